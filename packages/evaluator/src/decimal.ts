const decimalNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const integer = /^[+-]?\d+$/;

/**
 * The text if it is a decimal number and nothing else. White space beside a number makes it another text, and so does an
 * exponent: `1e3` among texts is a name or a hash.
 */
export function readDecimal(text: string): string | undefined {
  return decimalNumber.test(text) ? text : undefined;
}

/** Below 0, 0 or above 0 as the first is less than, equal to or greater than the second. Integers of any length. */
export function compareDecimals(one: string, other: string): number {
  if (!integer.test(one) || !integer.test(other)) return Number(one) - Number(other);
  const difference = BigInt(unsigned(one)) - BigInt(unsigned(other));
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function unsigned(text: string): string {
  return text.startsWith('+') ? text.slice(1) : text;
}
