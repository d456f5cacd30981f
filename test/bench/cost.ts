import { type LogEvent, loadRuleset, type SourceFile } from '@sigmazuh/logtest';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { readCorpus, readRegressionEvents, readStock, sharedIsPresent } from '../corpus/shared.ts';
import { type EventsWork, percentile, workOfEvents } from './event-work.ts';
import { type Bench, microseconds } from './measure.ts';

/** The largest part of all work that one condition may have. */
const largestShare = 0.05;

/** Work of the regression events, by the model: the stock ruleset alone, and with the pack of all of SigmaHQ. */
export const costBench: Bench = {
  name: 'cost',
  run() {
    if (!sharedIsPresent) return null;
    const stock = readStock();
    const corpus = readCorpus();
    const pack = buildPack(corpus, { ids: emptyIdFile, ruleset: stock.rules });
    const events = readRegressionEvents().map(({ winevt }): LogEvent => ({ winevt }));
    const work = (rules: readonly SourceFile[], decoders: readonly SourceFile[]): EventsWork => {
      const { ruleset, report } = loadRuleset({
        ...stock,
        rules: [...stock.rules, ...rules],
        decoders: [...stock.decoders, ...decoders],
      });
      if (ruleset === null) throw new Error(report.messages.map(({ text }) => text).join('\n'));
      return workOfEvents(ruleset, events);
    };
    const alone = work([], []);
    const packed = work(pack.files, pack.decoders);
    const [dearest] = packed.conditions;
    const share = (dearest?.work ?? 0) / packed.total;
    const files = new Map(pack.rules.map(({ id, file }) => [id, file]));
    const named = `rule ${dearest?.rule} (${files.get(dearest?.rule ?? 0) ?? 'stock'}), ${dearest?.option}`;
    return {
      title: `what ${events.length} events cost in patterns, by the model of what Wazuh's engine spends; ${corpus.length} Sigma rules`,
      head: ['ruleset', 'conditions asked an event', 'mean µs', 'median µs', '99 % µs', 'largest share'],
      rows: [
        row('stock alone', alone),
        row('with the pack', packed),
        [
          'ratio',
          ratio(askedOf(packed), askedOf(alone)),
          ratio(packed.total, alone.total),
          ratio(percentile(packed.events, 0.5), percentile(alone.events, 0.5)),
          ratio(percentile(packed.events, 0.99), percentile(alone.events, 0.99)),
          '',
        ],
      ],
      reads: `with the pack the dearest condition has ${percent(share)} of all work (${share <= largestShare ? 'at most' : 'TOO MUCH: more than'} ${percent(largestShare)} is promised): ${named}; decoding is not counted`,
    };
  },
};

function row(name: string, work: EventsWork): readonly (string | number)[] {
  const { events, total, conditions } = work;
  const inMicroseconds = (nanoseconds: number): string => microseconds(nanoseconds / 1e9);
  return [
    name,
    (askedOf(work) / events.length).toFixed(0),
    inMicroseconds(total / events.length),
    inMicroseconds(percentile(events, 0.5)),
    inMicroseconds(percentile(events, 0.99)),
    percent((conditions[0]?.work ?? 0) / total),
  ];
}

function askedOf({ conditions }: EventsWork): number {
  return conditions.reduce((sum, { asked }) => sum + asked, 0);
}

const ratio = (one: number, other: number): string => (one / other).toFixed(1);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
