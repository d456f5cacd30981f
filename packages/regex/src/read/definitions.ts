const opening = '(?(DEFINE)';

/**
 * A text, and the groups that are defined behind it and called by number: `(?1)x(?(DEFINE)(a|b))` is `(?1)x` and
 * `a|b`. The text itself has no groups with numbers then.
 */
export function partsOf(text: string): { readonly body: string; readonly definitions: readonly string[] } {
  const at = text.lastIndexOf(opening);
  if (at <= 0 || !text.endsWith('))')) return { body: text, definitions: [] };
  return { body: text.slice(0, at), definitions: groupsIn(text.slice(at + opening.length, -1)) };
}

/** `(a)(b(c))` → `a`, `b(c)`. */
function groupsIn(text: string): readonly string[] {
  const groups: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: token, index } of text.matchAll(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]/gs)) {
    if (token === '(' && depth++ === 0) from = index + 1;
    if (token === ')' && --depth === 0) groups.push(text.slice(from, index));
  }
  return groups;
}
