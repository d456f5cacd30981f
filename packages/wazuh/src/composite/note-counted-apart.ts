import { groupBy } from '@sigmazuh/compiler';
import type { ConvertedRule } from '../convert/index.ts';
import type { CompositeEntry } from './composite-plan.ts';

/** As many composites are named in one message. */
const mostNamed = 6;

/** Says of each rule which composites of the manager do not count the events that it takes. */
export function noteCountedApart(
  converted: readonly ConvertedRule[],
  composites: readonly CompositeEntry[],
): void {
  const apart = composites.flatMap(({ id, rules }) => rules.apart.map((owner) => ({ id, owner })));
  const byOwner = groupBy(apart, ({ owner }) => owner);
  for (const { owner, rule, findings } of converted) {
    const ids = (byOwner.get(owner) ?? []).map(({ id }) => id);
    if (ids.length === 0) continue;
    const named = ids.slice(0, mostNamed).join(', ');
    const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
    findings.note(
      'counted-apart',
      rule.range,
      `events that this rule takes are not counted by rules of the manager that may count them: ${named}${more}`,
    );
  }
}
