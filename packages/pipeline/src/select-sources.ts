import type { LogSource } from '@sigmazuh/parser';
import { transformLogSource, transformSource } from './apply-transformations.ts';
import { logSourceNames } from './log-source-names.ts';
import { meantLogSource } from './meant-log-source.ts';
import type { LogSourcePattern, Pipeline, Source } from './source.ts';
import { attributeNames } from './transformation.ts';

/** What the pipelines say of a rule's log source. */
export type SourceSelection<S extends Source = Source> =
  | { readonly kind: 'mapped'; readonly sources: readonly S[] }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** A pipeline of the user's has to say which events these are. */
  | { readonly kind: 'waiting'; readonly reason: string }
  /** `meant`: a known log source that is spelled almost like it. */
  | { readonly kind: 'unknown'; readonly meant: LogSourcePattern | null };

/** The events that are of both sources, as one source; `null` when no event can be. */
export type Intersection<S extends Source> = (one: S, other: S) => S | null;

/**
 * Answers which sources the events of a log source come from. Pipelines are layered: the last one (by priority) that speaks of the log
 * source decides, and the transformations of all of them are applied to its sources. A log source that none names is
 * put together from those that are (taxonomy appendix: attributes narrow each other):
 *
 *     category process_creation                            every source of that category, of whatever product
 *     product windows, category X, service sysmon          what is both category X and service sysmon
 */
export function sourceSelection<S extends Source>(
  pipelines: readonly Pipeline<S>[],
  intersection: Intersection<S>,
): (logSource: LogSource) => SourceSelection<S> {
  const ordered = [...pipelines].sort((a, b) => a.priority - b.priority);
  const known = new Map<string, SourceSelection<S>>();
  return (logSource) => {
    const names = logSourceNames(logSource);
    const key = JSON.stringify(names);
    const selection = known.get(key) ?? selectOrdered(names, ordered, intersection);
    known.set(key, selection);
    return selection;
  };
}

function selectOrdered<S extends Source>(
  names: LogSourcePattern,
  ordered: readonly Pipeline<S>[],
  intersection: Intersection<S>,
): SourceSelection<S> {
  const given = transformLogSource(names, ordered);
  if (given.kind === 'refused') return { kind: 'unreachable', reason: given.reason };
  const selection = selectNamed(given.logSource, ordered.toReversed(), intersection);
  if (selection.kind !== 'mapped') return selection;
  const sources = selection.sources.map((source) => transformSource(source, given.logSource, ordered));
  return { kind: 'mapped', sources };
}

/** `pipelines`: the ones that decide first in front. */
function selectNamed<S extends Source>(
  logSource: LogSourcePattern,
  pipelines: readonly Pipeline<S>[],
  intersection: Intersection<S>,
): SourceSelection<S> {
  for (const pipeline of pipelines) {
    const sources = pipeline.sources.filter((each) => isNamed(each.logSource, logSource));
    if (sources.length > 0) return { kind: 'mapped', sources };
    const refusal = pipeline.refusals.find((each) => isNamed(each.logSource, logSource));
    if (refusal !== undefined) {
      return { kind: refusal.waits === undefined ? 'unreachable' : 'waiting', reason: refusal.reason };
    }
  }
  const all = pipelines.flatMap((pipeline) => pipeline.sources);
  const narrower = all.filter((each) => isWithin(each.logSource, logSource));
  const composed = narrower.length > 0 ? narrower : compose(logSource, all, intersection);
  return composed.length > 0
    ? { kind: 'mapped', sources: composed }
    : { kind: 'unknown', meant: meantLogSource(logSource, pipelines) };
}

function isNamed(pattern: LogSourcePattern, logSource: LogSourcePattern): boolean {
  return attributeNames.every((name) => pattern[name] === '*' || pattern[name] === logSource[name]);
}

/** Whether a log source's events are all among those of a wider one. */
function isWithin(narrow: LogSourcePattern, wide: LogSourcePattern): boolean {
  return attributeNames.every((name) => wide[name] === undefined || narrow[name] === wide[name]);
}

/** Sources of the category that also are sources of the service. */
function compose<S extends Source>(
  { product, category, service }: LogSourcePattern,
  all: readonly S[],
  intersection: Intersection<S>,
): readonly S[] {
  if (product === undefined || category === undefined || service === undefined) return [];
  const ofCategory = all.filter((each) => isNamed(each.logSource, { product, category }));
  const ofService = all.filter((each) => isNamed(each.logSource, { product, service }));
  return ofCategory.flatMap((one) => ofService.flatMap((other) => intersection(one, other) ?? []));
}
