import type { LogSource } from '@sigmazuh/parser';
import type { LogSourcePattern, Pipeline, SourceMapping } from './source-mapping.ts';

/** What the pipelines say of a rule's log source. */
export type SourceSelection =
  | { readonly kind: 'mapped'; readonly sources: readonly SourceMapping[] }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'unknown' };

/**
 * The sources a rule's events come from. Pipelines are layered: the last one (by priority) that speaks of the log
 * source decides.
 */
export function selectSources(logSource: LogSource, pipelines: readonly Pipeline[]): SourceSelection {
  const ordered = [...pipelines].sort((a, b) => b.priority - a.priority);
  for (const pipeline of ordered) {
    const sources = pipeline.sources.filter((each) => fitsLogSource(each.logSource, logSource));
    if (sources.length > 0) return { kind: 'mapped', sources };
    const refusal = pipeline.refusals.find((each) => fitsLogSource(each.logSource, logSource));
    if (refusal !== undefined) return { kind: 'unreachable', reason: refusal.reason };
  }
  return { kind: 'unknown' };
}

function fitsLogSource(pattern: LogSourcePattern, logSource: LogSource): boolean {
  return (['product', 'category', 'service'] as const).every((attribute) => {
    const wanted = pattern[attribute];
    const given = logSource[attribute]?.value;
    return wanted === '*' || wanted === given;
  });
}

/** A log source as people write it: `product windows, category process_creation`. */
export function logSourceText(logSource: LogSource): string {
  const parts = (['product', 'category', 'service'] as const).flatMap((attribute) => {
    const value = logSource[attribute]?.value;
    return value === undefined ? [] : [`${attribute} ${value}`];
  });
  return parts.length === 0 ? 'no product, category or service' : parts.join(', ');
}
