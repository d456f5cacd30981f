import { nearest } from '@sigmazuh/parser';
import type { LogSourcePattern, Pipeline } from './source.ts';
import { attributeNames } from './transformation.ts';

/** The log source that pipelines know and that a person most likely meant by one that none knows. */
export function meantLogSource(
  logSource: LogSourcePattern,
  pipelines: readonly Pipeline[],
): LogSourcePattern | null {
  const known = pipelines.flatMap(({ sources, refusals }) =>
    [...sources, ...refusals].map((each) => each.logSource),
  );
  const near = known.flatMap((candidate) => {
    const changes = changesTo(candidate, logSource);
    return changes === null ? [] : [{ candidate, changes }];
  });
  return near.sort((a, b) => a.changes - b.changes)[0]?.candidate ?? null;
}

/** How many attributes have to be spelled otherwise; `null` when that is not all that is different. */
function changesTo(candidate: LogSourcePattern, logSource: LogSourcePattern): number | null {
  let changes = 0;
  for (const name of attributeNames) {
    const [own, other] = [logSource[name], candidate[name]];
    if (own === other || other === '*') continue;
    if (own === undefined || other === undefined || nearest(own, [other]) === null) return null;
    changes += 1;
  }
  return changes === 0 ? null : changes;
}
