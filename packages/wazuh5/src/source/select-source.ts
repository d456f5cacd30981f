import type { LogSource } from '@sigmazuh/parser';
import type { EventSource } from './event-source.ts';
import { networkSources } from './network.ts';
import { unixSources } from './unix.ts';
import { windowsSources } from './windows.ts';

export const builtInSources: readonly EventSource[] = [...windowsSources, ...unixSources, ...networkSources];

/** The source of a rule's events: the last of `sources` with the same three names. */
export function selectSource(logSource: LogSource, sources: readonly EventSource[]): EventSource | null {
  const { product, category, service } = logSource;
  return (
    sources.findLast(
      (each) =>
        each.logSource.product === product?.value &&
        each.logSource.category === category?.value &&
        each.logSource.service === service?.value,
    ) ?? null
  );
}
