import {
  createCorrelator,
  createEvaluator,
  type Evaluator,
  eventFromLog,
  eventFromWindows,
  type SigmaEvent,
} from '@sigmazuh/evaluator';
import { createEngine, type LogEvent, type Ruleset } from '@sigmazuh/logtest';
import { type CorrelationRule, levels, type SigmaDocument, type SigmaRule } from '@sigmazuh/parser';
import type { Manifest } from '@sigmazuh/wazuh';
import type { PayloadCase, PayloadFixture, PayloadRecord } from '../fixtures/fixture.ts';

/** What one judge says of a case: the rules that won, one for each record that alerts. */
export interface Judgement {
  /** Sigma ids in the order of the records. */
  readonly winners: readonly string[];
}

export interface JudgedCase {
  readonly fixture: PayloadFixture;
  readonly case: PayloadCase;
  readonly sigma: Judgement;
  /** `alerts` are the pack's, by Wazuh id and level. */
  readonly wazuh: Judgement & {
    readonly alerts: readonly WazuhAlert[];
    /** Alerts of the manager's own rules. */
    readonly others: readonly WazuhAlert[];
    /** Lines that no decoder took: where none of the manager's was at hand, theirs may. */
    readonly undecoded: number;
  };
  /** Titles of the pack's rules, by what `winners` calls them. */
  readonly titles: ReadonlyMap<string, string>;
  /** `sigma`: the fixture is about a correlation that the pack refuses, as the build says. */
  readonly judgedBy: 'both' | 'sigma';
  /** The judges say what the case expects. */
  readonly agrees: boolean;
}

interface WazuhAlert {
  readonly rule: string;
  readonly level: number;
  readonly description: string;
}

/** The two judges, made ready for one pack. */
export interface Judges {
  readonly documents: readonly SigmaDocument[];
  readonly manifest: Manifest;
  readonly ruleset: Ruleset;
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
}

/**
 * Runs every case through the meaning of Sigma and through Wazuh's engine with the pack; what the pack refuses, through
 * the one alone. Each case starts with a fresh
 * engine, its records share it.
 */
export function judgeFixtures(fixtures: readonly PayloadFixture[], judges: Judges): readonly JudgedCase[] {
  const evaluator = createEvaluator(judges.documents, { placeholders: judges.placeholders });
  const engine = createEngine(judges.ruleset);
  const owners = new Map(
    judges.manifest.rules.flatMap((rule) =>
      rule.wazuhIds.map((id) => [String(id), rule.id ?? rule.title] as const),
    ),
  );
  const titles = new Map(judges.manifest.rules.map(({ id, title }) => [id ?? title, title] as const));
  const refused = new Set(
    judges.manifest.rules.flatMap(({ id, status, logSource }) =>
      status === 'refused' && logSource === 'correlation' ? [id] : [],
    ),
  );
  return fixtures.flatMap((fixture) => {
    const rules = [...fixture.rules.values()];
    const isRefused = rules.length > 0 && rules.every(({ value }) => refused.has(value));
    return fixture.cases.map((each): JudgedCase => {
      const sigma = judgeBySigma(each, evaluator);
      const own = engine.fork();
      const agents = [...new Set(each.records.flatMap(({ agent }) => agent ?? []))];
      const verdicts = each.records.map((record) => own.process(logEvent(record, agents)));
      const raised = verdicts.flatMap(({ alert, rule }): readonly WazuhAlert[] =>
        alert && rule !== null
          ? [{ rule: rule.id, level: rule.level, description: rule.description ?? '' }]
          : [],
      );
      const alerts = raised.filter(({ rule }) => owners.has(rule));
      const wazuh = {
        winners: alerts.map(({ rule }) => owners.get(rule) ?? rule),
        alerts,
        others: raised.filter(({ rule }) => !owners.has(rule)),
        undecoded: verdicts.filter(({ decoder }) => decoder === null).length,
      };
      const isAsExpected = isRefused ? wazuh.winners.length === 0 : fulfils(each, wazuh);
      const agrees = fulfils(each, sigma) && isAsExpected;
      return { fixture, case: each, sigma, wazuh, titles, judgedBy: isRefused ? 'sigma' : 'both', agrees };
    });
  });
}

/** The records of a case are a stream of their own: correlations see them, and nothing from other cases. */
function judgeBySigma({ records, logSource }: PayloadCase, evaluator: Evaluator): Judgement {
  const correlator = createCorrelator(evaluator);
  const winners = records.flatMap((record) => {
    const { raised } = correlator.observe(sigmaEvent(record, logSource), record.at ?? 0);
    const winner = [...raised].sort((one, other) => severity(other) - severity(one))[0];
    return winner === undefined ? [] : [winner.id?.value ?? winner.title.value];
  });
  return { winners };
}

/** Rules without a level count as `medium`, as in the pack. */
const severity = (rule: SigmaRule | CorrelationRule): number => levels.indexOf(rule.level?.value ?? 'medium');

/** Whether what a case expects has come: one alert of its rule, or none. */
export function fulfils({ expect }: PayloadCase, { winners }: Judgement): boolean {
  return expect.kind === 'none' ? winners.length === 0 : winners.length === 1 && winners[0] === expect.rule;
}

/** A record as Sigma sees it. */
export function sigmaEvent(record: PayloadRecord, logsource: PayloadCase['logSource']): SigmaEvent {
  return record.kind === 'windows'
    ? eventFromWindows(record.event)
    : eventFromLog({ logsource, log: record.line });
}

/** A record as a manager receives it; streams begin at a time of their own. `agents` are those of the case. */
function logEvent(record: PayloadRecord, agents: readonly string[]): LogEvent {
  const { at, agent } = record;
  return {
    ...(record.kind === 'windows' ? { winevt: record.event } : { log: record.line }),
    ...(at === undefined ? {} : { time: streamStart + at }),
    ...(agent === undefined ? {} : { agent: { id: agentId(agents.indexOf(agent)), name: agent } }),
  };
}

const streamStart = Date.UTC(2026, 10, 24, 10) / 1000;

/** Wazuh counts by an agent's id; 000 is the manager itself. */
const agentId = (index: number): string => String(index + 1).padStart(3, '0');
