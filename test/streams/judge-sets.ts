import { createCorrelator, createEvaluator, eventFromWindows } from '@sigmazuh/evaluator';
import { createEngine, loadRuleset } from '@sigmazuh/logtest';
import { levels, type SigmaDocument } from '@sigmazuh/parser';
import { buildPack, emptyIdFile, type Pack } from '@sigmazuh/wazuh';
import { Dice, seedOf } from '../synthetic/dice.ts';
import { bareManager, readDocuments } from './judge-kind.ts';
import { type Judged, promiseKeeper } from './promises.ts';
import { randomSet } from './random-set.ts';
import { randomStream } from './random-stream.ts';

/** What became of random sets of correlations, over random streams. */
export interface SetsReport {
  readonly sets: number;
  /** Correlations that were written, with and without consent to differ. */
  readonly written: { readonly exact: number; readonly approximate: number };
  /** Sets without any difference that needs consent: their alerts were compared one by one. */
  readonly exactSets: number;
  /** Alerts that were compared. */
  readonly alerts: number;
  /** What breaks what was promised, each with its set. */
  readonly faults: readonly string[];
}

/**
 * Puts streams before sets of correlations. A set that needs no consent, and of which none takes another's events, has
 * to have the alerts of Sigma, the most severe at each event; of others an alert may only be missing, as far as a note says so, unless one says that there may be
 * more.
 *
 * @param seed another one makes other sets and streams
 */
export function judgeSets(sets: number, streams: number, seed = ''): SetsReport {
  const counts = { exact: 0, approximate: 0, exactSets: 0, alerts: 0 };
  const faults: string[] = [];
  for (let at = 0; at < sets; at += 1) {
    const text = randomSet(new Dice(seedOf(`${seed}set ${at}`)));
    const documents = readDocuments(text);
    for (const approximate of ['refused', 'allowed'] as const) {
      const pack = buildPack(documents, { ids: emptyIdFile, approximate, ruleset: bareManager().rules });
      const written = pack.manifest.rules.filter(({ wazuhIds }) => wazuhIds.length > 0).length;
      counts[approximate === 'refused' ? 'exact' : 'approximate'] += written;
      const isWhole = pack.manifest.rules.every(({ status }) => status === 'converted');
      if (written === 0) continue;
      const promise = approximate === 'refused' && isWhole && !isTaken(pack) ? 'same' : 'no others';
      if (promise === 'same') counts.exactSets += 1;
      const { fault, alerts } = judgeSet(documents, pack, promise, { from: `${seed}${at}`, streams });
      counts.alerts += alerts;
      if (fault !== null) faults.push(`set ${at}, ${approximate}: ${fault}\n${text}`);
    }
  }
  const { exact, approximate, exactSets, alerts } = counts;
  return { sets, written: { exact, approximate }, exactSets, alerts, faults };
}

/** Whether a note says that events end in an alert which does not count for all correlations. */
function isTaken({ manifest }: Pack): boolean {
  const notes = manifest.rules.flatMap((rule) => rule.notes ?? []);
  return notes.some((note) => /another (?:correlation|rule of the pack) alerts/.test(note));
}

function judgeSet(
  documents: readonly SigmaDocument[],
  pack: Pack,
  promise: 'same' | 'no others',
  { from, streams }: { readonly from: string; readonly streams: number },
): { readonly fault: string | null; readonly alerts: number } {
  const manager = bareManager();
  const { ruleset, report } = loadRuleset({ ...manager, rules: [...manager.rules, ...pack.files] });
  if (ruleset === null || report.messages.length > 0) {
    return { fault: JSON.stringify(report.messages), alerts: 0 };
  }
  const titles = new Map(
    pack.manifest.rules.flatMap(({ title, wazuhIds, standIns = [] }) =>
      [...wazuhIds, ...standIns].map((id) => [String(id), title] as const),
    ),
  );
  const free = mayHaveMore(documents, pack);
  const evaluator = createEvaluator(documents);
  const engine = createEngine(ruleset);
  const { broken } = promiseKeeper(documents, pack);
  let alerts = 0;
  for (let i = 0; i < streams; i += 1) {
    const correlator = createCorrelator(evaluator);
    const own = engine.fork();
    const judged: Judged[] = [];
    for (const [at, { event, at: time }] of randomStream(new Dice(seedOf(`${from} ${i}`)), 30).entries()) {
      const { raised } = correlator.observe(eventFromWindows({ Event: event.winevt?.Event ?? '' }), time);
      const sigma = raised.map(({ title, level }) => ({
        title: title.value,
        level: levels.indexOf(level?.value ?? 'medium'),
      }));
      const { alert, rule } = own.process(event);
      const wazuh = alert && rule !== null ? (titles.get(rule.id) ?? `rule ${rule.id}`) : null;
      if (wazuh !== null) alerts += 1;
      judged.push({ at: time, sigma: sigma.map(({ title }) => title), wazuh });
      const highest = Math.max(...sigma.map(({ level }) => level));
      const isOfSigma = sigma.some(({ title }) => title === wazuh);
      const isTop = sigma.some(({ title, level }) => title === wazuh && level === highest);
      const isFine =
        promise === 'same'
          ? isTop || (wazuh === null && sigma.length === 0)
          : wazuh === null || isOfSigma || free.has(wazuh);
      if (isFine) continue;
      const said = sigma.map(({ title }) => title).join(', ');
      return { fault: `stream ${i}, event ${at}: Sigma raises ${said || 'nothing'}, Wazuh ${wazuh}`, alerts };
    }
    const fault = broken(judged);
    if (fault !== null) return { fault: `stream ${i}, ${fault}`, alerts };
  }
  return { fault: null, alerts };
}

/** Titles of those that a note gives more alerts, and of what refers to them. */
function mayHaveMore(documents: readonly SigmaDocument[], { manifest }: Pack): ReadonlySet<string> {
  const found = new Set(
    manifest.rules.flatMap(({ title, notes = [] }) =>
      notes.some((note) => note.includes('more alerts')) ? [title] : [],
    ),
  );
  for (const each of documents) {
    if (each.kind === 'correlation' && each.rules.some(({ value }) => found.has(value))) {
      found.add(each.title.value);
    }
  }
  return found;
}
