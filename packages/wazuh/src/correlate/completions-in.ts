import type { CountedBase } from './counted-base.ts';
import type { Completion, CountedCorrelation } from './counted-correlation.ts';

/**
 * How a correlation comes to hold at an event of these bases, what asks for the same things once. An event that is of a
 * rule which is looked for need not be preceded by one: `isShortened`.
 */
export function completionsIn(
  { completions }: CountedCorrelation,
  bases: readonly CountedBase[],
): readonly (Completion & { readonly isShortened: boolean })[] {
  const keys = new Set(bases.map(({ base }) => base.key));
  const own = completions.flatMap((each) => {
    if (!keys.has(each.base)) return [];
    const queries = each.queries.filter(({ of }) => of === undefined || !keys.has(of));
    // A look back compares the fields, which have to be there.
    const present = queries.length > 0 && each.queries.length > 0 ? [] : each.present;
    return [{ ...each, queries, present, isShortened: queries.length < each.queries.length }];
  });
  const asked = (each: Completion) => JSON.stringify({ ...each, base: null });
  return own.filter((each, at) => own.findIndex((other) => asked(other) === asked(each)) === at);
}
