import type { ConvertedRule } from '../convert/convert-rule.ts';
import { type IdFile, numberNodes } from '../ids/index.ts';
import type { PlanNode } from '../place/plan-node.ts';
import { plant, type SingleAlert } from '../place/plant.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { type PackFile, ruleFiles } from './rule-files.ts';

/** Rules that have their places, numbers and texts. */
export interface LaidOut {
  /** All rules; those that could not be written have no leaves any more, and their findings say why. */
  readonly rules: readonly ConvertedRule[];
  readonly nodes: readonly PlanNode[];
  readonly idOf: (node: PlanNode) => number;
  readonly ids: IdFile;
  readonly files: readonly PackFile[];
}

/** Plants, numbers and writes rules; those for which Wazuh has no id or no room are refused, and the rest done anew. */
export function layOut(converted: readonly ConvertedRule[], tree: RuleTree, file: IdFile): LaidOut {
  const isSingle: SingleAlert = (owner) => file.pinned.has(owner);
  const nodes = plant(
    converted.flatMap((each) => each.leaves),
    tree,
    isSingle,
  );
  const { idOf, ids, unnumbered } = numberNodes(nodes, file, tree);
  if (unnumbered.size > 0) return layOut(refuse(converted, unnumbered, outOfIds(file)), tree, file);
  const { files, broken } = ruleFiles(
    nodes,
    idOf,
    new Map(converted.map(({ owner, rule }) => [owner, rule])),
  );
  if (broken.size > 0) return layOut(refuse(converted, new Set(broken.keys()), tooLarge(broken)), tree, file);
  return { rules: converted, nodes, idOf, ids, files };
}

type Refuse = (rule: ConvertedRule) => void;

function refuse(
  converted: readonly ConvertedRule[],
  owners: ReadonlySet<string>,
  say: Refuse,
): readonly ConvertedRule[] {
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

function tooLarge(broken: ReadonlyMap<string, readonly string[]>): Refuse {
  return ({ owner, rule, findings }) =>
    findings.refuse(
      'rule-too-large',
      rule.range,
      `a rule written for this one would break a limit of Wazuh: ${broken.get(owner)?.join('; ')}`,
      'shorten its values and names, or split it into several rules',
    );
}
