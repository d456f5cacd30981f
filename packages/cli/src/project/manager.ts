import { loadWithPack, type RulesetTexts, skeleton } from '@sigmazuh/explain';
import type { LoadedRuleset } from '@sigmazuh/logtest';
import type { Pack } from '@sigmazuh/wazuh';
import { readRuleset } from '../files/rules/read-ruleset.ts';

/** A manager with a pack on it: on the rulesets named, or on the skeleton where none is. */
export function loadManager(
  pack: Pack,
  rulesets: readonly string[],
  workingDirectory: string,
): LoadedRuleset {
  const named = rulesets.map((path) => readRuleset(path, workingDirectory));
  return loadWithPack(pack, named.length > 0 ? named : [skeleton(standingOf(pack))]);
}

/** The pack as what stands on a skeleton. */
export const standingOf = ({ files, decoders }: Pack): Pick<RulesetTexts, 'rules' | 'decoders'> => ({
  rules: files,
  decoders,
});
