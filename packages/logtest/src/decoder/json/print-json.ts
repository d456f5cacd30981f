import type { ByteText } from '../../bytes.ts';
import type { JsonValue } from './json-value.ts';

/**
 * Prints a value as `cJSON_Print` does: array items on one line, objects one member a line, indented with tabs, a tab
 * behind the colon: `[{⏎⇥⇥"k":⇥"v"⏎⇥}, "s"]`.
 */
export function printJson(value: JsonValue, depth = 0): ByteText {
  switch (value.kind) {
    case 'null':
    case 'true':
    case 'false':
      return value.kind;
    case 'number':
      return printJsonNumber(value.value);
    case 'string':
      return quoteJson(value.value);
    case 'array':
      return `[${value.items.map((item) => printJson(item, depth + 1)).join(', ')}]`;
    case 'object': {
      const inner = '\t'.repeat(depth + 1);
      const members = value.members.map(
        ({ key, value: member }) => `${inner}${quoteJson(key)}:\t${printJson(member, depth + 1)}`,
      );
      return `{\n${members.map((member, at) => `${member}${at + 1 < members.length ? ',' : ''}\n`).join('')}${'\t'.repeat(depth)}}`;
    }
    default:
      return value satisfies never;
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** The text in double quotes with `" \` and control characters escaped; bytes from 128 on stay as they are. */
export function quoteJson(text: ByteText): ByteText {
  return `"${escapeJson(text)}"`;
}

const toEscape = /["\\\x00-\x1f]/;
const allToEscape = /["\\\x00-\x1f]/g;

/** As `quoteJson`, without the quotes. */
export function escapeJson(text: ByteText): ByteText {
  return toEscape.test(text) ? text.replace(allToEscape, escapeSign) : text;
}

function escapeSign(sign: string): string {
  return escapes.get(sign) ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A number inside an array, as cJSON prints it: integers of 32 bits plainly, others with 15 or else 17 digits. */
function printJsonNumber(value: number): ByteText {
  if (!Number.isFinite(value)) return 'null';
  if (isInt32(value)) return String(value | 0);
  const short = generalFormat(value, 15);
  return isNearly(Number(short), value) ? short : generalFormat(value, 17);
}

/** As cJSON compares doubles: some 16 digits are the same. */
function isNearly(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * Number.EPSILON;
}

/** C's `%.<digits>g`. */
function generalFormat(value: number, digits: number): string {
  const [mantissa = '', exponentText = '0'] = value.toExponential(digits - 1).split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < digits) return dropZeros(value.toFixed(digits - 1 - exponent));
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${dropZeros(mantissa)}e${exponent < 0 ? '-' : '+'}${size}`;
}

function dropZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The text of a number as a field: `%i` for what fits an int, `%f` for the rest, cut at 63 bytes. */
export function numberField(value: number): ByteText {
  if (isInt32(value)) return String(value | 0);
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return sixDecimals(value).slice(0, 63);
}

function sixDecimals(value: number): string {
  if (Math.abs(value) >= 1e21) return `${BigInt(value)}.000000`;
  const isHalfway = Number.isInteger(value * 128) && !Number.isInteger(value * 64);
  return isHalfway ? evenDecimals(value) : value.toFixed(6);
}

/** C rounds a value halfway between two to the even one, `toFixed` away from 0. */
function evenDecimals(value: number): string {
  const lower = (BigInt(Math.abs(value) * 128) * 15_625n) / 2n;
  const millionths = String(lower % 2n === 0n ? lower : lower + 1n).padStart(7, '0');
  return `${value < 0 ? '-' : ''}${millionths.slice(0, -6)}.${millionths.slice(-6)}`;
}

function isInt32(value: number): boolean {
  return value === (value | 0);
}
