import type { SigmaRule } from '@sigmazuh/parser';
import { type CompositeEntry, planComposites } from './composite/index.ts';
import type { ConvertedRule, Manager } from './convert/index.ts';
import {
  alertsThatCount,
  type ConvertedCorrelations,
  leaveOutCorrelations,
  leavesOfCorrelations,
  planCorrelations,
  withTakers,
} from './correlate/index.ts';
import type { PlanFindings } from './findings.ts';
import { type IdFile, numberNodes } from './ids/index.ts';
import { type PlanNode, planRules } from './place/index.ts';
import { type AlertingDocument, type PackFile, type PackRule, ruleFiles } from './write/index.ts';

/** Sigma rules and correlations on their way into a pack. */
export interface ToLayOut {
  readonly converted: readonly ConvertedRule[];
  readonly correlations: ConvertedCorrelations;
}

/** Rules that have their places, numbers and texts. */
export interface LaidOut {
  /** All Sigma rules; those that could not be written have no leaves any more, and their findings say why. */
  readonly converted: readonly ConvertedRule[];
  /** Those that are written; the findings of others say why they are not. */
  readonly correlations: ConvertedCorrelations;
  /** The plan, and the id of each of its nodes. */
  readonly nodes: readonly PlanNode[];
  readonly idOf: (node: PlanNode) => number;
  readonly rules: readonly PackRule[];
  readonly ids: IdFile;
  readonly files: readonly PackFile[];
  /** Rules of the manager that count events which Sigma rules take. */
  readonly composites: readonly CompositeEntry[];
}

/** The manager that rules are laid out for, and what their pack is called. */
export interface Site extends Manager {
  /** Ids of the manager's own rules. */
  readonly taken: ReadonlySet<number>;
  readonly name: string;
  /** Names of the other packs that stand on the manager, as they sort. */
  readonly otherPacks: readonly string[];
}

/** Plants, numbers and writes rules; those for which Wazuh has no id or no room are refused, and the rest done anew. */
export function layOut(
  toLayOut: ToLayOut,
  site: Site,
  file: IdFile,
  refusedTwins: ReadonlySet<string> = new Set(),
): LaidOut {
  const { converted, correlations } = toLayOut;
  const leaves = converted.flatMap((each) => each.leaves);
  const planned = planRules(leaves, site.tree, site.handovers, {
    leaves: leavesOfCorrelations(correlations),
    plan: (parentsOf) => planCorrelations(correlations, parentsOf),
  });
  const placed = new Set(planned.flatMap((node) => (node.kind === 'alert' ? [node.owner] : [])));
  const unseen = correlations.counted.filter(({ owner, alerts }) => alerts === 'yes' && !placed.has(owner));
  if (unseen.length > 0) {
    const owners = new Set(unseen.map(({ owner }) => owner));
    return layOut(refuse(toLayOut, owners, neverSeen), site, file, refusedTwins);
  }
  const composites = planComposites(leaves, planned, site.tree, refusedTwins, ({ rules }) =>
    ownersOfRules(rules, correlations),
  );
  const nodes = [...planned, ...composites.twins];
  const { idOf, ids, unnumbered, collisions } = numberNodes(nodes, file, site.name, site.taken);
  const twins = composites.twins
    .map(({ remembered }) => remembered)
    .filter((key) => unnumbered.has(key) || collisions.has(key));
  if (twins.length > 0) return layOut(toLayOut, site, file, new Set([...refusedTwins, ...twins]));
  const anew = (owners: ReadonlySet<string>, say: Refuse) =>
    layOut(refuse(toLayOut, owners, say), site, file, refusedTwins);
  const ownersOf = (keys: Iterable<string>) => ownersOfKeys(new Set(keys), nodes, correlations);
  if (unnumbered.size > 0) return anew(ownersOf(unnumbered), outOfIds(file));
  if (collisions.size > 0) return anew(ownersOf(collisions.keys()), taken(collisions));
  const documents = new Map<string, AlertingDocument>([
    ...correlations.bases.map(({ base }) => [base.owner, base.rule] as const),
    ...correlations.counted.map(({ owner, rule }) => [owner, rule] as const),
    ...converted.map(({ owner, rule }) => [owner, rule] as const),
  ]);
  const ruleOf = (owner: string) => documents.get(owner);
  const avoidedGroups = site.tree.groupWords;
  const counting = alertsThatCount(planned, converted, correlations);
  const told = withTakers(correlations, converted, counting);
  const { files, rules, broken } = ruleFiles(nodes, {
    idOf,
    ruleOf,
    name: site.name,
    avoidedGroups,
    groups: joinedGroups(composites.groups, counting),
    toldOf: (owner) =>
      told.counted.flatMap((each) => (each.owner === owner ? each.differences.map(({ text }) => text) : [])),
  });
  if (broken.size > 0) return anew(new Set(broken.keys()), tooLarge(broken));
  return { converted, correlations: told, nodes, idOf, rules, ids, files, composites: composites.entries };
}

