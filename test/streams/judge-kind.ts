import { createCorrelator, createEvaluator, eventFromWindows } from '@sigmazuh/evaluator';
import { skeleton } from '@sigmazuh/explain';
import { createEngine, loadRuleset, type RulesetSources } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';
import { buildPack, emptyIdFile, option, type Pack, printRuleFile, templates } from '@sigmazuh/wazuh';
import { Dice, seedOf } from '../synthetic/dice.ts';
import { type Kind, textOf } from './kinds.ts';
import { randomStream, type TimedEvent } from './random-stream.ts';

/** How the alerts of a kind's correlation compare with Sigma's, over many streams. */
export interface KindReport {
  readonly kind: Kind;
  readonly streams: number;
  /** Streams in which all alerts come at the same events. */
  readonly same: number;
  readonly both: number;
  readonly onlySigma: number;
  readonly onlyWazuh: number;
  /** Alerts of Sigma's in whose timespan there is none of Wazuh's. */
  readonly missed: number;
}

/** A kind made into a pack, and the judge of streams that it is for. */
export interface PreparedKind {
  readonly kind: Kind;
  readonly pack: Pack;
  readonly sources: RulesetSources;
  /** Which events of a stream raise the kind's last correlation. */
  readonly bySigma: (stream: readonly TimedEvent[]) => readonly boolean[];
  readonly byWazuh: (stream: readonly TimedEvent[]) => readonly boolean[];
  /** Of the correlation, in seconds. */
  readonly timespan: number;
}

/** @param stock a manager's ruleset; without it the skeleton of one, in which no other rule takes events */
export function prepareKind(asked: Kind, stock?: RulesetSources): PreparedKind {
  const documents = readDocuments(textOf(asked));
  const judged = documents.at(-1);
  if (judged?.kind !== 'correlation') throw new Error(`${asked.name} has no correlation`);
  const approximate = asked.exact === 'yes' && stock === undefined ? 'refused' : 'allowed';
  const manager = stock ?? bareManager();
  const ruleset = manager.rules;
  const pack = buildPack(documents, { ids: emptyIdFile, approximate, ruleset });
  const sources = { ...manager, rules: [...manager.rules, ...pack.files] };
  const { ruleset: loaded, report } = loadRuleset(sources);
  if (loaded === null || report.messages.length > 0) throw new Error(JSON.stringify(report.messages));
  const entry = pack.manifest.rules.find(({ id }) => id === judged.id?.value);
  const ids = entry?.wazuhIds.map(String) ?? [];
  // Where rules of the manager count the same events, what they alert on does not count here, as the manifest says.
  const isCounted =
    entry?.notes?.some((note) => note.includes('rules of the manager count events of')) === true;
  const mayLose =
    stock !== undefined && (asked.promise === 'fewer' || (asked.promise === 'same' && isCounted));
  const kind = mayLose ? ({ ...asked, promise: 'part' } as const) : asked;
  if (ids.length === 0) throw new Error(JSON.stringify(pack.manifest.rules));
  const engine = createEngine(loaded);
  const evaluator = createEvaluator(documents);
  return {
    kind,
    pack,
    sources,
    timespan: secondsOf(judged.timespan.value),
    bySigma: (stream) => {
      const correlator = createCorrelator(evaluator);
      return stream.map(({ at, event }) => {
        const { raised } = correlator.observe(eventFromWindows({ Event: event.winevt?.Event ?? '' }), at);
        return raised.includes(judged);
      });
    },
    byWazuh: (stream) => {
      const own = engine.fork();
      return stream.map(({ event }) => {
        const { alert, rule } = own.process(event);
        return alert && ids.includes(rule?.id ?? '');
      });
    },
  };
}

/** A manager that has the roots of the rule tree, and no rule that alerts. */
export function bareManager(): RulesetSources {
  const roots = [...templates].map(([category, id]) => ({
    id,
    level: 0,
    alerts: 'silent' as const,
    order: 'by-level' as const,
    options: [option('category', category), option('description', category)],
  }));
  const rules = [{ name: '0010-rules_config.xml', text: printRuleFile([], 'roots,', roots) }];
  return { rules, decoders: skeleton().decoders };
}

/** Puts random streams before both judges; another seed makes others. */
export function judgeKind(prepared: PreparedKind, streams: number, length: number, seed = ''): KindReport {
  const { kind, timespan } = prepared;
  const counts = { same: 0, both: 0, onlySigma: 0, onlyWazuh: 0, missed: 0 };
  for (let i = 0; i < streams; i += 1) {
    const stream = randomStream(new Dice(seedOf(`${seed}${kind.name} ${i}`)), length);
    const [sigma, wazuh] = [prepared.bySigma(stream), prepared.byWazuh(stream)];
    const only = (of: readonly boolean[], not: readonly boolean[]) =>
      of.filter((each, at) => each && !not[at]).length;
    counts.both += sigma.filter((each, at) => each && wazuh[at]).length;
    counts.onlySigma += only(sigma, wazuh);
    counts.onlyWazuh += only(wazuh, sigma);
    if (sigma.every((each, at) => each === wazuh[at])) counts.same += 1;
    counts.missed += stream.filter(({ at }, last) => {
      const isCovered = stream.some(
        (each, i2) => i2 <= last && wazuh[i2] === true && at - each.at <= timespan,
      );
      return sigma[last] === true && !isCovered;
    }).length;
  }
  return { kind, streams, ...counts };
}

/** Whether a report keeps what its kind promises. */
export function isKept({ kind, streams, same, onlyWazuh, missed }: KindReport): boolean {
  switch (kind.promise) {
    case 'same':
      return same === streams;
    case 'fewer':
      return onlyWazuh === 0 && missed === 0;
    case 'part':
      return onlyWazuh === 0;
    case 'any':
      return true;
  }
}

export function readDocuments(text: string): readonly SigmaDocument[] {
  const diagnostics = new Diagnostics();
  const documents = parseSigma(text, 'streams.yml', diagnostics);
  if (diagnostics.hasErrors) throw new Error(JSON.stringify(diagnostics.all));
  return documents;
}

function secondsOf(timespan: string): number {
  const [, count = '0', unit] = /^(\d+)([smh])$/.exec(timespan) ?? [];
  return Number(count) * (unit === 'm' ? 60 : unit === 'h' ? 3_600 : 1);
}
