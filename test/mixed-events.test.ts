import { loadRuleset } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma, type SigmaRule } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';
import { judgeMixed } from './corpus/judge-mixed.ts';
import { mixedEvents } from './corpus/mixed-events.ts';
import { readCorpus, readRegressionEvents, readStock, sharedIsPresent } from './corpus/shared.ts';
import { spread } from './synthetic/scenario/question.ts';

/** Rules of all levels that ask for so little that they match many events, whatever the manager says of these. */
function broadRules(): readonly SigmaRule[] {
  const kinds = [
    { category: 'process_creation', field: 'Image' },
    { category: 'network_connection', field: 'Image' },
    { category: 'image_load', field: 'ImageLoaded' },
    { category: 'file_event', field: 'TargetFilename' },
    { category: 'registry_set', field: 'TargetObject' },
    { category: 'process_access', field: 'TargetImage' },
    { category: 'create_remote_thread', field: 'TargetImage' },
  ];
  const asked = { informational: '\\', low: 'e', medium: 'ow', high: 'sh', critical: 'rund' };
  return kinds
    .flatMap(({ category, field }, kind) =>
      Object.entries(asked).flatMap(([level, text], at) => {
        const id = `00000000-0000-4000-8000-${String(100 * kind + at).padStart(12, '0')}`;
        const detection = `detection:\n  any:\n    ${field}|contains: '${text}'\n  condition: any\n`;
        const source = `logsource:\n  product: windows\n  category: ${category}\n`;
        const document = `title: ${category} ${level}\nid: ${id}\nlevel: ${level}\n${source}${detection}`;
        return parseSigma(document, `${category}-${level}.yml`, new Diagnostics());
      }),
    )
    .filter((each) => each.kind === 'rule');
}

/** A slice of what `npm run corpus` judges. */
describe.skipIf(!sharedIsPresent)(
  'events that rules of Sigma and of the manager match at once (skipped: ../shared not present)',
  () => {
    it('end in the more severe one', () => {
      const stock = readStock();
      const windows = readCorpus().filter(
        ({ logSource }) => logSource.product?.value === 'windows' && logSource.category !== null,
      );
      const rules = [...broadRules(), ...spread(windows, 40)];
      const pack = buildPack(rules, { ids: emptyIdFile, ruleset: stock.rules });
      // In this many rules events are handed over to the manager, and not guarded rule by rule.
      expect(pack.files.some(({ text }) => text.includes('<group>sysmon_event1,</group>'))).toBe(true);
      const [alone, beside] = [
        loadRuleset(stock).ruleset,
        loadRuleset({ ...stock, rules: [...stock.rules, ...pack.files] }).ruleset,
      ];
      if (alone === null || beside === null) throw new Error('a ruleset does not load');
      const events = mixedEvents(readRegressionEvents(), stock, 600, 3);
      const judged = judgeMixed(events, rules, { stock: alone, withPack: beside, manifest: pack.manifest });
      expect(judged.wrong).toEqual([]);
      expect(judged.outranked).toBeGreaterThan(25);
      expect(judged.both).toBeGreaterThan(judged.outranked);
    });
  },
);
