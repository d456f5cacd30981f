import { type Adopted, adoptedFiles, adoptRules } from '@sigmazuh/adopt';
import {
  createEngine,
  type LogEvent,
  loadRuleset,
  readDecoders,
  type SourceFile,
  type Verdict,
} from '@sigmazuh/logtest';
import { Diagnostics, readSigma, type SigmaDocument, SourceText } from '@sigmazuh/parser';
import { buildPack, compositeOf, emptyIdFile, type Pack, readRuleTree } from '@sigmazuh/wazuh';
import { readPipeline, type WazuhPipeline } from '@sigmazuh/wazuh-events';

/** A manager's ruleset. */
export interface ManagerSources {
  readonly rules: readonly SourceFile[];
  readonly decoders: readonly SourceFile[];
  readonly lists: ReadonlyMap<string, string>;
}

/** Events that follow one another on one manager; each alone where they do not depend on one another. */
export interface EventSeries {
  readonly title: string;
  readonly events: readonly LogEvent[];
}

export interface Judgement {
  readonly events: number;
  /** Events that ended in a rule that was adopted, and in its Sigma rule once built again. */
  readonly inAdopted: number;
  /** Rules adopted in which an event ended. */
  readonly exercised: ReadonlySet<number>;
  /** Of `inAdopted`, those that a guard leaves to the manager's rule, which is still there. */
  readonly left: number;
  /** Events that the manager ends by counting, or because of what it did before: correlations are judged elsewhere. */
  readonly counted: number;
  /** Events that end otherwise, as the build said they may: a more severe rule of the manager cannot be written. */
  readonly outranked: number;
  readonly wrong: readonly string[];
}

/** Adopts rule files of a manager, builds what came of it and loads the pack beside the manager's own rules. */
export function rebuild(manager: ManagerSources, isAdopted: (file: SourceFile) => boolean) {
  const sources = manager.rules.filter(isAdopted).map(({ name, text }) => new SourceText(name, text));
  const adopted = adoptRules(sources, { ruleset: manager.rules, decoders: manager.decoders });
  const { documents, pipelines } = readBack(adopted);
  const pack = buildPack(documents, { ids: emptyIdFile, ruleset: manager.rules, pipelines });
  return { adopted, pack };
}

/** The documents as a person would find them in the files written. */
function readBack(adopted: Adopted) {
  const diagnostics = new Diagnostics();
  const documents: SigmaDocument[] = [];
  const pipelines: WazuhPipeline[] = [];
  for (const { path, text } of adoptedFiles(adopted, { name: 'stock rules' })) {
    if (path.startsWith('rules/')) documents.push(...readSigma(new SourceText(path, text), diagnostics));
    if (path === 'pipeline.yml') {
      const pipeline = readPipeline(text, path, diagnostics);
      if (pipeline !== null) pipelines.push(pipeline);
    }
  }
  const [error] = diagnostics.all.filter(({ severity }) => severity === 'error');
  if (error !== undefined) {
    throw new Error(`${error.range.file}:${error.range.start.line} ${error.message}`);
  }
  return { documents, pipelines };
}

/**
 * Compares how events end without the pack and with it: those that ended in an adopted rule end in its Sigma rule, with
 * the same level, and all others as before.
 */
export function judge(
  manager: ManagerSources,
  { adopted, pack }: { readonly adopted: Adopted; readonly pack: Pack },
  series: readonly EventSeries[],
): Judgement {
  const before = engineOf(manager);
  const after = engineOf({
    ...manager,
    rules: [...manager.rules, ...pack.files],
    decoders: pack.decoders.length === 0 ? manager.decoders : [...manager.decoders, ...pack.decoders],
  });
  const sigmaOf = convertedBy(adopted, pack);
  const outranking = new Set(
    pack.manifest.rules
      .filter(({ notes }) =>
        notes?.some((note) => note.includes('that a rule of the manager would end above')),
      )
      .flatMap(({ wazuhIds }) => wazuhIds.map(String)),
  );
  const counting = countingRules(manager);
  const exercised = new Set<number>();
  const wrong: string[] = [];
  const counts = { events: 0, inAdopted: 0, left: 0, counted: 0, outranked: 0 };
  for (const { title, events } of series) {
    const [one, other] = [before.fork(), after.fork()];
    for (const event of events) {
      counts.events++;
      const was = one.process(event);
      const is = other.process(event);
      if (counting.has(was.rule?.id ?? '')) {
        counts.counted++;
        continue;
      }
      const alerts = was.outcome === 'alert' || was.outcome === 'no_log';
      const wanted = alerts ? sigmaOf.get(was.rule?.id ?? '') : undefined;
      const isSame = endOf(was) === endOf(is);
      if (wanted === undefined) {
        if (isSame) continue;
      } else {
        counts.inAdopted++;
        exercised.add(Number(was.rule?.id));
        if (wanted.includes(is.rule?.id ?? '') && is.rule?.level === was.rule?.level) continue;
        if (isSame) counts.left++;
        if (isSame) continue;
      }
      const isLower = (is.rule?.level ?? 0) < (was.rule?.level ?? 0);
      if (isLower && outranking.has(is.rule?.id ?? '')) counts.outranked++;
      else wrong.push(`${title}: was ${endOf(was)}, is ${endOf(is)}`);
    }
  }
  return { ...counts, exercised, wrong };
}

/** Ids of the rules that count earlier events. */
function countingRules({ rules }: ManagerSources): ReadonlySet<string> {
  const all = readRuleTree(rules).rules.values();
  return new Set(
    [...all].flatMap(({ id, written }) =>
      written !== undefined && compositeOf(written) !== null ? [String(id)] : [],
    ),
  );
}

/** Decoders as loaded: most managers of a run have the same. */
const decodersOf = new WeakMap<readonly SourceFile[], ReturnType<typeof readDecoders>>();

function engineOf(manager: ManagerSources) {
  const decoders = decodersOf.get(manager.decoders) ?? readDecoders(manager.decoders);
  decodersOf.set(manager.decoders, decoders);
  const { ruleset, report } = loadRuleset({ ...manager, decoders });
  if (ruleset === null) throw new Error(report.messages.map(({ text }) => text).join('\n'));
  return createEngine(ruleset);
}

/** Wazuh id of an adopted rule → the ids that alert for its Sigma rules; rules that were not built are not in it. */
export function convertedBy(adopted: Adopted, pack: Pack): ReadonlyMap<string, readonly string[]> {
  const idsOf = new Map(pack.manifest.rules.map(({ id, wazuhIds }) => [id, wazuhIds.map(String)] as const));
  const found = new Map<string, readonly string[]>();
  for (const { wazuhId, outcome } of adopted.rules) {
    if (outcome.kind === 'refused') continue;
    const ids = outcome.documents.flatMap(({ id }) => idsOf.get(id) ?? []);
    if (ids.length > 0) found.set(String(wazuhId), ids);
  }
  return found;
}

function endOf({ outcome, rule }: Verdict): string {
  return rule === null ? outcome : `${outcome} of rule ${rule.id} (level ${rule.level})`;
}
