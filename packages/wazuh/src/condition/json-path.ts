import { jsonTokens, type Pcre2Text, provenText } from '@sigmazuh/regex';

const otherMembers = String.raw`(?:\s*+\g's'\s*+:\g'v',)*?\s*+`;
/** A list on the way stands for each of its items, and so does a list in a list. */
const inList = String.raw`(?:\[(?:\g'v',)*?\s*+){0,2}?`;

/**
 * What leads from the beginning of a line of JSON to a value, whatever the order of the keys; lists on the way are
 * looked into, and one at its end unless it is taken as a whole. A name with points may also be one key.
 *
 *     user.name   →   {"a":1,"user":[{"name":…   or   {"user.name":…
 */
export function pathText(path: readonly string[], last: 'each member' | 'whole' = 'each member'): string {
  const ending = last === 'whole' ? '' : inList;
  const nested = path.map(member).join(String.raw`${inList}\{`);
  const whole = path.length === 1 ? nested : `(?:${nested}|${member(path.join('.'))})`;
  return String.raw`\{${whole}${ending}`;
}

function member(name: string): string {
  return `${otherMembers}${quoted(name)}`;
}

function quoted(name: string): string {
  const escaped = name.replace(/["\\]/g, '\\$&').replace(/[^A-Za-z0-9 _-]/g, (each) => `\\${each}`);
  return String.raw`"${escaped}"\s*+:\s*+`;
}

/** A search of a line of JSON whose parts are made with `pathText`; `null` when its time is not proven. */
export function lineText(search: string): Pcre2Text | null {
  return provenText(`${jsonTokens}\\A${search}`);
}
