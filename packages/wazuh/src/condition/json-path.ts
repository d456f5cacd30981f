import { jsonTokens, type Pcre2Text, provenText } from '@sigmazuh/regex';

const colon = String.raw`\s*+:\s*+`;
const otherMembers = String.raw`(?:\s*+\g's'\s*+:\g'v',)*?\s*+`;
/** A list on the way stands for each of its items, and so does a list in a list. */
const inList = String.raw`(?:\[(?:\g'v',)*?\s*+){0,6}?`;

/**
 * What leads from the beginning of a line of JSON to a value, whatever the order of the keys; lists on the way are
 * looked into, and one at its end unless it is taken as a whole. A point in a name may
 * also be one of a key.
 *
 *     user.name   →   {"a":1,"user":[{"name":…   or   {"user.name":…
 */
export function pathText(
  path: readonly string[],
  last: 'each member' | 'whole' = 'each member',
  between: 'maps and lists' | 'maps' = 'maps and lists',
): string {
  const ending = last === 'whole' ? '' : inList;
  const onTheWay = between === 'maps' ? '' : inList;
  const below = String.raw`(?:\.|"${colon}${onTheWay}\{${otherMembers}")`;
  return String.raw`\{${otherMembers}"${path.map(spellings).join(below)}"${colon}${ending}`;
}

/** A key as most writers spell it, or with everything beyond ASCII escaped. */
function spellings(name: string): string {
  const spelled = name.replace(/["\\]/g, '\\$&');
  const escaped = Array.from(spelled.split(''), (unit) =>
    unit < '\x80' ? literal(unit) : escapedUnit(unit),
  );
  const names = [...new Set([Array.from(spelled, literal).join(''), escaped.join('')])];
  const [only] = names;
  return names.length === 1 ? (only ?? '') : `(?:${names.join('|')})`;
}

function literal(character: string): string {
  return /[A-Za-z0-9 _-]/.test(character) || character >= '\x80' ? character : `\\${character}`;
}

/** `\u00e4`, with small or large letters. */
function escapedUnit(unit: string): string {
  const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
  const either = digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return String.raw`\\u${either}`;
}

/** A search of a line of JSON whose parts are made with `pathText`; `null` when its time is not proven. */
export function lineText(search: string): Pcre2Text | null {
  return provenText(`${jsonTokens}\\A${search}`);
}
