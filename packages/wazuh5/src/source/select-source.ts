import type { LogSource } from '@sigmazuh/parser';
import {
  attributeNames,
  type LogSourcePattern,
  logSourceNames,
  transformLogSource,
  transformSource,
} from '@sigmazuh/pipeline';
import type { EventSource, Wazuh5Pipeline } from './event-source.ts';
import { networkSources } from './network.ts';
import { unixSources } from './unix.ts';
import { windowsSources } from './windows.ts';

/** What this package knows of the decoders of Wazuh 5. */
export const builtInPipeline: Wazuh5Pipeline = Object.freeze({
  name: 'wazuh5',
  priority: 10,
  sources: [...windowsSources, ...unixSources, ...networkSources].map((source) => ({
    ...source,
    name: Object.values(source.logSource).join('-'),
    when: {},
  })),
  refusals: [],
});

type SourceChoice =
  | { readonly kind: 'source'; readonly source: EventSource }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown' };

/**
 * The source of a rule's events: the last one, of the last pipeline by priority, that is for the same three names, with
 * all transformations. A rule belongs to one integration, so that it has one source.
 */
export function selectSource(logSource: LogSource, pipelines: readonly Wazuh5Pipeline[]): SourceChoice {
  const ordered = [...pipelines].sort((one, other) => one.priority - other.priority);
  const given = transformLogSource(logSourceNames(logSource), ordered);
  if (given.kind === 'refused') return given;
  for (const pipeline of ordered.toReversed()) {
    const source = pipeline.sources.findLast((each) => isFor(each.logSource, given.logSource));
    if (source !== undefined) {
      return { kind: 'source', source: transformSource(source, given.logSource, ordered) };
    }
    const refusal = pipeline.refusals.find((each) => isFor(each.logSource, given.logSource));
    if (refusal !== undefined) return { kind: 'refused', reason: refusal.reason };
  }
  return { kind: 'unknown' };
}

function isFor(pattern: LogSourcePattern, logSource: LogSourcePattern): boolean {
  return attributeNames.every((name) => pattern[name] === '*' || pattern[name] === logSource[name]);
}
