import type { LogSource } from '@sigmazuh/parser';
import type { EventContent, EventSource, SigmaEvent } from '../event.ts';

/**
 * Whether a rule's log source takes in an event's: every attribute it names is the event's. One that the
 * event leaves open is not taken for granted: a line of `product: linux` need not come from `service: sshd`.
 */
export function selects(logSource: LogSource, { attributes, seenBy }: EventSource): boolean {
  if (seenBy === 'rules-of-its-category' && logSource.category === null) return false;
  return (['product', 'category', 'service'] as const).every((name) => {
    const wanted = logSource[name]?.value;
    return wanted === undefined || wanted.toLowerCase() === attributes[name]?.toLowerCase();
  });
}

/** The log source as a key: the same for all that select the same events. */
export function logSourceKey(logSource: LogSource): string {
  return JSON.stringify(
    [logSource.product, logSource.category, logSource.service].map(
      (each) => each?.value.toLowerCase() ?? null,
    ),
  );
}

/** The event as the log source shows it: more than once when several of its services differ, and not at all. */
export function contentsFor(logSource: LogSource, event: SigmaEvent): readonly EventContent[] {
  const selected = event.sources.filter((source) => selects(logSource, source));
  return Array.from(new Set(selected.map(({ content }) => content)));
}
