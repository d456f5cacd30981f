import { alternativesOf, type Pattern } from '@sigmazuh/compiler';
import { type Target, targetKey } from './wazuh-predicate.ts';

/** Places that are a part of another one. */
const wholes: ReadonlyMap<string, Target> = new Map([
  [targetKey({ kind: 'part', part: 'url-query' }), { kind: 'static', element: 'url' }],
  [targetKey({ kind: 'part', part: 'iis-query' }), { kind: 'part', part: 'iis-url' }],
]);

/**
 * The places without those whose whole is asked as well: a text anywhere in a query is anywhere in path and query. A
 * question mark is none, since IIS writes it as a blank.
 */
export function withoutParts(
  targets: readonly Target[] | null,
  pattern: Pattern | null,
): readonly Target[] | null {
  if (targets === null || pattern === null || !alternativesOf(pattern).every(isPlainText)) return targets;
  const asked = new Set(targets.map(targetKey));
  return targets.filter((target) => {
    const whole = wholes.get(targetKey(target));
    return whole === undefined || !asked.has(targetKey(whole));
  });
}

function isPlainText(pattern: Pattern): boolean {
  return pattern.kind === 'literal' && !pattern.text.includes('?');
}
