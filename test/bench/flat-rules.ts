import {
  option,
  type PackFile,
  type PackRule,
  printRuleFile,
  type WrittenOption,
  type WrittenRule,
} from '@sigmazuh/wazuh';

/** Rules side by side, and how many of the pack's became one. */
export interface FlatRules {
  readonly file: PackFile;
  readonly count: number;
  readonly leftOut: number;
}

/**
 * The alerting rules of a pack as a plain conversion would write them: each with all its conditions, straight under
 * one stock rule.
 */
export function flatRules(pack: readonly PackRule[], parent: number): FlatRules {
  const rules = new Map(pack.map((rule) => [rule.id, rule]));
  const alerting = pack.filter(({ alerts }) => alerts === 'yes');
  const written = alerting.flatMap((rule) => flatRule(rule, rules, parent));
  return {
    file: { name: 'flat.xml', text: printRuleFile([], 'flat,', written) },
    count: written.length,
    leftOut: alerting.length - written.length,
  };
}

function flatRule(
  rule: PackRule,
  rules: ReadonlyMap<number, PackRule>,
  parent: number,
): readonly WrittenRule[] {
  const conditions = [...conditionsOf(rule)];
  let at = rules.get(rule.parents[0] ?? 0);
  while (at !== undefined) {
    conditions.unshift(...conditionsOf(at));
    at = rules.get(at.parents[0] ?? 0);
  }
  const searches = conditions.filter(({ name }) => name !== 'field').map(({ name }) => name);
  if (new Set(searches).size < searches.length) return [];
  const { id, level } = rule;
  const options = [option('if_sid', String(parent)), ...conditions, option('description', 'flat')];
  return [{ id, level, alerts: 'yes', order: 'by-level', options }];
}

function conditionsOf({ options }: WrittenRule): readonly WrittenOption[] {
  return options.filter(({ name }) => ['field', 'match', 'regex'].includes(name));
}
