import {
  createEngine,
  type LogEvent,
  loadRuleset,
  type RulesetSources,
  type SourceFile,
} from '@sigmazuh/logtest';
import { readStock, referenceFolder } from '../../packages/logtest/test/conformance/reference.ts';
import { logLines, windowsEvents } from './engine-events.ts';
import { type Bench, secondsOnce } from './measure.ts';

/** How many rules of the reader's own hang beside each other under the rule of every Sysmon process event. */
const ownRules = [0, 100, 1_000, 3_000];
const sysmonProcessRule = 61_603;

export const engineBench: Bench = {
  name: 'engine',
  run() {
    const reference = referenceFolder();
    if (reference === null) return null;
    const { whole } = readStock(reference);
    const windows = windowsEvents(reference);
    const lines = logLines(reference);
    return {
      title: 'one core, the stock ruleset and own rules beside each other under one of it',
      head: ['own rules', 'load ms', 'nodes', 'Windows events/s', 'log lines/s', 'heap MB'],
      rows: ownRules.map((count) =>
        measure({ ...whole, rules: [...whole.rules, ownFile(count)] }, count, windows, lines),
      ),
      reads:
        'decoding is most of the cost of a Windows event, PCRE2 most of what rules add; load and heap grow with the nodes',
    };
  },
};

function measure(
  sources: RulesetSources,
  count: number,
  windows: readonly LogEvent[],
  lines: readonly LogEvent[],
): readonly (string | number)[] {
  loadRuleset(sources);
  let loaded = loadRuleset(sources);
  const loading = secondsOnce(() => {
    loaded = loadRuleset(sources);
  });
  if (loaded.ruleset === null) throw new Error(loaded.report.messages.map(({ text }) => text).join('\n'));
  const engine = createEngine(loaded.ruleset);
  const perSecond = (events: readonly LogEvent[]): string => {
    const play = (): void => {
      for (const event of events) engine.process(event);
    };
    play();
    return (events.length / secondsOnce(play)).toFixed(0);
  };
  const heap = (process.memoryUsage().heapUsed / 1e6).toFixed(0);
  return [
    count,
    (loading * 1_000).toFixed(0),
    loaded.report.nodes,
    perSecond(windows),
    perSecond(lines),
    heap,
  ];
}

function ownFile(count: number): SourceFile {
  const rules = Array.from({ length: count }, (_, index) => {
    const pattern = `(?i)\\\\tool${index}\\.exe`;
    const field = `<field name="win.eventdata.image" type="pcre2">${pattern}</field>`;
    const options = `<if_sid>${sysmonProcessRule}</if_sid>${field}<description>Tool ${index}.</description>`;
    return `<rule id="${200_000 + index}" level="10">${options}</rule>`;
  });
  return { name: 'own.xml', text: count === 0 ? '' : `<group name="own,">\n${rules.join('\n')}\n</group>\n` };
}
