import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fromBytes, type LogEvent, loadRuleset, type SourceFile, toBytes } from '@sigmazuh/logtest';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { createLoadReport } from '../../packages/logtest/src/rule/load-report.ts';
import { readRules } from '../../packages/logtest/src/rule/read-rules.ts';
import { readCorpus, readRegressionEvents, readStock, sharedIsPresent } from '../corpus/shared.ts';
import { type ConditionWork, workOfEvents } from './event-work.ts';
import { type Bench, type BenchOptions, microseconds } from './measure.ts';

const shownOfPattern = 48;

/** Which conditions of a pack, beside the stock ruleset, cost the given events most. */
export const profileBench: Bench = {
  name: 'profile',
  run(options) {
    if (!sharedIsPresent) return null;
    const stock = readStock();
    const pack = readPack(options, stock.rules);
    const events = readEvents(options);
    const rules = [...stock.rules, ...pack.rules];
    const { ruleset, report } = loadRuleset({
      ...stock,
      rules,
      decoders: [...stock.decoders, ...pack.decoders],
    });
    if (ruleset === null) throw new Error(report.messages.map(({ text }) => text).join('\n'));
    const work = workOfEvents(ruleset, events);
    const files = filesOfRules(rules);
    const perEvent = (nanoseconds: number): string => microseconds(nanoseconds / 1e9 / events.length);
    const inPack = new Set(pack.rules.map(({ name }) => basename(name)));
    const ofPack = work.conditions.filter(({ rule }) => inPack.has(files.get(rule) ?? ''));
    const packWork = ofPack.reduce((sum, condition) => sum + condition.work, 0);
    return {
      title: `${events.length} events, ${perEvent(work.total)} µs each in patterns by the model, ${perEvent(packWork)} of them in the pack`,
      head: [
        'share',
        'µs/event',
        'asked/event',
        'µs a time',
        'holds',
        'bytes',
        'rule',
        'element',
        'file',
        'pattern',
      ],
      rows: work.conditions
        .slice(0, options.top)
        .map((condition) => [
          `${((100 * condition.work) / work.total).toFixed(2)} %`,
          perEvent(condition.work),
          (condition.asked / events.length).toFixed(3),
          microseconds(condition.work / 1e9 / condition.asked),
          `${((100 * condition.held) / condition.asked).toFixed(0)} %`,
          (condition.bytes / condition.asked).toFixed(0),
          condition.rule,
          fromBytes(condition.option),
          files.get(condition.rule) ?? '',
          shownPattern(condition),
        ]),
      reads: `the dearest ${Math.min(options.top, work.conditions.length)} of ${work.conditions.length} conditions that were asked; decoding is not counted`,
    };
  },
};

interface PackTexts {
  readonly rules: readonly SourceFile[];
  readonly decoders: readonly SourceFile[];
}

/** The pack that `--rules` names, or that of all of SigmaHQ. */
function readPack({ rules: directory }: BenchOptions, stock: readonly SourceFile[]): PackTexts {
  if (directory !== undefined) {
    return { rules: xmlFilesIn(directory), decoders: xmlFilesIn(join(directory, 'decoders')) };
  }
  const pack = buildPack(readCorpus(), { ids: emptyIdFile, ruleset: stock });
  return { rules: pack.files, decoders: pack.decoders };
}

function xmlFilesIn(directory: string): readonly SourceFile[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') }));
}

/** Of a file of events each line is one: in JSON as `sigmazuh logtest` takes it, else a log line. */
function readEvents({ events: file }: BenchOptions): readonly LogEvent[] {
  if (file === undefined) return readRegressionEvents().map(({ winevt }): LogEvent => ({ winevt }));
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return /\.jsonl?$/.test(file)
    ? lines.map((line): LogEvent => JSON.parse(line))
    : lines.map((log): LogEvent => ({ log }));
}

function filesOfRules(files: readonly SourceFile[]): ReadonlyMap<number, string> {
  const report = createLoadReport();
  const named = files.flatMap(({ name, text }) =>
    [...readRules({ name, text: toBytes(text) }, report)].map(({ element }): [number, string] => {
      const id = element.attributes.find((attribute) => attribute.name.toLowerCase() === 'id');
      return [Number(id?.value), basename(name)];
    }),
  );
  return new Map(named);
}

function shownPattern({ wanted }: ConditionWork): string {
  const text = fromBytes(wanted).replaceAll(/\s/g, ' ');
  return text.length <= shownOfPattern ? text : `${text.slice(0, shownOfPattern)}… (${text.length})`;
}
