import { groupBy } from '@sigmazuh/compiler';
import type { SigmaRule } from '@sigmazuh/parser';
import type { PlanNode } from '../place/plan-node.ts';
import { brokenLimits } from './check-limits.ts';
import { printRuleFile } from './rule-file.ts';
import { writeNode } from './write-node.ts';

/** A file of the pack. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** The rule files of a plan, and the Sigma rules that cannot be written, with the limits of Wazuh they break. */
export interface RuleFiles {
  readonly files: readonly PackFile[];
  readonly broken: ReadonlyMap<string, readonly string[]>;
}

/** Gates and shared filters come first, then a file for each log source. */
export function ruleFiles(
  nodes: readonly PlanNode[],
  idOf: (node: PlanNode) => number,
  rules: ReadonlyMap<string, SigmaRule>,
): RuleFiles {
  const broken = new Map<string, readonly string[]>();
  const byFile = groupBy(nodes, (node) => {
    const rule = rules.get(ownerOf(node) ?? '');
    return rule === undefined ? 'sigmazuh_0_gates.xml' : fileName(rule);
  });
  const files = [...byFile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => {
      const written = members.map((node) => {
        const rule = writeNode(node, idOf, (owner) => rules.get(owner));
        const limits = brokenLimits(rule);
        const owner = ownerOf(node);
        if (limits.length > 0 && owner === null) throw new Error(limits.join('\n'));
        if (limits.length > 0 && owner !== null) broken.set(owner, limits);
        return rule;
      });
      return { name, text: printRuleFile('sigma,', written) };
    });
  return { files, broken };
}

function ownerOf(node: PlanNode): string | null {
  return node.kind === 'gate' ? null : node.owner;
}

/** Letters sort behind the digits of the stock files, `0` before the letters. */
function fileName(rule: SigmaRule): string {
  const { product, category, service } = rule.logSource;
  const parts = [product, category, service].flatMap((each) => (each === null ? [] : [each.value]));
  return `sigmazuh_${
    parts
      .join('_')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_') || 'any'
  }.xml`;
}
