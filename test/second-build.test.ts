import { createEngine, loadRuleset } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { expect, it } from 'vitest';
import { readStock, sharedIsPresent } from './corpus/shared.ts';
import { ownPack } from './own-pack.ts';

const skipped = sharedIsPresent ? '' : ' (skipped: ../shared not present)';
if (!sharedIsPresent) console.log('skipped: ../shared not present');

it.skipIf(!sharedIsPresent)(
  `a build against a stock manager that has the pack gives the same bytes, and loads silently${skipped}`,
  () => {
    const stock = readStock();
    const first = ownPack(stock.rules);
    const second = ownPack([...stock.rules, ...first.files]);
    expect(second.files).toEqual(first.files);
    expect(second.manifest).toEqual(first.manifest);
    const { report } = loadRuleset({
      ...stock,
      rules: [...stock.rules, ...second.files],
      decoders: [...stock.decoders, ...second.decoders],
    });
    expect(report.messages).toEqual([]);
  },
);

const whoami = (level: string) => `title: ${level}
logsource: { product: windows, category: process_creation }
detection:
  started: { Image|endswith: '\\whoami.exe' }
  condition: started
level: ${level}
`;

const started = `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>1</EventID><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>host</Computer></System><EventData><Data Name='Image'>C:\\Windows\\System32\\whoami.exe</Data></EventData></Event>`;

it.skipIf(!sharedIsPresent)(
  `of two packs on one manager the first by name is asked first, whatever the levels${skipped}`,
  () => {
    const stock = readStock();
    const packs = (['low', 'critical'] as const).map((level, i) => {
      const rules = parseSigma(whoami(level), `${level}.yml`, new Diagnostics());
      return buildPack(rules, { ids: emptyIdFile, ruleset: stock.rules, name: ['alpha', 'beta'][i] ?? '' });
    });
    const { ruleset } = loadRuleset({
      ...stock,
      rules: [...stock.rules, ...packs.flatMap(({ files }) => files)],
    });
    if (ruleset === null) throw new Error('the packs load');
    const ended = createEngine(ruleset).process({ winevt: { Event: started } });
    expect(packs[0]?.manifest.rules[0]?.wazuhIds.map(String)).toContain(ended.rule?.id);
  },
);
