import type { ByteText } from '../bytes.ts';
import type { ComparedField, Composite, Rule, Subject } from '../rule/index.ts';
import type { RememberedEvent } from './event-memory.ts';
import { shownEarlierEvents } from './limits.ts';
import type { Session } from './session.ts';

/**
 * Are enough earlier events there for a composite rule to fire? Looks back from the newest one; an event outside the
 * timeframe ends the search, and so does one on which a composite of this level or a higher one has fired.
 *
 * What was counted is shown with the current event, in the places that an earlier composite on the way left free; a
 * rule that does not fire clears what is shown. On firing it marks the current event and the newest one counted:
 * `1 1 1 F 1 1 1 F` for `frequency="4"`. For `frequency="2"` none is marked, so that every further event fires.
 */
export function countEarlier(
  rule: Rule,
  composite: Composite,
  current: RememberedEvent,
  session: Session,
): 'enough' | 'too few' {
  const found = lookBack(rule, composite, current, session);
  if (found === 'too few') session.shown = [];
  return found;
}

function lookBack(
  rule: Rule,
  composite: Composite,
  current: RememberedEvent,
  { events, shown }: Session,
): 'enough' | 'too few' {
  let newest: RememberedEvent | null = null;
  let counted = 0;
  for (const earlier of candidates(rule, composite, events)) {
    if (current.subject.event.time - earlier.subject.event.time > composite.timeframe) return 'too few';
    if (!counts(earlier.subject, current.subject, composite)) continue;
    if (earlier.firedLevel >= rule.level) return 'too few';
    const enough = counted >= composite.frequency;
    const shows = composite.counted.kind !== 'events' || !enough;
    if (shows && counted < shownEarlierEvents) shown[counted] ??= earlier.subject.event.fullLog;
    if (enough) {
      current.firedLevel = rule.level;
      if (newest !== null) newest.firedLevel = rule.level;
      return 'enough';
    }
    newest ??= earlier;
    counted += 1;
  }
  return 'too few';
}

function candidates(
  rule: Rule,
  { counted }: Composite,
  memory: Session['events'],
): Iterable<RememberedEvent> {
  switch (counted.kind) {
    case 'sid':
      return memory.ofRule(counted.sid).newestFirst();
    case 'group':
      return memory.ofGroup(rule.id).newestFirst();
    case 'events':
      return memory.all.newestFirst();
    case 'nothing':
      return [];
    default:
      return counted satisfies never;
  }
}

function counts(earlier: Subject, current: Subject, composite: Composite): boolean {
  const { counted, scope, same, different } = composite;
  if (scope === 'agent' && earlier.event.agentId !== current.event.agentId) return false;
  if (counted.kind === 'events') {
    if (earlier.event.category !== current.event.category) return false;
    if (counted.regex?.matches(earlier.event.log) === false) return false;
  }
  if (same.some((field) => !isEqual(field, earlier, current))) return false;
  return different.every((field) => isDifferent(field, earlier, current));
}

/** Two events without any fields do not differ in one. */
function isDifferent(field: ComparedField, earlier: Subject, current: Subject): boolean {
  const comparable = field.kind === 'static' || earlier.event.fields.size + current.event.fields.size > 0;
  return comparable && !isEqual(field, earlier, current);
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
