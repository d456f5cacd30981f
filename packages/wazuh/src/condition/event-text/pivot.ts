import type { WazuhPredicate } from '../../locate/index.ts';
import { isOfMember, keyOf, type Spelling, spellingOf } from './member-search.ts';
import { formOf, valueStart, valueText } from './value-text.ts';

/** A field that tells quickest that a search does not succeed. */
export interface Pivot {
  readonly test: WazuhPredicate;
  readonly name: string;
  readonly spelling: Spelling;
  /** The value's text up to anything in it. */
  readonly start: string;
  /** What stands somewhere in the value. */
  readonly part: string;
}

/** Short values that differ between events come first; command lines are long. */
const pivotFields = ['originalFileName', 'image', 'parentImage', 'targetImage', 'sourceImage', 'imageLoaded'];

/** Searches that begin with the same test make it once. */
export function startingWith(test: WazuhPredicate, predicate: WazuhPredicate): WazuhPredicate {
  if (predicate.kind !== 'and') return predicate;
  return { kind: 'and', operands: [test, ...predicate.operands.filter((each) => each !== test)] };
}

/** The best of the fields that a search begins with; `null` for none. */
export function pivotOf(predicate: WazuhPredicate): Pivot | null {
  const tests = predicate.kind === 'and' ? predicate.operands : [predicate];
  const places = tests.flatMap((test) => {
    if (!isOfMember(test)) return [];
    const name = keyOf(test.target.name);
    const { part } = valueText(test, test.pattern);
    const place = pivotFields.indexOf(name);
    if (part === null || place < 0) return [];
    const pivot: Pivot = {
      test,
      name,
      spelling: spellingOf(test),
      start: valueStart(formOf(test, test.pattern)),
      part,
    };
    return [{ pivot, place }];
  });
  const [best] = places.sort((a, b) => a.place - b.place);
  return best?.pivot ?? null;
}
