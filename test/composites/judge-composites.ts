import { createEngine, type LogEvent, loadRuleset, type Ruleset, type Verdict } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';
import {
  buildPack,
  compositeOf,
  emptyIdFile,
  type ManagerRule,
  type Pack,
  type RuleTree,
  readPipeline,
  readRuleTree,
  templates,
} from '@sigmazuh/wazuh';
import { readStock } from '../corpus/shared.ts';
import { type Sample, samples } from './samples.ts';

/** A composite of the stock ruleset whose base an event is known for, and what becomes of it behind a pack. */
export interface JudgedComposite {
  readonly composite: number;
  readonly base: number;
  /** Numbers of the events on which it fires in stock Wazuh, from 1. */
  readonly stock: readonly number[];
  /** Those on which it or its twin fires where a Sigma rule takes the events. */
  readonly pack: readonly number[];
  /** Whether none of the events ended in the base any more. */
  readonly taken: 'all' | 'some';
}

export interface CompositeJudgement {
  /** All composites of the stock ruleset. */
  readonly composites: number;
  readonly judged: readonly JudgedComposite[];
  readonly messages: readonly string[];
}

/** A composite that fires on a stream of one event. */
interface Stream {
  readonly composite: ManagerRule;
  readonly base: ManagerRule;
  readonly sample: Sample;
  readonly verdict: Verdict;
  readonly events: readonly LogEvent[];
  readonly fires: readonly number[];
}

/** Sigma's levels as Wazuh has them. */
const levels = [
  ['informational', 3],
  ['low', 5],
  ['medium', 8],
  ['high', 12],
  ['critical', 15],
] as const;

/** What takes the events that composites count: Sigma rules that alert on them, or correlations that count them too. */
export type Taking = 'rules' | 'correlations';

/**
 * For every composite of the stock ruleset for whose base there is an event: a Sigma rule that takes the event, and a
 * stream of it that makes the composite fire in stock Wazuh.
 */
export function judgeComposites(taking: Taking): CompositeJudgement {
  const stock = readStock();
  const tree = readRuleTree(stock.rules);
  const streams = streamsFor(tree, loaded(stock.rules).ruleset);
  const pack = packFor(streams, tree, taking);
  const { ruleset, messages } = loaded([...stock.rules, ...pack.files]);
  const twins = new Map((pack.manifest.composites ?? []).map(({ id, wazuhIds }) => [id, wazuhIds]));
  const judged = streams.map(({ composite, base, events, fires }): JudgedComposite => {
    const accepted = [composite.id, ...(twins.get(composite.id) ?? [])].map(String);
    const ends = endsOf(ruleset, events);
    return {
      composite: composite.id,
      base: base.id,
      stock: fires,
      pack: numbersOf(ends, (id) => accepted.includes(id)),
      taken: ends.includes(String(base.id)) ? 'some' : 'all',
    };
  });
  return { composites: compositesOf(tree).length, judged, messages };

  function loaded(rules: typeof stock.rules): { readonly ruleset: Ruleset; readonly messages: string[] } {
    const { ruleset, report } = loadRuleset({ ...stock, rules });
    const messages = report.messages.map(({ text }) => text);
    if (ruleset === null) throw new Error(messages.join('\n'));
    return { ruleset, messages };
  }
}

function compositesOf(tree: RuleTree) {
  return [...tree.rules.values()].flatMap((rule) => {
    const composite = rule.written === undefined ? null : compositeOf(rule.written);
    return composite === null ? [] : [{ rule, composite }];
  });
}

/** The first event by which each composite fires when it comes often enough. */
function streamsFor(tree: RuleTree, stock: Ruleset): readonly Stream[] {
  const engine = createEngine(stock);
  const byEnd = new Map<number, { sample: Sample; verdict: Verdict }[]>();
  for (const sample of samples()) {
    const verdict = engine.fork().process(sample.event);
    const end = Number(verdict.rule?.id ?? 0);
    byEnd.set(end, [...(byEnd.get(end) ?? []), { sample, verdict }]);
  }
  return compositesOf(tree).flatMap(({ rule, composite }) => {
    const bases = [...byEnd.keys()].flatMap((id) => tree.rules.get(id) ?? []);
    for (const base of bases.filter((each) => each.level > 0)) {
      const { counts } = composite;
      const isCounted =
        counts.kind === 'rule'
          ? counts.id === base.id
          : counts.kind === 'group' && base.groups.includes(counts.group);
      if (!isCounted || levelFor(base, rule) === null) continue;
      for (const { sample, verdict } of byEnd.get(base.id) ?? []) {
        const events = eventsOf(sample, composite.frequency);
        const fires = numbersOf(endsOf(stock, events), (id) => id === String(rule.id));
        if (fires.length > 0) return [{ composite: rule, base, sample, verdict, events, fires }];
      }
    }
    return [];
  });
}

/** A level for a Sigma rule that takes the base's events and lets the composite be heard. */
function levelFor(base: ManagerRule, composite: ManagerRule): string | null {
  return levels.find(([, level]) => level >= base.level && level <= composite.level)?.[0] ?? null;
}

