import type { Wazuh5Rule } from '../build.ts';
import type { RuleDocument } from '../document/rule-document.ts';
import { type Draft, type DraftRule, type JsonMap, mapOf, ownTag } from './draft.ts';

/** One request that changes the draft space. */
export type DraftStep =
  | { readonly kind: 'create-integration'; readonly title: string; readonly category: string }
  | { readonly kind: 'create-rule'; readonly integration: string; readonly resource: RuleDocument }
  | { readonly kind: 'update-rule'; readonly id: string; readonly resource: RuleDocument }
  | { readonly kind: 'remove-rule'; readonly id: string; readonly title: string };

export interface DeploymentPlan {
  /** In the order in which they have to be done: integrations first, what makes room for others before those. */
  readonly steps: readonly DraftStep[];
  /** Rules that are there already as they should be. */
  readonly kept: readonly string[];
  /** Why nothing may be done: titles that rules of others have. */
  readonly conflicts: readonly string[];
}

/**
 * What has to be done so that the draft space holds these rules. Done again, nothing is left to do.
 *
 * @param obsolete what becomes of rules of this tool that are no longer wanted
 */
export function planDeployment(
  wanted: readonly Wazuh5Rule[],
  draft: Draft,
  obsolete: 'keep' | 'remove',
): DeploymentPlan {
  const steps = new Map<DraftStep['kind'], DraftStep[]>();
  const add = (step: DraftStep) => steps.set(step.kind, [...(steps.get(step.kind) ?? []), step]);
  for (const [title, category] of new Map(wanted.map((each) => [each.integration, each.category]))) {
    if (!draft.integrations.has(title)) add({ kind: 'create-integration', title, category });
  }
  const own = draft.rules.filter(({ owner }) => owner === 'this-tool');
  const foreign = new Map(
    draft.rules.filter(({ owner }) => owner === 'others').map((rule) => [rule.title, rule]),
  );
  const matched = new Set<DraftRule>();
  const kept: string[] = [];
  const conflicts: string[] = [];
  for (const { integration, resource: plain } of wanted) {
    const resource = { ...plain, tags: [...(plain.tags ?? []), ownTag] };
    const title = String(resource.metadata.title);
    const before = own.find((each) => !matched.has(each) && isSameRule(each, resource, title));
    const other = foreign.get(title);
    if (before !== undefined) matched.add(before);
    if (other !== undefined) {
      conflicts.push(`"${title}" is the title of a rule that this tool did not make (${other.id})`);
    } else if (before === undefined) {
      add({ kind: 'create-rule', integration, resource });
    } else if (before.integration !== integration) {
      // A rule stays with the integration it was made in.
      add({ kind: 'remove-rule', id: before.id, title: before.title });
      add({ kind: 'create-rule', integration, resource });
    } else if (isEqual(comparable(before.document), comparable(resource))) {
      kept.push(before.id);
    } else {
      add({ kind: 'update-rule', id: before.id, resource });
    }
  }
  if (obsolete === 'remove') {
    for (const each of own) {
      if (!matched.has(each)) add({ kind: 'remove-rule', id: each.id, title: each.title });
    }
  }
  const order: readonly DraftStep['kind'][] = [
    'create-integration',
    'remove-rule',
    'update-rule',
    'create-rule',
  ];
  return { steps: order.flatMap((kind) => steps.get(kind) ?? []), kept, conflicts };
}

function isSameRule(rule: DraftRule, { sigma_id }: RuleDocument, title: string): boolean {
  return rule.sigmaId === null || sigma_id === undefined ? rule.title === title : rule.sigmaId === sigma_id;
}

/** A rule without what the content manager itself writes into it. */
function comparable(document: object): JsonMap {
  const { id: _, metadata, ...rest } = mapOf(document);
  const { date: _date, modified: _modified, supports: _supports, ...head } = mapOf(metadata);
  return { ...rest, metadata: head };
}

/** Whether two JSON values are the same; the order of a map's keys says nothing. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((each, i) => isEqual(each, b[i]));
  }
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    const [one, other] = [mapOf(a), mapOf(b)];
    const keys = Object.keys(one);
    return (
      Array.isArray(a) === Array.isArray(b) &&
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]))
    );
  }
  return a === b;
}
