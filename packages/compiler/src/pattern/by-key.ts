import type { Pattern } from '../pattern.ts';
import { patternKey } from './build.ts';

/** More results than this are not kept. */
const mostKept = 20_000;

/** The same function, which remembers its results by a text that two arguments share only if they mean the same. */
export function byKey<Arguments extends readonly unknown[], Result extends unknown | null>(
  keyOf: (...given: Arguments) => string,
  make: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const known = new Map<string, Result>();
  return (...given) => {
    const key = keyOf(...given);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(...given);
    if (known.size < mostKept) known.set(key, made);
    return made;
  };
}

/** The same function, which remembers what it made of a pattern: rules of one collection ask for the same values. */
export function byContent<Result>(make: (pattern: Pattern) => Result): (pattern: Pattern) => Result {
  return byKey(patternKey, make);
}