/** Long enough for it to fire twice. */
function eventsOf({ event }: Sample, frequency: number): readonly LogEvent[] {
  return Array.from({ length: 2 * frequency + 2 }, (_, i) => ({ ...event, id: i, time: 1_700_049_600 + i }));
}

function endsOf(ruleset: Ruleset, events: readonly LogEvent[]): readonly string[] {
  const engine = createEngine(ruleset);
  return events.map((event) => engine.process(event).rule?.id ?? '');
}

const numbersOf = (ends: readonly string[], isWanted: (id: string) => boolean): readonly number[] =>
  ends.flatMap((id, i) => (isWanted(id) ? [i + 1] : []));

/** A pack with a Sigma rule for the event of every base, under a log source that names its decoder. */
function packFor(streams: readonly Stream[], tree: RuleTree, taking: Taking): Pack {
  const byBase = new Map(streams.map((stream) => [stream.base.id, stream]));
  const sources: string[] = [];
  const documents: SigmaDocument[] = [];
  for (const [id, { base, composite, sample, verdict }] of byBase) {
    const decoder = verdict.decoder ?? '';
    const form = decoder === 'json' ? 'form: json, otherFields: {letters: as-is}' : 'form: plain, fields: {}';
    const told = JSON.stringify(decoder === 'json' ? toldBy(base, tree, verdict.fields) : {});
    const where = `enters: [${categoryOf(base, tree)}], decodedAs: ['${decoder}'], when: ${told}, ${form}, keywords: line`;
    sources.push(`  - {name: base-${id}, logSource: {product: base-${id}}, ${where}}`);
    documents.push(...sigmaRule(base, sample, levelFor(base, composite) ?? 'low', taking));
  }
  const diagnostics = new Diagnostics();
  const pipeline = readPipeline(
    `name: bases\npriority: 100\nsources:\n${sources.join('\n')}\n`,
    'bases.yml',
    diagnostics,
  );
  if (pipeline === null) throw new Error(diagnostics.all.map(({ message }) => message).join('\n'));
  return buildPack(documents, {
    ids: emptyIdFile,
    ruleset: readStock().rules,
    pipelines: [pipeline],
    approximate: 'allowed',
  });
}

function categoryOf(rule: ManagerRule, tree: RuleTree): string {
  const [parent] = rule.parents;
  const above = parent === undefined ? undefined : tree.rules.get(parent);
  if (above !== undefined) return categoryOf(above, tree);
  return [...templates].find(([, id]) => id === rule.id)?.[0] ?? rule.category;
}

function sigmaRule(
  base: ManagerRule,
  sample: Sample,
  level: string,
  taking: Taking,
): readonly SigmaDocument[] {
  const id = `00000000-0000-4000-8000-${String(base.id).padStart(12, '0')}`;
  const { windows } = sample;
  const source = windows === undefined ? `{product: base-${base.id}}` : serviceOf(windows.channel);
  const text = [
    `title: Base ${base.id}`,
    `id: ${id}`,
    `name: base_${base.id}`,
    `logsource: ${source}`,
    'detection:',
    `  event: ${JSON.stringify(detectionOf(sample))}`,
    '  condition: event',
    `level: ${level}`,
  ].join('\n');
  const counted = [
    `title: Often ${base.id}`,
    `id: ${id.replace(/^0/, '1')}`,
    `correlation: {type: event_count, rules: [base_${base.id}], timespan: 1h, condition: {gte: 3}}`,
    `level: ${level}`,
  ].join('\n');
  const texts = taking === 'rules' ? [text] : [text, counted];
  return parseSigma(texts.join('\n---\n'), `base-${base.id}.yml`, new Diagnostics());
}

/** What tells the event: the end of the line. */
function detectionOf({ event, windows }: Sample): unknown {
  if (windows !== undefined) return { EventID: windows.eventId, Detail: windows.detail };
  return [(event.log ?? '').slice(-40).trim()];
}

/** The fields by which the manager's rules know JSON of the event's kind, with their values. */
function toldBy(
  rule: ManagerRule,
  tree: RuleTree,
  fields: Verdict['fields'],
): Readonly<Record<string, readonly string[]>> {
  const [parent] = rule.parents;
  const above = parent === undefined ? undefined : tree.rules.get(parent);
  const own = (rule.written?.options ?? []).flatMap(({ name, attributes }) => {
    const value = name === 'field' ? fields[attributes.name ?? ''] : undefined;
    return value === undefined ? [] : [[attributes.name ?? '', [value]] as const];
  });
  return { ...(above === undefined ? {} : toldBy(above, tree, fields)), ...Object.fromEntries(own) };
}

const services: Readonly<Record<string, string>> = {
  Security: 'security',
  System: 'system',
  Application: 'application',
  'Microsoft-Windows-Sysmon/Operational': 'sysmon',
  'Microsoft-Windows-Windows Defender/Operational': 'windefend',
  'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall': 'firewall-as',
  'Microsoft-Windows-PowerShell/Operational': 'powershell',
  'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational':
    'terminalservices-localsessionmanager',
};

function serviceOf(channel: string): string {
  return `{product: windows, service: ${services[channel] ?? 'system'}}`;
}
