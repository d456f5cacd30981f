import type { Adopted } from '@sigmazuh/adopt';
import { createCorrelator, createEvaluator, eventFromFields } from '@sigmazuh/evaluator';
import { createEngine, type LogEvent, loadRuleset, type Ruleset, type Verdict } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { type Composite, compositeOf, readRuleTree } from '@sigmazuh/wazuh';
import { samples } from '../composites/samples.ts';
import type { ManagerSources } from './judge-adopted.ts';

/**
 * Rules that count, as they were adopted: does the correlation hold at the event at which the manager fires? What is
 * counted is judged elsewhere, so that every event which ends in the counted rule counts as one of its Sigma rule.
 */
export interface CountingJudgement {
  /** Rules that count, adopted as correlations. */
  readonly adopted: number;
  /** Those for which an event is known that ends in the rule they count. */
  readonly judged: number;
  readonly streams: number;
  /** Streams in which both fire. */
  readonly firing: number;
  readonly wrong: readonly string[];
}

/** A rule that counts, beside the correlation that it became. */
interface Counting {
  readonly id: number;
  readonly composite: Composite;
  readonly counted: number;
  readonly correlation: AdoptedCorrelation;
}

interface AdoptedCorrelation {
  readonly text: string;
  readonly rules: readonly string[];
  readonly groupBy: readonly string[];
}

/** One event of a stream: when it comes, in seconds, and which of two senders it is from. */
interface Moment {
  readonly at: number;
  readonly sender: 0 | 1;
}

export function judgeCounting(manager: ManagerSources, adopted: Adopted): CountingJudgement {
  const { ruleset } = loadRuleset(manager);
  if (ruleset === null) throw new Error('the ruleset was refused');
  const counting = countingOf(manager, adopted);
  const ends = samplesByEnd(ruleset);
  const wrong: string[] = [];
  const counts = { judged: 0, streams: 0, firing: 0 };
  for (const each of counting) {
    // A manager may end the second of such events elsewhere: the first sample of which it counts some is taken.
    const sample = (ends.get(each.counted) ?? []).find(
      (event) => firstFiring(ruleset, each, event, together(each.composite)) !== null,
    );
    if (sample === undefined) continue;
    counts.judged++;
    for (const [name, moments] of Object.entries(streamsFor(each, sample, ruleset))) {
      const inManager = firstFiring(ruleset, each, sample, moments);
      const inSigma = firstHolding(ruleset, each, sample, moments);
      counts.streams++;
      if (inManager !== null && inManager === inSigma) counts.firing++;
      if (inManager !== inSigma) {
        wrong.push(
          `rule ${each.id}, ${name}: the manager fires at ${inManager ?? 'none'}, the correlation holds at ${inSigma ?? 'none'}`,
        );
      }
    }
  }
  return { adopted: counting.length, ...counts, wrong };
}

function countingOf(manager: ManagerSources, adopted: Adopted): readonly Counting[] {
  const tree = readRuleTree(manager.rules);
  return adopted.rules.flatMap(({ wazuhId, outcome }) => {
    const written = tree.rules.get(wazuhId)?.written;
    const composite = written === undefined ? null : compositeOf(written);
    if (outcome.kind === 'refused' || composite?.counts.kind !== 'rule') return [];
    return outcome.documents
      .filter(({ kind }) => kind === 'correlation')
      .map(({ content }) => ({
        id: wazuhId,
        composite,
        counted: composite.counts.kind === 'rule' ? composite.counts.id : 0,
        correlation: readAdopted(content),
      }));
  });
}

function readAdopted(content: object): AdoptedCorrelation {
  const text = JSON.stringify(content);
  const [document] = parseSigma(text, 'adopted.yml', new Diagnostics());
  if (document?.kind !== 'correlation') throw new Error(`no correlation: ${text}`);
  return {
    text,
    rules: document.rules.map(({ value }) => value),
    groupBy: document.groupBy.map(({ value }) => value),
  };
}

function samplesByEnd(ruleset: Ruleset): ReadonlyMap<number, readonly LogEvent[]> {
  const engine = createEngine(ruleset);
  const byEnd = new Map<number, LogEvent[]>();
  for (const { event } of samples()) {
    const end = Number(engine.fork().process(event).rule?.id ?? 0);
    byEnd.set(end, [...(byEnd.get(end) ?? []), event]);
  }
  return byEnd;
}

