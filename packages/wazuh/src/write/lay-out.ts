import { type CompositeEntry, type CompositePlan, planComposites } from '../composite/index.ts';
import type { ConvertedRule } from '../convert/convert-rule.ts';
import { type IdFile, numberNodes } from '../ids/index.ts';
import { type PlanNode, planRules } from '../place/index.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { type PackFile, ruleFiles } from './rule-files.ts';
import type { PackRule } from './written-rule.ts';

/** Rules that have their places, numbers and texts. */
export interface LaidOut {
  /** All Sigma rules; those that could not be written have no leaves any more, and their findings say why. */
  readonly converted: readonly ConvertedRule[];
  readonly rules: readonly PackRule[];
  readonly ids: IdFile;
  readonly files: readonly PackFile[];
  /** Rules of the manager that count events which Sigma rules take. */
  readonly composites: readonly CompositeEntry[];
}

/** The manager that rules are laid out for, and what their pack is called. */
export interface Site {
  readonly tree: RuleTree;
  /** Ids of the manager's own rules. */
  readonly taken: ReadonlySet<number>;
  readonly name: string;
}

/** Plants, numbers and writes rules; those for which Wazuh has no id or no room are refused, and the rest done anew. */
export function layOut(
  converted: readonly ConvertedRule[],
  site: Site,
  file: IdFile,
  refusedTwins: ReadonlySet<string> = new Set(),
): LaidOut {
  const leaves = converted.flatMap((each) => each.leaves);
  const planned = planRules(leaves, site.tree);
  const composites = planComposites(leaves, planned, site.tree, refusedTwins);
  const nodes = withComposites(planned, composites);
  const { idOf, ids, unnumbered, collisions } = numberNodes(nodes, file, site.name, site.taken);
  const twins = composites.twins
    .map(({ remembered }) => remembered)
    .filter((key) => unnumbered.has(key) || collisions.has(key));
  if (twins.length > 0) return layOut(converted, site, file, new Set([...refusedTwins, ...twins]));
  if (unnumbered.size > 0)
    return layOut(refuse(converted, unnumbered, outOfIds(file)), site, file, refusedTwins);
  if (collisions.size > 0) {
    return layOut(refuse(converted, new Set(collisions.keys()), taken(collisions)), site, file, refusedTwins);
  }
  const sigmaRules = new Map(converted.map(({ owner, rule }) => [owner, rule]));
  const ruleOf = (owner: string) => sigmaRules.get(owner);
  const avoidedGroups = site.tree.groupWords;
  const { files, rules, broken } = ruleFiles(nodes, { idOf, ruleOf, name: site.name, avoidedGroups });
  if (broken.size > 0)
    return layOut(refuse(converted, new Set(broken.keys()), tooLarge(broken)), site, file, refusedTwins);
  return { converted, rules, ids, files, composites: composites.entries };
}

function withComposites(nodes: readonly PlanNode[], { groups, twins }: CompositePlan): readonly PlanNode[] {
  const alerts = nodes.map((node) => {
    const own = node.kind === 'alert' ? groups.get(node.owner) : undefined;
    return own === undefined ? node : { ...node, groups: own };
  });
  return [...alerts, ...twins];
}

type Refuse = (rule: ConvertedRule) => void;

function refuse(
  converted: readonly ConvertedRule[],
  owners: ReadonlySet<string>,
  say: Refuse,
): readonly ConvertedRule[] {
  const isRefused = converted.some(({ owner, leaves }) => owners.has(owner) && leaves.length > 0);
  if (!isRefused) throw new Error(`${[...owners].join(', ')} cannot be written and belongs to no Sigma rule`);
  return converted.map((each) => {
    if (!owners.has(each.owner)) return each;
    say(each);
    return { ...each, leaves: [] };
  });
}

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
