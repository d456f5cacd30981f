import type { SourceRange } from '../source.ts';
import type { Say } from './check-rule.ts';

/** Says of every entry whose key occurred before in the list that it is repeated. */
export function sayRepeated<Entry extends { readonly range: SourceRange }>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  say: Say,
): void {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, entry);
      continue;
    }
    say(entry.range, `"${key}" stands in this list twice`, {
      related: [{ range: other.range, message: 'it stands here first' }],
    });
  }
}
