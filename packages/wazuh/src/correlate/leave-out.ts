import type { CorrelationRule } from '@sigmazuh/parser';
import type { PlanFindings } from '../findings.ts';
import type { ConvertedCorrelations } from './convert-correlations.ts';
import { innerOf } from './counted-correlation.ts';

/** What is refused, for its findings. */
export interface Refused {
  readonly owner: string;
  readonly rule: CorrelationRule;
  readonly findings: PlanFindings;
}

/** Correlations without those of some owners, or whose events are of these; and without what builds on them. */
export function leaveOutCorrelations<Correlations extends Pick<ConvertedCorrelations, 'counted' | 'bases'>>(
  correlations: Correlations,
  owners: ReadonlySet<string>,
  refuse: (refused: Refused) => void,
): Correlations {
  const keys = correlations.bases.flatMap(({ base }) => (owners.has(base.owner) ? [base.key] : []));
  const gone = new Set(
    correlations.counted.flatMap(({ owner, bases }) =>
      owners.has(owner) || bases.some((base) => keys.includes(base)) ? [owner] : [],
    ),
  );
  for (const each of correlations.counted) {
    if (innerOf(each, correlations.counted).some(({ owner }) => gone.has(owner))) gone.add(each.owner);
  }
  const told = new Set<string>();
  for (const each of correlations.counted) {
    if (!gone.has(each.owner) || told.has(each.owner)) continue;
    told.add(each.owner);
    refuse(each);
  }
  const counted = correlations.counted.filter(({ owner }) => !gone.has(owner));
  const bases = correlations.bases.filter(({ base }) =>
    counted.some((each) => each.bases.includes(base.key)),
  );
  return { ...correlations, counted, bases };
}
