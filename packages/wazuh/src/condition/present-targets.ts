import { byIdentity } from '@sigmazuh/compiler';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { Branch } from '../branch/index.ts';
import { elementTarget, type Target, targetKey, targetOf } from '../locate/index.ts';

/** Targets that every event of the branch has, by their keys. */
export function presentTargets(branch: Branch, source: SourceMapping): ReadonlySet<string> {
  return new Set([
    ...alwaysPresent(source),
    ...branch.tests.flatMap((test) => [targetKey(test.target), targetKey(elementTarget(test.target))]),
  ]);
}

const alwaysPresent = byIdentity(({ present = [] }: SourceMapping): readonly string[] => [
  'log',
  ...present.map((name) => targetKey(targetOf(name))),
]);

/** By which keys a target is known to be there: its own, and that of the element which it is looked for in. */
export function presenceKeys(target: Target): readonly string[] {
  const element = elementTarget(target.kind === 'listed' ? target.of : target);
  return [targetKey(element), targetKey(target)];
}
