/**
 * A JSON text's tokens, each taken in one way only, so that a search takes time that grows with the line:
 *
 *     s   a string with its quotes          v   any value with the blanks around it
 */
const tokens = String.raw`(?(DEFINE)(?'s'"(?:[^"\\]++|\\.)*+")(?'v'\s*+(*atomic:\g's'|[^][{}",:\s]++|\{(?:\s*+\g's'\s*+:\g'v'(?:,\s*+\g's'\s*+:\g'v')*+)?\s*+\}|\[(?:\g'v'(?:,\g'v')*+)?\s*+\])\s*+))`;

const otherMembers = String.raw`(?:\s*+\g's'\s*+:\g'v',)*?\s*+`;
/** A list on the way stands for each of its items. */
const inList = String.raw`(?:\[(?:\g'v',)*?\s*+)*?`;

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

/** A search of a line of JSON whose parts are made with `pathText`. */
export function lineText(search: string): string {
  return `${tokens}\\A${search}`;
}
