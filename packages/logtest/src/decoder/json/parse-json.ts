import { type ByteText, toBytes } from '../../bytes.ts';
import type { JsonMember, JsonValue } from './json-value.ts';

/** cJSON's nesting limit: one level more and the text is no JSON. */
const maxDepth = 1_000;
/** cJSON copies this many bytes of a number; what follows is an error then. */
const maxNumberText = 63;

class NotJson extends Error {}

interface Input {
  readonly text: ByteText;
  at: number;
}

/**
 * Parses the JSON value at the start of the text, as leniently as cJSON: blanks are all bytes up to 32, raw control
 * characters may stand in strings, and what follows the value is ignored. `null` when there is no JSON value.
 */
export function parseJson(text: ByteText): JsonValue | null {
  const input: Input = { text, at: text.startsWith('\xef\xbb\xbf') ? 3 : 0 };
  try {
    skipBlanks(input);
    return readValue(input, 0);
  } catch (error) {
    if (error instanceof NotJson) return null;
    throw error;
  }
}

function readValue(input: Input, depth: number): JsonValue {
  const { text, at } = input;
  const sign = text.charAt(at);
  if (sign === '"') return { kind: 'string', value: readString(input) };
  if (sign === '{') return readObject(input, depth);
  if (sign === '[') return readArray(input, depth);
  if (sign === '-' || (sign >= '0' && sign <= '9')) return readNumber(input);
  for (const kind of ['null', 'true', 'false'] as const) {
    if (!text.startsWith(kind, at)) continue;
    input.at += kind.length;
    return { kind };
  }
  throw new NotJson();
}

const numberText = /-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/y;

function readNumber(input: Input): JsonValue {
  const chunk = input.text.slice(input.at, input.at + maxNumberText);
  numberText.lastIndex = 0;
  const found = numberText.exec(chunk)?.[0];
  if (found === undefined) throw new NotJson();
  input.at += found.length;
  return { kind: 'number', value: Number(found) };
}

function readArray(input: Input, depth: number): JsonValue {
  if (depth >= maxDepth) throw new NotJson();
  const items: JsonValue[] = [];
  input.at += 1;
  skipBlanks(input);
  if (takes(input, ']')) return { kind: 'array', items };
  do {
    skipBlanks(input);
    items.push(readValue(input, depth + 1));
    skipBlanks(input);
  } while (takes(input, ','));
  if (!takes(input, ']')) throw new NotJson();
  return { kind: 'array', items };
}

function readObject(input: Input, depth: number): JsonValue {
  if (depth >= maxDepth) throw new NotJson();
  const members: JsonMember[] = [];
  input.at += 1;
  skipBlanks(input);
  if (takes(input, '}')) return { kind: 'object', members };
  do {
    skipBlanks(input);
    if (input.text.charAt(input.at) !== '"') throw new NotJson();
    const key = readString(input);
    skipBlanks(input);
    if (!takes(input, ':')) throw new NotJson();
    skipBlanks(input);
    members.push({ key, value: readValue(input, depth + 1) });
    skipBlanks(input);
  } while (takes(input, ','));
  if (!takes(input, '}')) throw new NotJson();
  return { kind: 'object', members };
}

const singleEscapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
]);

function readString(input: Input): ByteText {
  const { text } = input;
  let value = '';
  let start = input.at + 1;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      input.at = at + 1;
      return untilNul(value + text.slice(start, at));
    }
    if (code !== 0x5c) continue;
    value += text.slice(start, at);
    const sign = text.charAt(at + 1);
    const single = singleEscapes.get(sign);
    if (single !== undefined) {
      value += single;
      at += 1;
    } else {
      if (sign !== 'u') throw new NotJson();
      const character = readUnicodeEscape(text, at);
      value += toBytes(character);
      at += character.length * 6 - 1;
    }
    start = at + 1;
  }
  throw new NotJson();
}

/** The character of the one or two `\uXXXX` at the offset; its UTF-16 length says how many there were. */
function readUnicodeEscape(text: ByteText, at: number): string {
  const first = hexAt(text, at + 2);
  if (first >= 0xdc00 && first <= 0xdfff) throw new NotJson();
  if (first < 0xd800 || first > 0xdbff) return String.fromCharCode(first);
  if (!text.startsWith('\\u', at + 6)) throw new NotJson();
  const second = hexAt(text, at + 8);
  if (second < 0xdc00 || second > 0xdfff) throw new NotJson();
  return String.fromCharCode(first, second);
}

/** cJSON reads digits that are none as 0. */
function hexAt(text: ByteText, at: number): number {
  const digits = text.slice(at, at + 4);
  if (digits.length < 4 || digits.includes('"')) throw new NotJson();
  return /^[0-9A-Fa-f]{4}$/.test(digits) ? Number.parseInt(digits, 16) : 0;
}

function untilNul(value: ByteText): ByteText {
  const nul = value.indexOf('\0');
  return nul < 0 ? value : value.slice(0, nul);
}

function skipBlanks(input: Input): void {
  while (input.at < input.text.length && input.text.charCodeAt(input.at) <= 32) input.at += 1;
}

function takes(input: Input, sign: string): boolean {
  if (input.text.charAt(input.at) !== sign) return false;
  input.at += 1;
  return true;
}
