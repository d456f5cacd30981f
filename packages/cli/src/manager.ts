import { type LoadedRuleset, loadRuleset } from '@sigmazuh/logtest';
import { type Pack, packMarkOf } from '@sigmazuh/wazuh';
import { readRuleset } from './files/read-ruleset.ts';
import { skeleton } from './skeleton/index.ts';

/** A manager with a pack on it: on the rulesets named, or on the skeleton where none is. */
export function loadManager(
  pack: Pack,
  rulesets: readonly string[],
  workingDirectory: string,
): LoadedRuleset {
  const named = rulesets.map((path) => readRuleset(path, workingDirectory));
  const bases = named.length > 0 ? named : [skeleton()];
  // The pack on the manager is about to be replaced by this one.
  const rules = bases.flatMap((base) => base.rules).filter((file) => packMarkOf(file)?.pack !== pack.name);
  const decoders = bases
    .flatMap((base) => base.decoders)
    .filter((file) => packMarkOf(file)?.pack !== pack.name);
  const lists = bases.flatMap((base) => base.lists);
  return loadRuleset({
    rules: [...rules, ...pack.files],
    decoders: [...decoders, ...pack.decoders],
    lists: new Map(lists.map(({ name, text }) => [name, text])),
  });
}
