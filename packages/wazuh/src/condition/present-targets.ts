import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { Branch } from '../branch/index.ts';
import { elementTarget, targetKey, targetOf } from '../locate/index.ts';

/** Targets that every event of the branch has, by their keys. */
export function presentTargets(branch: Branch, source: SourceMapping): ReadonlySet<string> {
  return new Set([
    ...(source.present ?? []).map((name) => targetKey(targetOf(name))),
    ...branch.tests.flatMap((test) => [targetKey(test.target), targetKey(elementTarget(test.target))]),
    'log',
  ]);
}