/** Groups for the sake of rules that count: the manager's, and those of correlations. */
function joinedGroups(
  ofManager: ReadonlyMap<PlanNode, readonly string[]>,
  counting: ReturnType<typeof alertsThatCount>,
): ReadonlyMap<PlanNode, readonly string[]> {
  const joined = new Map(ofManager);
  for (const [node, bases] of counting) {
    joined.set(node, [...(joined.get(node) ?? []), ...bases.map(({ group }) => group)]);
  }
  return joined;
}

/** The owners behind what ids are remembered by: alerts in the manager's stead have keys of their own. */
function ownersOfKeys(
  keys: ReadonlySet<string>,
  nodes: readonly PlanNode[],
  correlations: ConvertedCorrelations,
): ReadonlySet<string> {
  const counted = nodes.flatMap((node) =>
    node.kind === 'counted' && keys.has(node.remembered ?? '') ? node.rules : [],
  );
  return new Set([...keys, ...ownersOfRules(counted, correlations)]);
}

function ownersOfRules(rules: readonly SigmaRule[], { bases }: ConvertedCorrelations): readonly string[] {
  return bases.flatMap(({ base }) => (rules.includes(base.rule) ? [base.owner] : []));
}

type Refuse = (refused: {
  readonly owner: string;
  readonly rule: AlertingDocument;
  readonly findings: PlanFindings;
}) => void;

function refuse({ converted, correlations }: ToLayOut, owners: ReadonlySet<string>, say: Refuse): ToLayOut {
  const left = leaveOutCorrelations(correlations, owners, say);
  const isRefused =
    left.counted.length < correlations.counted.length ||
    converted.some(({ owner, leaves }) => owners.has(owner) && leaves.length > 0);
  if (!isRefused) throw new Error(`${[...owners].join(', ')} cannot be written and belongs to no Sigma rule`);
  return {
    correlations: left,
    converted: converted.map((each) => {
      if (!owners.has(each.owner)) return each;
      say(each);
      return { ...each, leaves: [] };
    }),
  };
}

const neverSeen: Refuse = ({ rule, findings }) =>
  findings.refuse(
    'correlation-rule',
    rule.range,
    'no event can raise it in Wazuh: on each one a correlation that it refers to alerts at a higher level, or one that it builds on is not written',
    'give it a level as high as those of the correlations that it refers to',
  );

function outOfIds({ range: [first, last] }: IdFile): Refuse {
  return ({ rule, findings }) =>
    findings.refuse(
      'no-id-left',
      rule.range,
      `the id file's range ${first} to ${last} has no id left for this rule`,
      'widen the range in the id file',
    );
}

function taken(collisions: ReadonlyMap<string, number>): Refuse {
  return ({ owner, rule, findings }) =>
    findings.refuse(
      'id-taken',
      rule.range,
      `a rule of the manager has the id ${collisions.get(owner)}, under which this rule alerts by the id file`,
      'take the rule off the manager, or give this one another id in the id file',
    );
}

function tooLarge(broken: ReadonlyMap<string, readonly string[]>): Refuse {
  return ({ owner, rule, findings }) =>
    findings.refuse(
      'rule-too-large',
      rule.range,
      `a rule written for this one would break a limit of Wazuh: ${broken.get(owner)?.join('; ')}`,
      'shorten its values and names, or split it into several rules',
    );
}