const together = ({ frequency }: Composite): readonly Moment[] => evenly(frequency + 2, 1);

/** So many events, so many seconds apart. */
const evenly = (count: number, apart: number): readonly Moment[] =>
  Array.from({ length: count }, (_, i) => ({ at: Math.floor(i * apart), sender: 0 }));

function streamsFor(
  { composite }: Counting,
  sample: LogEvent,
  ruleset: Ruleset,
): Readonly<Record<string, readonly Moment[]>> {
  const { frequency, timeframe, groupings } = composite;
  const gaps = Math.max(1, frequency - 1);
  const inTurn: readonly Moment[] = Array.from({ length: 2 * (frequency - 1) }, (_, i) => ({
    at: i,
    sender: i % 2 === 0 ? 0 : 1,
  }));
  const two = senders(createEngine(ruleset).process(sample), sample) !== null;
  return {
    'at once': together(composite),
    'one less than it counts': evenly(frequency - 1, 1),
    'within the time': evenly(frequency, Math.max(0, timeframe - 2) / gaps),
    'out of the time': evenly(frequency, (timeframe + 2) / gaps),
    ...(groupings.length > 0 && two ? { 'two senders in turn': inTurn } : {}),
  };
}

/** The event as another sender's, where its sender's address stands in it. */
function senders({ static: { srcip } }: Verdict, { log, ...rest }: LogEvent): LogEvent | null {
  if (srcip === undefined || log === undefined || !log.includes(srcip)) return null;
  return { ...rest, log: log.replaceAll(srcip, '198.51.100.77') };
}

const began = 1_700_049_600;

function eventsOf(ruleset: Ruleset, sample: LogEvent, moments: readonly Moment[]): readonly LogEvent[] {
  const other = senders(createEngine(ruleset).process(sample), sample) ?? sample;
  return moments.map(({ at, sender }, id) => ({ ...(sender === 0 ? sample : other), id, time: began + at }));
}

/** The number of the event, from 1. */
function firstFiring(
  ruleset: Ruleset,
  { id }: Counting,
  sample: LogEvent,
  moments: readonly Moment[],
): number | null {
  const engine = createEngine(ruleset);
  const at = eventsOf(ruleset, sample, moments).findIndex(
    (event) => engine.process(event).rule?.id === String(id),
  );
  return at < 0 ? null : at + 1;
}

/** Where the correlation holds first, if every event is one that its rule matches. */
function firstHolding(
  ruleset: Ruleset,
  { composite, correlation }: Counting,
  sample: LogEvent,
  moments: readonly Moment[],
): number | null {
  const rules = correlation.rules.map((id) =>
    JSON.stringify({
      title: id,
      id,
      logsource: { product: 'counted' },
      detection: { counted: { counted: 'yes' }, condition: 'counted' },
    }),
  );
  const text = [...rules, correlation.text].join('\n---\n');
  const correlator = createCorrelator(createEvaluator(parseSigma(text, 'counted.yml', new Diagnostics())));
  const at = eventsOf(ruleset, sample, moments).findIndex((event) => {
    const decoded = createEngine(ruleset).process(event);
    const groups = composite.groupings.filter(({ name }) => name !== 'global_frequency');
    const fields = correlation.groupBy.flatMap((field, i) => {
      const value = groupValue(groups[i]?.name ?? '', groups[i]?.text ?? '', decoded);
      return value === undefined ? [] : [[field, value] as const];
    });
    const seen = eventFromFields({
      logsource: { product: 'counted' },
      fields: { counted: 'yes', ...Object.fromEntries(fields) },
    });
    return correlator.observe(seen, event.time ?? 0).correlations.length > 0;
  });
  return at < 0 ? null : at + 1;
}

/** The value that the manager compares. */
function groupValue(element: string, text: string, { static: known, fields }: Verdict): string | undefined {
  if (element === 'same_field') {
    const value = fields[text.trim()];
    return typeof value === 'string' ? value : undefined;
  }
  const name = element
    .replace(/^same_/, '')
    .replace('source_ip', 'srcip')
    .replace(/_(?=ip$|port$)/, '');
  return known[name === 'user' ? 'dstuser' : name];
}
