import type { EventContent } from '../event.ts';

/** No event has so many values side by side; what has is made to exhaust its readers. */
const mostCombinations = 1_024;

/**
 * Every way to take one value of each of the fields, as one text each: `[["a"], ["1","2"]]` are two. None when one of
 * the fields has no value.
 */
export function combinationsOf(content: EventContent, fields: readonly string[]): readonly string[] {
  let found: readonly (readonly string[])[] = [[]];
  for (const name of fields) {
    const texts = new Set(content.fields.get(name)?.values.flatMap(({ text }) => text?.plain ?? []) ?? []);
    found = found.flatMap((each) => Array.from(texts, (text) => [...each, text])).slice(0, mostCombinations);
  }
  return found.map((each) => JSON.stringify(each));
}
