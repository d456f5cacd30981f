const decimalNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const integer = /^[+-]?\d+$/;

/** The text without the white space around it if it is a decimal number. */
export function readDecimal(text: string): string | undefined {
  const trimmed = text.trim();
  return decimalNumber.test(trimmed) ? trimmed : undefined;
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
