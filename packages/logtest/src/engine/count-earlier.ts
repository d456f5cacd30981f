import type { ByteText } from '../bytes.ts';
import type { ComparedField, Composite, Rule, Subject } from '../rule/index.ts';
import type { EventMemory, RememberedEvent } from './event-memory.ts';
import { shownEarlierEvents } from './limits.ts';

/**
 * Are enough earlier events there for a composite rule to fire? Looks back from the newest one; an event outside the
 * timeframe ends the search, and so does one on which a composite of this level or a higher one has fired.
 *
 * Returns the earlier logs an alert shows, newest first, or `null` when the rule does not fire. On firing it marks
 * the current event and the newest one counted: `1 1 1 F 1 1 1 F` for `frequency="4"`. For `frequency="2"` none is
 * marked, so that every further event fires.
 */
export function countEarlier(
  rule: Rule,
  composite: Composite,
  current: RememberedEvent,
  memory: EventMemory,
): readonly ByteText[] | null {
  const shown: ByteText[] = [];
  let newest: RememberedEvent | null = null;
  let counted = 0;
  for (const earlier of candidates(rule, composite, memory)) {
    if (current.subject.event.time - earlier.subject.event.time > composite.timeframe) return null;
    if (!counts(earlier.subject, current.subject, composite)) continue;
    if (earlier.firedLevel >= rule.level) return null;
    const enough = counted >= composite.frequency;
    const shows = composite.counted.kind !== 'regex' || !enough;
    if (shows && shown.length < shownEarlierEvents) shown.push(earlier.subject.event.fullLog);
    if (enough) {
      current.firedLevel = rule.level;
      if (newest !== null) newest.firedLevel = rule.level;
      return shown;
    }
    newest ??= earlier;
    counted += 1;
  }
  return null;
}

function candidates(rule: Rule, { counted }: Composite, memory: EventMemory): Iterable<RememberedEvent> {
  switch (counted.kind) {
    case 'sid':
      return memory.ofRule(counted.sid).newestFirst();
    case 'group':
      return memory.ofGroup(rule.id).newestFirst();
    case 'regex':
      return memory.all.newestFirst();
    default:
      return counted satisfies never;
  }
}

function counts(earlier: Subject, current: Subject, composite: Composite): boolean {
  const { counted, scope, same, different } = composite;
  if (scope === 'agent' && earlier.event.agentId !== current.event.agentId) return false;
  if (counted.kind === 'regex') {
    if (earlier.event.category !== current.event.category) return false;
    if (!counted.regex.matches(earlier.event.log)) return false;
  }
  for (const field of same) if (!isEqual(field, earlier, current)) return false;
  for (const field of different) if (isEqual(field, earlier, current)) return false;
  return true;
}

/** Absent in one is not equal, absent in both neither. */
function isEqual(field: ComparedField, earlier: Subject, current: Subject): boolean {
  const value = comparedValue(field, current);
  return value !== undefined && value === comparedValue(field, earlier);
}

function comparedValue(field: ComparedField, subject: Subject): ByteText | undefined {
  if (field.kind === 'dynamic') return subject.field(field.name);
  return field.name === 'location' ? subject.event.location : subject.event.static[field.name];
}
