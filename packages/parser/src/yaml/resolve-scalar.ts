const nullWords = new Set(['', '~', 'null', 'Null', 'NULL']);
const trueWords = new Set(['true', 'True', 'TRUE']);
const falseWords = new Set(['false', 'False', 'FALSE']);
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;

/**
 * What an unquoted scalar means: YAML 1.2, core schema (specification section 10.3.2), with one exception and
 * the YAML 1.1 readings decided as follows, because Sigma values are texts found in logs:
 *
 * - `2024-01-02`, `12:30`, `1_000`, `yes`, `no`, `on`, `off` are text (YAML 1.1 had dates, base 60, booleans)
 * - `0644` is the number 644, not octal; its spelling stays available beside the value
 * - `0x1f`, `0o17` are numbers
 * - `.inf` and `.nan` are text although the core schema calls them numbers: Sigma has no use for infinity,
 *   and `.inf` is a file extension that rules do name
 */
export function resolvePlainScalar(text: string): string | number | boolean | null {
  if (nullWords.has(text)) return null;
  const first = text.charCodeAt(0);
  const mayBeNumber = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (mayBeNumber) {
    if (decimal.test(text)) return finiteOrText(Number(text), text);
    if (octal.test(text) || hexadecimal.test(text)) return finiteOrText(Number(text), text);
    return text;
  }
  if (trueWords.has(text)) return true;
  if (falseWords.has(text)) return false;
  return text;
}

function finiteOrText(value: number, text: string): number | string {
  return Number.isFinite(value) ? value : text;
}

/** The core schema's tags for scalars; `null` when the text does not fit the tag. */
export function resolveTaggedScalar(
  tag: string,
  text: string,
): { readonly value: string | number | boolean | null } | null {
  if (tag === '!!str' || tag === '!') return { value: text };
  const value = resolvePlainScalar(text);
  const fits =
    (tag === '!!null' && value === null) ||
    (tag === '!!bool' && typeof value === 'boolean') ||
    (tag === '!!float' && typeof value === 'number') ||
    (tag === '!!int' && Number.isInteger(value));
  return fits ? { value } : null;
}
