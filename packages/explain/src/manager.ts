import { type LoadedRuleset, loadRuleset } from '@sigmazuh/logtest';
import { type Pack, packMarkOf } from '@sigmazuh/wazuh';
import type { RulesetTexts } from './ruleset-texts.ts';

/** A manager with a pack on it; the pack's own files in the rulesets are about to be replaced and left out. */
export function loadWithPack(
  pack: Pick<Pack, 'name' | 'files' | 'decoders'> & Partial<Pick<Pack, 'lists' | 'manifest'>>,
  rulesets: readonly RulesetTexts[],
): LoadedRuleset {
  const isOther = (file: RulesetTexts['rules'][number]): boolean => packMarkOf(file)?.pack !== pack.name;
  const rules = rulesets.flatMap((base) => base.rules).filter(isOther);
  const decoders = rulesets.flatMap((base) => base.decoders).filter(isOther);
  // Lists of a manager that is not at hand are there, and hold nothing.
  const asked = (pack.manifest?.lists ?? []).map(({ name }) => ({ name, text: '' }));
  const lists = [...asked, ...rulesets.flatMap((base) => base.lists), ...(pack.lists ?? [])];
  return loadRuleset({
    rules: [...rules, ...pack.files],
    decoders: [...decoders, ...pack.decoders],
    lists: new Map(lists.map(({ name, text }) => [name, text])),
  });
}
