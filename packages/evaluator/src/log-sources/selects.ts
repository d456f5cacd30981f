import type { LogSource } from '@sigmazuh/parser';
import type { EventContent, EventSource, LogSourceAttributes, SigmaEvent } from '../event.ts';

const attributeNames = ['product', 'category', 'service'] as const;

/**
 * Whether a rule's log source takes in an event's: every attribute it names is the event's. One that the
 * event leaves open is not taken for granted: a line of `product: linux` need not come from `service: sshd`.
 */
export function selects(logSource: LogSource, { attributes, seenBy }: EventSource): boolean {
  if (seenBy === 'rules-of-its-category' && logSource.category === null) return false;
  return attributeNames.every((name) => {
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

/** The sources of the event that the log source takes in; of an event that names none, what it may be as well. */
export function sourcesFor(logSource: LogSource, event: SigmaEvent): readonly EventSource[] {
  const selected = event.sources.filter((source) => selects(logSource, source));
  if (selected.length > 0 || event.open === undefined) return selected;
  const wanted = attributesWanted(logSource);
  if (!event.open.canBe(wanted)) return [];
  return [{ attributes: wanted, seenBy: 'any-rule', content: event.open.contentFor(wanted) }];
}

/** The event as the log source shows it: more than once when several of its services differ, and not at all. */
export function contentsFor(logSource: LogSource, event: SigmaEvent): readonly EventContent[] {
  return Array.from(new Set(sourcesFor(logSource, event).map(({ content }) => content)));
}

function attributesWanted(logSource: LogSource): LogSourceAttributes {
  return Object.fromEntries(
    attributeNames.flatMap((name) => {
      const value = logSource[name]?.value;
      return value === undefined ? [] : [[name, value.toLowerCase()] as const];
    }),
  );
}
