import type { CountedCorrelation, Query } from './counted-correlation.ts';
import { endsOf, eventsOf, mayBeOne, query } from './counted-events.ts';
import { type CountingContext, type Look, type Made, stageOf } from './counting-context.ts';
import { difference } from './differences.ts';
import { haveValues } from './has-value.ts';
import type { Reference, ResolvedCorrelation } from './resolve.ts';

/**
 * Each rule but the first and the last is looked for by those behind it where the ones in front of it came before:
 *
 *     A, B, C   →   B after A is a stage;   C after that stage, and after A
 */
export function ordered(resolved: ResolvedCorrelation, look: Look, context: CountingContext): Made | null {
  const { references } = resolved;
  const stages: CountedCorrelation[] = [];
  let before: readonly Query[] = [];
  for (const [at, { target }] of references.entries()) {
    const completions = endsOf(target, before, [], context);
    if (at === references.length - 1) {
      const overlaps = references.slice(0, -1).some((each) => mayBeOne(each.target, target, context));
      const differences = [
        ...(references.length > 2 ? [difference.longerChain(references.length)] : []),
        ...(overlaps ? [difference.alertNotCounted()] : []),
      ];
      return { stages, completions, differences };
    }
    if (at === 0) {
      before = [query(eventsOf(target, context), look)];
      continue;
    }
    const stage: CountedCorrelation = { ...stageOf(resolved, `up to ${at + 1}`), completions };
    stages.push(stage);
    before = [query({ kind: 'groups', groups: [stage.group] }, look), ...before];
  }
  return null;
}

/**
 * At an event of each rule all others are looked for. A look that finds one marks the event, which counts on where the
 * next finds none; so the looks in front of the last have levels by the rule that they are made from:
 *
 *     A, B, C   →   C: A and B before, at the third level     sees the marks on both
 *                   B: A before, at the second level, then C at the highest
 *                   A: B at the first level, then C; or C, then B: either may be marked
 */
export function inAnyOrder(references: readonly Reference[], look: Look, context: CountingContext): Made {
  // An event of all rules needs no other; whether it is in a group is asked of its fields then.
  const present = look.places.sets.map(haveValues);
  const completions = references.flatMap(({ target }, at) => {
    const below = references.length > 2 ? references.length - at : 0;
    const [before, after] = [references.slice(0, at), references.slice(at + 1)];
    const lasts = after.length > 0 ? after : before.slice(-1);
    return lasts.flatMap((last) => {
      const looks = [...[...before, ...after].filter((each) => each !== last), last].map((each) => ({
        ...query(eventsOf(each.target, context), look),
        below: each === last ? 0 : below,
        ...(each.target.kind === 'base' ? { of: each.target.key } : {}),
      }));
      return endsOf(target, looks, present, context);
    });
  });
  const [first] = references;
  const overlaps = references.some(({ target }, at) =>
    references.slice(at + 1).some((other) => mayBeOne(target, other.target, context)),
  );
  const isPassedOver = references.length > 3 || (references.length > 2 && overlaps);
  const differences = [
    difference.alertNotCounted(isPassedOver ? 'not kept' : 'kept'),
    ...(references.length > 2 && first !== undefined
      ? [difference.firstLast(first.target.rule.title.value)]
      : []),
  ];
  return { stages: [], completions, differences };
}
