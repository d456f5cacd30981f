import type { Pattern } from '../pattern.ts';
import { patternKey } from './build.ts';

/** More results than this are not kept. */
const mostKept = 20_000;

/** The same function, which remembers what it made of a pattern: rules of one collection ask for the same values. */
export function byContent<Result>(make: (pattern: Pattern) => Result): (pattern: Pattern) => Result {
  const known = new Map<string, Result>();
  return (pattern) => {
    const key = patternKey(pattern);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(pattern);
    if (known.size < mostKept) known.set(key, made);
    return made;
  };
}
