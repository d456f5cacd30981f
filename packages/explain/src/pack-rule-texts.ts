import { type PackRule, printRule } from '@sigmazuh/wazuh';

/** A rule of the pack as it is written. */
export interface PackRuleText {
  readonly id: number;
  readonly file: string;
  readonly text: string;
}

/** The rules with these ids and, before them, the rules of the pack that they hang under. */
export function packRuleTexts(rules: readonly PackRule[], ids: readonly number[]): readonly PackRuleText[] {
  const all = new Map(rules.map((rule) => [rule.id, rule]));
  const ordered = new Map<number, PackRuleText>();
  const visit = (id: number): void => {
    const rule = all.get(id);
    if (rule === undefined || ordered.has(id)) return;
    for (const parent of rule.parents) visit(parent);
    ordered.set(id, { id, file: rule.file, text: printRule(rule).trimEnd().replace(/^/gm, '  ') });
  };
  for (const id of ids) visit(id);
  return [...ordered.values()];
}
