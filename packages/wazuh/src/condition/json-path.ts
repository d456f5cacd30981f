import { jsonTokens, type Pcre2Text, provenText } from '@sigmazuh/regex';

const otherMembers = String.raw`(?:\s*+\g's'\s*+:\g'v',)*?\s*+`;
/** A list on the way stands for each of its items, and so does a list in a list. */
const inList = String.raw`(?:\[(?:\g'v',)*?\s*+){0,2}?`;

/**
 * What leads from the beginning of a line of JSON to a value, whatever the order of the keys; lists on the way are
 * looked into. A name with points may also be one key.
 *
 *     user.name   →   {"a":1,"user":[{"name":…   or   {"user.name":…
 */
export function pathText(path: readonly string[]): string {
  const nested = path.map((name) => member(name)).join(String.raw`\{`);
  return path.length === 1 ? String.raw`\{${nested}` : String.raw`\{(?:${nested}|${member(path.join('.'))})`;
}

function member(name: string): string {
  return `${otherMembers}${quoted(name)}${inList}`;
}

function quoted(name: string): string {
  const escaped = name.replace(/["\\]/g, '\\$&').replace(/[^A-Za-z0-9 _-]/g, (each) => `\\${each}`);
  return String.raw`"${escaped}"\s*+:\s*+`;
}

/** A search of a line of JSON whose parts are made with `pathText`; `null` when its time is not proven. */
export function lineText(search: string): Pcre2Text | null {
  return provenText(`${jsonTokens}\\A${search}`);
}
