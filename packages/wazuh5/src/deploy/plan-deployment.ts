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
 * What has to be done so that the draft space holds these rules. Done again, nothing is left to do, also where an
 * earlier run ended halfway. A space takes each title once, so that what gives a title up goes before what takes it.
 *
 * @param obsolete what becomes of rules of this tool that are no longer wanted
 */
export function planDeployment(
  wanted: readonly Wazuh5Rule[],
  draft: Draft,
  obsolete: 'keep' | 'remove',
): DeploymentPlan {
  const made = new Map(wanted.map((each) => [each.integration, each.category]));
  const integrations = [...made]
    .filter(([title]) => !draft.integrations.has(title))
    .map(([title, category]): DraftStep => ({ kind: 'create-integration', title, category }));
  const own = draft.rules.filter(({ owner }) => owner === 'this-tool');
  const pairs = paired(wanted, own);
  const matched = new Set(pairs.map(({ before }) => before));
  const unwanted = own.filter((each) => !matched.has(each));
  const removed = obsolete === 'remove' ? [...unwanted] : [];
  const kept: string[] = [];
  const created: DraftStep[] = [];
  const updated: Update[] = [];
  for (const { integration, resource, before } of pairs) {
    if (before === null) {
      created.push({ kind: 'create-rule', integration, resource });
    } else if (before.integration !== integration) {
      // A rule stays with the integration it was made in.
      removed.push(before);
      created.push({ kind: 'create-rule', integration, resource });
    } else if (isEqual(comparable(before.document), comparable(resource))) {
      kept.push(before.id);
    } else {
      updated.push({ before, resource });
    }
  }
  return {
    steps: [
      ...integrations,
      ...removed.map(({ id, title }): DraftStep => ({ kind: 'remove-rule', id, title })),
      ...inOrderOfTitles(updated),
      ...created,
    ],
    kept,
    conflicts: conflictsOf(pairs, draft, obsolete === 'keep' ? unwanted : []),
  };
}

/** A wanted rule, and the one in draft that it is. */
interface Pair {
  readonly integration: string;
  readonly resource: RuleDocument;
  readonly before: DraftRule | null;
}

/** By their Sigma ids; a rule that got another id is told by its title. */
function paired(wanted: readonly Wazuh5Rule[], own: readonly DraftRule[]): readonly Pair[] {
  const resources = wanted.map(({ integration, resource }) => ({
    integration,
    resource: { ...resource, tags: [...(resource.tags ?? []), ownTag] },
  }));
  const found = new Map<RuleDocument, DraftRule>();
  const taken = new Set<DraftRule>();
  const ways: readonly ((rule: DraftRule, resource: RuleDocument) => boolean)[] = [
    (rule, resource) => isSameRule(rule, resource) && rule.title === resource.metadata.title,
    isSameRule,
    (rule, resource) => rule.title === resource.metadata.title,
  ];
  for (const isIt of ways) {
    for (const { resource } of resources) {
      if (found.has(resource)) continue;
      const rule = own.find((each) => !taken.has(each) && isIt(each, resource));
      if (rule === undefined) continue;
      found.set(resource, rule);
      taken.add(rule);
    }
  }
  return resources.map((each) => ({ ...each, before: found.get(each.resource) ?? null }));
}

/** Titles that cannot be had. */
function conflictsOf(
  pairs: readonly Pair[],
  draft: Draft,
  unwanted: readonly DraftRule[],
): readonly string[] {
  const foreign = new Map(
    draft.rules.filter(({ owner }) => owner === 'others').map((rule) => [rule.title, rule]),
  );
  const left = new Map(unwanted.map((rule) => [rule.title, rule]));
  return pairs.flatMap(({ resource: { metadata } }) => {
    const title = String(metadata.title);
    const [other, own] = [foreign.get(title), left.get(title)];
    if (other !== undefined)
      return [`"${title}" is the title of a rule that this tool did not make (${other.id})`];
    if (own !== undefined)
      return [`"${title}" is the title of a rule that is no longer wanted (${own.id}); --prune removes it`];
    return [];
  });
}

interface Update {
  readonly before: DraftRule;
  readonly resource: RuleDocument;
}

/** Who gives a title up goes first; where titles go round in a circle, one of the rules waits under its id. */
function inOrderOfTitles(updates: readonly Update[]): readonly DraftStep[] {
  const steps: DraftStep[] = [];
  let waiting = updates;
  while (waiting.length > 0) {
    const held = new Map(waiting.map((each) => [each.before.title, each]));
    const isFree = (each: Update) => {
      const holder = held.get(String(each.resource.metadata.title));
      return holder === undefined || holder === each;
    };
    const free = waiting.filter(isFree);
    const [first] = waiting;
    if (free.length === 0 && first !== undefined) {
      const { before, resource } = first;
      const aside = { ...resource, metadata: { ...resource.metadata, title: before.id } };
      steps.push({ kind: 'update-rule', id: before.id, resource: aside });
      waiting = waiting.map((each) =>
        each === first ? { resource, before: { ...before, title: before.id } } : each,
      );
    }
    steps.push(
      ...free.map(({ before: { id }, resource }): DraftStep => ({ kind: 'update-rule', id, resource })),
    );
    waiting = waiting.filter((each) => !free.includes(each));
  }
  return steps;
}

/** Whether a rule of some space is made of the same Sigma rule. */
export function isSameRule(
  { sigmaId, title }: Pick<DraftRule, 'sigmaId' | 'title'>,
  { sigma_id, metadata }: RuleDocument,
): boolean {
  return sigmaId === null || sigma_id === undefined ? title === metadata.title : sigmaId === sigma_id;
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
