import { groupBy } from '@sigmazuh/compiler';
import { loadRuleset, type Ruleset, type Verdict } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';
import {
  buildPack,
  emptyIdFile,
  type ManagerRule,
  type Pack,
  type RuleTree,
  readRuleTree,
  templates,
} from '@sigmazuh/wazuh';
import { readPipeline } from '@sigmazuh/wazuh-events';
import { readStock } from '../corpus/shared.ts';
import type { Sample } from './samples.ts';
import { compositesOf, endsOf, numbersOf, type Stream, streamsFor } from './streams.ts';
import { unreachable } from './unreachable.ts';

/** A composite of the stock ruleset whose base an event is known for, and what becomes of it behind a pack. */
export interface JudgedComposite {
  readonly composite: number;
  readonly base: number;
  /** Numbers of the events on which it fires in stock Wazuh, from 1. */
  readonly stock: readonly number[];
  /** Those on which it or its twin fires where a Sigma rule takes the events. */
  readonly pack: readonly number[];
  /** What the manifest says of events that it may not count. */
  readonly said: 'apart' | 'outranked' | 'shifted' | 'nothing';
  /** Whether none of the events ended in the base any more. */
  readonly taken: 'all' | 'some';
}

export interface CompositeJudgement {
  /** All composites of the stock ruleset. */
  readonly composites: number;
  readonly judged: readonly JudgedComposite[];
  /** Composites of which no stream is known, and why. */
  readonly unheard: readonly { readonly composite: number; readonly reason: string }[];
  readonly messages: readonly string[];
}

/** Sigma's levels, closer to those of rules that count than by default. */
const levels = [
  ['informational', 3],
  ['low', 5],
  ['medium', 8],
  ['high', 10],
  ['critical', 12],
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
  const handled = new Map((pack.manifest.composites ?? []).map(({ id, rules }) => [id, rules]));
  const sigmaIds = new Map(
    pack.manifest.rules.flatMap(({ id, wazuhIds, standIns = [] }) =>
      [...wazuhIds, ...standIns].map((each) => [String(each), id] as const),
    ),
  );
  const judged = streams.map(({ composite, base, events, fires }): JudgedComposite => {
    const accepted = [composite.id, ...(twins.get(composite.id) ?? [])].map(String);
    const ends = endsOf(ruleset, events);
    return {
      composite: composite.id,
      base: base.id,
      stock: fires,
      pack: numbersOf(ends, (id) => accepted.includes(id)),
      said: saidOf(
        handled.get(composite.id),
        new Set(ends.flatMap((end) => sigmaIds.get(end) ?? [])),
        base.id,
      ),
      taken: ends.includes(String(base.id)) ? 'some' : 'all',
    };
  });
  const heard = new Set(streams.map(({ composite }) => composite.id));
  const unheard = compositesOf(tree)
    .filter(({ rule }) => !heard.has(rule.id))
    .map(({ rule, composite: { counts } }) => {
      const level = counts.kind === 'rule' ? tree.rules.get(counts.id)?.level : undefined;
      const isNeverCounted = level === 0 || rule.level === 0;
      const reason = isNeverCounted ? 'level 0' : unreachable.get(rule.id);
      return {
        composite: rule.id,
        reason: reason === undefined ? 'no stream is known on which it fires' : `never alerts: ${reason}`,
      };
    });
  return { composites: compositesOf(tree).length, judged, unheard, messages };

  function loaded(rules: typeof stock.rules): { readonly ruleset: Ruleset; readonly messages: string[] } {
    const { ruleset, report } = loadRuleset({ ...stock, rules });
    const messages = report.messages.map(({ text }) => text);
    if (ruleset === null) throw new Error(messages.join('\n'));
    return { ruleset, messages };
  }
}

/** What is said of the Sigma rules in which events of a stream ended, or that count its base. */
function saidOf(
  rules: Readonly<Record<'apart' | 'outranked' | 'shifted', readonly string[]>> | undefined,
  ended: ReadonlySet<string>,
  base: number,
): JudgedComposite['said'] {
  if (rules === undefined) return 'nothing';
  const isNamed = (ids: readonly string[]) => ids.some((id) => ended.has(id) || id === sigmaIdOf(base));
  return (['apart', 'outranked', 'shifted'] as const).find((each) => isNamed(rules[each])) ?? 'nothing';
}

function sigmaIdOf(base: number): string {
  return `00000000-0000-4000-8000-${String(base).padStart(12, '0')}`;
}

/** A level for a Sigma rule that takes the base's events and lets the composites be heard that count them. */
function levelFor(base: ManagerRule, streams: readonly Stream[]): string {
  const most = Math.min(
    ...streams.filter((each) => each.base === base).map(({ composite }) => composite.level),
  );
  const found = levels.find(([, level]) => level >= base.level && level <= most);
  return found?.[0] ?? levels.find(([, level]) => level >= base.level)?.[0] ?? 'critical';
}

/** A pack with a Sigma rule for the event of every base, under a log source that names its decoder. */
function packFor(streams: readonly Stream[], tree: RuleTree, taking: Taking): Pack {
  const sources: string[] = [];
  const documents: SigmaDocument[] = [];
  for (const [base, own] of groupBy(streams, (stream) => stream.base)) {
    const [first] = own;
    if (first === undefined) continue;
    const decoder = first.verdict.decoder ?? '';
    const form = decoder === 'json' ? 'form: json, otherFields: {letters: as-is}' : 'form: plain, fields: {}';
    const told = JSON.stringify(decoder === 'json' ? toldBy(base, tree, first.verdict.fields) : {});
    const decodedAs = decoder === '' ? '' : `decodedAs: ['${decoder}'], `;
    const where = `enters: [${categoryOf(base, tree)}], ${decodedAs}when: ${told}, ${form}, keywords: line`;
    sources.push(`  - {name: base-${base.id}, logSource: {product: base-${base.id}}, ${where}}`);
    documents.push(
      ...sigmaRule(
        base,
        own.map(({ sample }) => sample),
        levelFor(base, streams),
        taking,
      ),
    );
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
    levels: Object.fromEntries(levels) as Record<(typeof levels)[number][0], number>,
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
  taken: readonly Sample[],
  level: string,
  taking: Taking,
): readonly SigmaDocument[] {
  const id = sigmaIdOf(base.id);
  const windows = taken[0]?.windows;
  const events = [...new Set(taken.map((sample) => JSON.stringify(detectionOf(sample))))];
  const source = windows === undefined ? `{product: base-${base.id}}` : serviceOf(windows.channel);
  const text = [
    `title: Base ${base.id}`,
    `id: ${id}`,
    `name: base_${base.id}`,
    `logsource: ${source}`,
    'detection:',
    ...events.map((event, at) => `  event${at}: ${event}`),
    '  condition: 1 of event*',
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

/** What tells the event: the end of the line, and of what stands before its number. */
function detectionOf({ event, windows }: Sample): unknown {
  if (windows !== undefined) {
    return { Channel: windows.channel, EventID: windows.eventId, Detail: windows.detail };
  }
  const parts = behindHeader(event.log ?? '')
    .split('{n}')
    .map((part) => part.slice(-40).trim());
  return { '|all': parts.map((part) => part.replace(/[\\*?]/g, '\\$&')) };
}

/** What rules of the manager search, which is what stands behind date, host and program. */
function behindHeader(log: string): string {
  return log.replace(/^[A-Z][a-z]{2} +\d+ [\d:]{8} \S+ [^ :]+(?:\[\d+\])?: /, '');
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
  const service = services[channel];
  return service === undefined ? '{product: windows}' : `{product: windows, service: ${service}}`;
}
