import type { ManifestComposite } from '@sigmazuh/wazuh';
import { readConfiguration } from '../configuration.ts';
import { makePack } from '../project/pack-project.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { UsageError } from '../terminal.ts';
import type { Listing } from './listing.ts';

/** Rules of the manager that count events which Sigma rules take, and what is done for each. */
export const compositeListing: Listing = {
  name: 'composites',
  summary: "a manager's rules that count events which your rules take, and what keeps them counting",
  about: 'pack',
  list(part, { pipelines, rules, rulesets, terminal }) {
    const configuration = readConfiguration(terminal);
    const settings = {
      ...configuration,
      pipelines,
      rules: rules.length > 0 ? rules : configuration.rules,
      rulesets: rulesets.length > 0 ? rulesets : configuration.rulesets,
    };
    if (settings.rulesets.length === 0) {
      throw new UsageError(
        'what counts events is only known of a manager whose rules are at hand: name them with --ruleset, or "rulesets" in sigmazuh.yml',
      );
    }
    const { pack } = makePack(settings, terminal.workingDirectory);
    if (pack === null) throw new UsageError('no pack: a pipeline cannot be used; sigmazuh check says why');
    const entries = (pack.manifest.composites ?? []).filter(({ id, counts }) =>
      `${id} ${counts}`.toLowerCase().includes(part),
    );
    const table = plainTable([
      'composite',
      'level',
      'counts',
      'by group',
      'in a twin',
      'shifted',
      'outranked',
      'apart',
      'twin',
    ]);
    for (const { id, level, counts, rules: own, wazuhIds } of entries) {
      const numbers = [own.group, own.twin, own.shifted, own.outranked, own.apart].map(
        ({ length }) => length,
      );
      table.push([id, level, counts, ...numbers, wazuhIds.join(', ')]);
    }
    return { entries, text: `${table.toString()}\n\n${legend(entries)}` };
  },
};

/** What the columns mean, for those that have something in them. */
function legend(entries: readonly ManifestComposite[]): string {
  const lines = [
    ['by group', 'group', 'the Sigma rules carry the group that is counted'],
    [
      'in a twin',
      'twin',
      "a rule of the pack counts their events in the same way, apart from the manager's own",
    ],
    ['shifted', 'shifted', 'counted as well, but the composite fires sooner or later than without them'],
    ['outranked', 'outranked', 'these Sigma rules are more severe and alert each time'],
    [
      'apart',
      'apart',
      'their events are not counted any more, or end before the composite could fire on them',
    ],
  ] as const;
  return lines
    .filter(([, handling]) => entries.some(({ rules }) => rules[handling].length > 0))
    .map(([column, , meaning]) => `${column}: ${meaning}\n`)
    .join('');
}
