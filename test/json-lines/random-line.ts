import type { Dice } from '../synthetic/dice.ts';
import { numbers, texts } from './values.ts';

/** Keys that records have at the top, those of the fields that rules ask for among them. */
const topKeys = [
  'aa',
  'aa',
  'x',
  'user',
  'id',
  'größe',
  'n',
  'list',
  'url',
  'A B',
  'status',
  'decoy',
  'aa.b',
];
const innerKeys = ['b', 'b', 'b.c', 'c', 'k', 'z', 'errorCode'];
const deepest = 3;
/** Behind maps of more levels texts in the same list are not seen (docs/limits.md). */
const deepestMap = 2;
/** Lists in which nothing is, however deep they are. */
const emptyLists = ['[]', '[[]]', '[[[]]]', '[[],[[]]]', '[ [ ] , [ [ ] ] ]', '[[[[[]]]]]'];

/**
 * One record as writers of JSON spell it: keys in any order, blanks or none, letters beyond ASCII and a few signs as they
 * are or escaped, lists and maps in one another. `marker` are members that the log always has, in front or behind; at times they are missing, and it may be another log.
 */
export function randomLine(dice: Dice, marker: string): string {
  const own = mapText(0, topKeys, dice).slice(1, -1);
  if (own !== '' && dice.below(4) === 0) return `{${own}}`;
  const members = own === '' ? [marker] : dice.below(2) === 0 ? [marker, own] : [own, marker];
  return `{${members.join(',')}}`;
}

function mapText(depth: number, keys: readonly string[], dice: Dice): string {
  const wanted = dice.below(5) + (depth === 0 ? 2 : 0);
  const picked = new Set(Array.from({ length: wanted }, () => dice.pick(keys) ?? ''));
  // What a name with a point stands for is there once.
  const chosen = [...picked].filter((key) => !picked.has(key.replace(/\..*/, '')) || !key.includes('.'));
  const blank = depth > 0 && dice.below(3) === 0 ? ' ' : '';
  const members = Array.from(chosen, (key) => `${stringText(key, dice)}:${blank}${valueText(depth, dice)}`);
  return `{${members.join(`,${blank}`)}}`;
}

function valueText(depth: number, dice: Dice): string {
  const kind = dice.below(depth > deepest ? 7 : depth > deepestMap ? 10 : 13);
  if (kind < 4) return stringText(dice.pick(texts) ?? '', dice);
  if (kind < 6) return numberText(dice);
  if (kind === 6) return dice.pick(['null', 'true', 'false']) ?? 'null';
  if (kind === 9 && dice.below(4) === 0) return dice.pick(emptyLists) ?? '[]';
  if (kind > 9) return mapText(depth + 1, innerKeys, dice);
  const members = Array.from({ length: dice.below(4) }, () => valueText(depth + 1, dice));
  return `[${members.join(dice.pick([',', ', ', ' , ']))}]`;
}

function numberText(dice: Dice): string {
  const value = dice.pick(numbers) ?? 0;
  return dice.below(6) === 0 ? value.toFixed(2) : String(value);
}

/** Writers escape what they like: Go `<`, `>` and `&`, others what is not ASCII, in small or capital letters. */
function stringText(text: string, dice: Dice): string {
  const plain = JSON.stringify(text);
  const escaped = (which: RegExp, digits: (hex: string) => string) =>
    plain.replace(which, (unit) => `\\u${digits(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`);
  const beyondAscii = /[^\0-\x7f]/g;
  const signs = /[<>&'+]/g;
  switch (dice.below(6)) {
    case 0:
      return escaped(beyondAscii, (hex) => hex);
    case 1:
      return escaped(beyondAscii, (hex) => hex.toUpperCase());
    case 2:
      return plain.replaceAll('/', '\\/');
    case 3:
      return escaped(signs, (hex) => hex);
    case 4:
      return escaped(signs, (hex) => hex.toUpperCase());
    default:
      return plain;
  }
}
