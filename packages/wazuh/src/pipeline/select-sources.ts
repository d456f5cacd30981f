import type { LogSource } from '@sigmazuh/parser';
import { transformLogSource, transformSource } from './apply-transformations.ts';
import { intersection } from './intersect-sources.ts';
import type { Pipeline, SourceMapping } from './source-mapping.ts';
import { attributeNames, type LogSourceNames } from './transformation.ts';

/** What the pipelines say of a rule's log source. */
export type SourceSelection =
  | { readonly kind: 'mapped'; readonly sources: readonly SourceMapping[] }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'unknown' };

/**
 * The sources a rule's events come from. Pipelines are layered: the last one (by priority) that speaks of the log
 * source decides, and the transformations of all of them are applied to its sources. A log source that none names is
 * put together from those that are (taxonomy appendix: attributes narrow each other):
 *
 *     category process_creation                            every source of that category, of whatever product
 *     product windows, category X, service sysmon          what is both category X and service sysmon
 */
export function selectSources(logSource: LogSource, pipelines: readonly Pipeline[]): SourceSelection {
  return sourceSelection(pipelines)(logSource);
}

/** The same for many rules of few log sources. */
export function sourceSelection(pipelines: readonly Pipeline[]): (logSource: LogSource) => SourceSelection {
  const ordered = [...pipelines].sort((a, b) => a.priority - b.priority);
  const known = new Map<string, SourceSelection>();
  return (logSource) => {
    const names = logSourceNames(logSource);
    const key = JSON.stringify(names);
    const selection = known.get(key) ?? selectOrdered(names, ordered);
    known.set(key, selection);
    return selection;
  };
}

function selectOrdered(names: LogSourceNames, ordered: readonly Pipeline[]): SourceSelection {
  const given = transformLogSource(names, ordered);
  if (given.kind === 'refused') return { kind: 'unreachable', reason: given.reason };
  const selection = selectNamed(given.logSource, ordered.toReversed());
  if (selection.kind !== 'mapped') return selection;
  const sources = selection.sources.map((source) => transformSource(source, given.logSource, ordered));
  return { kind: 'mapped', sources };
}

/** A log source's attributes, whose case does not matter. */
export function logSourceNames(logSource: LogSource): LogSourceNames {
  return Object.fromEntries(
    attributeNames.flatMap((name) => {
      const value = logSource[name]?.value;
      return value === undefined ? [] : [[name, value.toLowerCase()] as const];
    }),
  );
}

/** `pipelines`: the ones that decide first in front. */
function selectNamed(logSource: LogSourceNames, pipelines: readonly Pipeline[]): SourceSelection {
  for (const pipeline of pipelines) {
    const sources = pipeline.sources.filter((each) => isNamed(each.logSource, logSource));
    if (sources.length > 0) return { kind: 'mapped', sources };
    const refusal = pipeline.refusals.find((each) => isNamed(each.logSource, logSource));
    if (refusal !== undefined) return { kind: 'unreachable', reason: refusal.reason };
  }
  const all = pipelines.flatMap((pipeline) => pipeline.sources);
  const narrower = all.filter((each) => isWithin(each.logSource, logSource));
  const composed = narrower.length > 0 ? narrower : compose(logSource, all);
  return composed.length > 0 ? { kind: 'mapped', sources: composed } : { kind: 'unknown' };
}

function isNamed(pattern: LogSourceNames, logSource: LogSourceNames): boolean {
  return attributeNames.every((name) => pattern[name] === '*' || pattern[name] === logSource[name]);
}

/** Whether a log source's events are all among those of a wider one. */
function isWithin(narrow: LogSourceNames, wide: LogSourceNames): boolean {
  return attributeNames.every((name) => wide[name] === undefined || narrow[name] === wide[name]);
}

/** Sources of the category that also are sources of the service. */
function compose({ product, category, service }: LogSourceNames, all: readonly SourceMapping[]) {
  if (product === undefined || category === undefined || service === undefined) return [];
  const ofCategory = all.filter((each) => isNamed(each.logSource, { product, category }));
  const ofService = all.filter((each) => isNamed(each.logSource, { product, service }));
  return ofCategory.flatMap((one) => ofService.flatMap((other) => intersection(one, other) ?? []));
}

/** A log source as people write it: `product windows, category process_creation`. */
export function logSourceText(logSource: LogSource): string {
  const parts = attributeNames.flatMap((attribute) => {
    const value = logSource[attribute]?.value;
    return value === undefined ? [] : [`${attribute} ${value}`];
  });
  return parts.length === 0 ? 'no product, category or service' : parts.join(', ');
}
