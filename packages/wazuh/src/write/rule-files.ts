import { byIdentity, groupBy } from '@sigmazuh/compiler';
import type { LogSource } from '@sigmazuh/parser';
import { logSourceText } from '@sigmazuh/pipeline';
import type { PlanNode } from '../place/plan-node.ts';
import { brokenLimits } from './check-limits.ts';
import { markLine } from './pack-mark.ts';
import { ruleComment } from './rule-comment.ts';
import { printRuleFile } from './rule-file.ts';
import type { AlertingDocument } from './rule-texts.ts';
import { writeNode } from './write-node.ts';
import { type PackRule, parentsOf } from './written-rule.ts';

/** A file of the pack. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** The rule files of a plan, and the Sigma rules that cannot be written, with the limits of Wazuh they break. */
export interface RuleFiles {
  readonly files: readonly PackFile[];
  /** The rules in them, in the order in which they load. */
  readonly rules: readonly PackRule[];
  readonly broken: ReadonlyMap<string, readonly string[]>;
}

/** When a node is loaded: in front of the stock rules, which is before they are tried, or behind all rules. */
type Load = 'before-stock' | 'behind-pack' | 'after-stock';

/** A node may say when it has to be loaded. */
type LoadedNode = PlanNode & { readonly load?: Load };

const standardLoad: Load = 'before-stock';

/**
 * Stock files begin with digits and `0010-rules_config.xml` makes the roots; a file named `0011-…` loads right behind
 * it, one named `0012-…` behind those of packs, one named `zz-…` behind the files that people add.
 */
const filePrefixes: Readonly<Record<Load, string>> = {
  'before-stock': '0011',
  'behind-pack': '0012',
  'after-stock': 'zz',
};

/** What a plan is written for. */
export interface WritingContext {
  readonly idOf: (node: PlanNode) => number;
  readonly ruleOf: (owner: string) => AlertingDocument | undefined;
  /** The pack's name. */
  readonly name: string;
  /** Parts of group names by which rules of the manager would hang themselves under ours. */
  readonly avoidedGroups: readonly string[];
  /** Groups for the sake of rules that count. */
  readonly groups: ReadonlyMap<PlanNode, readonly string[]>;
  /** What people are told in front of an owner's alert, besides what its document says. */
  readonly toldOf: (owner: string) => readonly string[];
}

/** What is shared stands in a file of its own, in front of a file for each log source. */
export function ruleFiles(nodes: readonly PlanNode[], context: WritingContext): RuleFiles {
  const broken = new Map<string, readonly string[]>();
  const byFile = groupBy(nodes, (node) => fileName(node, context));
  const files: PackFile[] = [];
  const rules: PackRule[] = [];
  for (const [file, members] of [...byFile].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const written = members.map((node) => writeRule(node, file, context));
    for (const rule of written) {
      const limits = brokenLimits(rule);
      if (limits.length > 0 && rule.owner === null) throw new Error(limits.join('\n'));
      if (limits.length > 0 && rule.owner !== null) broken.set(rule.owner, limits);
    }
    rules.push(...written);
    files.push({
      name: file,
      text: broken.size > 0 ? '' : printRuleFile(header(members, context), 'sigma,', written),
    });
  }
  checkOrder(rules);
  return { files, rules, broken };
}

function writeRule(node: PlanNode, file: string, context: WritingContext): PackRule {
  const { idOf, ruleOf, avoidedGroups, groups, toldOf } = context;
  const rule = writeNode(node, idOf, ruleOf, { avoided: avoidedGroups, added: groups.get(node) ?? [] });
  const sigma = node.kind === 'alert' ? ruleOf(node.owner) : undefined;
  return {
    ...rule,
    ...(node.kind === 'alert' && sigma !== undefined
      ? { comment: ruleComment(sigma, toldOf(node.owner)) }
      : {}),
    ...(node.kind === 'counted' && node.logged === 'yes' ? { comment: [inTheManagersStead] } : {}),
    file,
    owner: ownerOf(node),
    parents: parentsOf(rule),
  };
}

const inTheManagersStead =
  'Alerts where a rule of the manager would have, at its level, so that correlations count the event.';

function ownerOf(node: PlanNode): string | null {
  return 'owner' in node ? node.owner : null;
}

function header(nodes: readonly PlanNode[], { ruleOf, name }: WritingContext): readonly string[] {
  const owners = [...new Set(nodes.flatMap((node) => ownerOf(node) ?? []))];
  const rules = owners.flatMap((owner) => ruleOf(owner) ?? []);
  if (nodes[0]?.file === 'correlations') return [markLine(name), forCorrelations];
  const sources = [
    ...new Set(rules.flatMap((each) => (each.kind === 'rule' ? [logSourceText(each.logSource)] : []))),
  ].sort();
  const count = rules.length === 1 ? '1 Sigma rule' : `${rules.length} Sigma rules`;
  const from = `Made from ${count} for ${sources.join('; ')}. Rules that alert name theirs.`;
  const twins = 'Rules that count in the place of composites of the manager, whose events Sigma rules take.';
  if (nodes.every(({ kind }) => kind === 'twin')) return [markLine(name), twins];
  const shared =
    'Rules that alert for nothing themselves: what leads to those in the other files of this pack.';
  return [markLine(name), rules.length === 0 ? shared : from];
}

const forCorrelations =
  'What Sigma correlations count, and the rules that alert for them, which name theirs.';

function fileName(node: LoadedNode, { ruleOf, name }: WritingContext): string {
  const prefix = filePrefixes[node.load ?? standardLoad];
  if (node.kind === 'twin') return `${prefix}-${name}-composites.xml`;
  // The last of those in front of the manager's rules: it counts what ends in the others.
  if (node.file === 'correlations') return `${prefix}-${name}-zz-correlations.xml`;
  const rule = ruleOf(ownerOf(node) ?? '');
  if (rule?.kind !== 'rule') return `${prefix}-${name}-0-doors.xml`;
  return `${prefix}-${name}-${slugOf(rule.logSource)}.xml`;
}

const slugOf = byIdentity(({ product, category, service }: LogSource): string => {
  const parts = [product, category, service].flatMap((each) => (each === null ? [] : [each.value]));
  const slug = parts
    .join('_')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  return slug || 'any';
});

/** The loader leaves out a rule that comes before its parents. */
function checkOrder(rules: readonly PackRule[]): void {
  const all = new Set(rules.map(({ id }) => id));
  const loaded = new Set<number>();
  for (const { id, file, parents } of rules) {
    const later = parents.find((parent) => all.has(parent) && !loaded.has(parent));
    if (later !== undefined) throw new Error(`rule ${id} of ${file} would load before its parent ${later}`);
    loaded.add(id);
  }
}
