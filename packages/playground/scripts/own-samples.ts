import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PayloadCase, type PayloadRecord, readFixtures } from '@sigmazuh/cli';
import { createEvaluator, type Evaluator, eventFromLog } from '@sigmazuh/evaluator';
import { Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';
import { globSync } from 'tinyglobby';
import type { Sample, SampleCase } from '../src/page/sample.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface RuleFile {
  readonly text: string;
  readonly documents: readonly SigmaDocument[];
}

/** When the first event of a stream was, in seconds since the epoch; fixtures say only what passed since. */
const start = Date.UTC(2026, 10, 24, 10) / 1000;

/** This project's rules, each technique with the rules its fixture names and the events of its cases. */
export function ownSamples(): readonly Sample[] {
  const linuxLines = read('pipelines/linux-lines.yml');
  return [
    ...samplesOf('test/payloads', 'sigma', linuxLines),
    ...samplesOf('test/correlations', 'correlations', ''),
  ];
}

function samplesOf(fixtures: string, rules: string, pipeline: string): readonly Sample[] {
  const paths = globSync(`${rules}/**/*.yml`, { cwd: root }).sort();
  const files = paths.map((path) => {
    const text = read(path);
    return { text, documents: parseSigma(text, path, new Diagnostics()) };
  });
  const diagnostics = new Diagnostics();
  const { fixtures: techniques } = readFixtures([fixtures], root, diagnostics);
  if (diagnostics.hasErrors) throw new Error(JSON.stringify(diagnostics.all));
  return techniques.map((fixture): Sample => {
    const wanted = [...fixture.rules.values()].map(({ value }) => value);
    const own = withReferred(files, wanted);
    const documents = own.flatMap((file) => file.documents);
    const evaluator = createEvaluator(documents);
    const isWindows = own.every(({ text }) => /^\s*product: windows$/m.test(text));
    return {
      title: fixture.technique.value,
      group: rules === 'correlations' ? 'Correlations' : isWindows ? 'Windows' : 'Linux',
      rules: own.map(({ text }) => text).join('---\n'),
      pipeline: isWindows ? '' : pipeline,
      cases: fixture.cases.map((each) => caseOf(each, evaluator)),
    };
  });
}

/** The files of these rules, and of those that correlations among them refer to. */
function withReferred(files: readonly RuleFile[], wanted: readonly string[]): readonly RuleFile[] {
  const names = new Set(wanted.map((name) => name.toLowerCase()));
  const isNamed = ({ id, name }: SigmaDocument): boolean =>
    names.has(id?.value.toLowerCase() ?? '') || names.has(name?.value.toLowerCase() ?? '');
  const own = files.filter(({ documents }) => documents.some(isNamed));
  const referred = own
    .flatMap(({ documents }) => documents)
    .flatMap((each) => (each.kind === 'correlation' ? each.rules.map(({ value }) => value) : []))
    .filter((name) => !names.has(name.toLowerCase()));
  return referred.length === 0 ? own : withReferred(files, [...names, ...referred]);
}

function caseOf(given: PayloadCase, evaluator: Evaluator): SampleCase {
  const { name, expect, records } = given;
  return {
    name,
    alerts: expect.kind === 'alert',
    events: records.map((record) => eventLine(record, given, evaluator)).join('\n'),
  };
}

/** An event as docs/events.md has it; a line of which Sigma says the same without its log source stays a line. */
function eventLine(record: PayloadRecord, { logSource, records }: PayloadCase, evaluator: Evaluator): string {
  const agents = [...new Set(records.flatMap(({ agent }) => agent ?? []))];
  const { at, agent } = record;
  const more = {
    ...(at === undefined ? {} : { time: start + at }),
    ...(agent === undefined
      ? {}
      : { agent: { id: String(agents.indexOf(agent) + 1).padStart(3, '0'), name: agent } }),
  };
  if (record.kind === 'windows') return JSON.stringify({ winevt: record.event, ...more });
  const { line: log } = record;
  const raised = (logsource: PayloadCase['logSource']): string =>
    evaluator
      .evaluate(eventFromLog({ logsource, log }))
      .map(({ title }) => title.value)
      .join();
  const isPlain = Object.keys(more).length === 0 && !log.startsWith('{') && raised({}) === raised(logSource);
  return isPlain ? log : JSON.stringify({ logsource: logSource, log, ...more });
}
