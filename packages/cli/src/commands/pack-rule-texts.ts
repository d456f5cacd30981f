/** A rule of the pack as it is written. */
export interface PackRuleText {
  readonly id: number;
  readonly file: string;
  readonly text: string;
}

/**
 * The rules with these ids and, before them, the rules of the pack that they hang under.
 *
 * @param files rule files as `buildPack` writes them
 */
export function packRuleTexts(
  files: readonly { readonly name: string; readonly text: string }[],
  ids: readonly number[],
): readonly PackRuleText[] {
  const all = new Map<number, PackRuleText>();
  for (const { name, text } of files) {
    for (const [rule, id] of text.matchAll(/^ *<rule id="(\d+)"[\s\S]*?<\/rule>/gm)) {
      all.set(Number(id), { id: Number(id), file: name, text: rule });
    }
  }
  const ordered = new Map<number, PackRuleText>();
  const visit = (id: number): void => {
    const rule = all.get(id);
    if (rule === undefined || ordered.has(id)) return;
    for (const parent of parentsOf(rule.text)) visit(parent);
    ordered.set(id, rule);
  };
  for (const id of ids) visit(id);
  return [...ordered.values()];
}

function parentsOf(rule: string): readonly number[] {
  const ids = /<if_sid>([\d, ]*)<\/if_sid>/.exec(rule)?.[1] ?? '';
  return ids
    .split(/[, ]+/)
    .filter((id) => id !== '')
    .map(Number);
}
