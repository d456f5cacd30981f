import type { ByteText } from '../../bytes.ts';
import { setCondition } from '../draft.ts';
import type { RuleOption } from '../option.ts';

/** Minutes since midnight, both inclusive; `outside` turns the answer. */
export interface DayTime {
  readonly from: number;
  readonly to: number;
  readonly outside: boolean;
}

const range = /^\s*(!?)\s*(\d{1,2})(?::(\d{1,2}))?\s*(am|pm)?\s*-\s*(\d{1,2})(?::(\d{1,2}))?\s*(am|pm)?\s*$/i;

/**
 * Reads `8:30 - 18:00`, `6 pm - 8:30 am`, with `!` for outside. A range over midnight is what lies outside the range
 * between its ends, these included in it: `18:00 - 08:30` starts at 18:01 and ends at 08:29, and its `!` is lost.
 * `null` when it cannot be read, as for single times.
 */
export function parseDayTime(text: ByteText): DayTime | null {
  const parts = range.exec(text);
  if (parts === null) return null;
  const first = minuteOf(parts[2], parts[3], parts[4]);
  const second = minuteOf(parts[5], parts[6], parts[7]);
  if (first === null || second === null) return null;
  if (first > second) return { from: second, to: first, outside: true };
  return { from: first, to: second, outside: parts[1] === '!' };
}

function minuteOf(
  hourText: string | undefined,
  minuteText: string | undefined,
  half: string | undefined,
): number | null {
  const written = Number(hourText);
  const minute = Number(minuteText ?? 0);
  const hour = half === undefined ? written : (written % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (minute > 59 || hour > 24 || (half !== undefined && (written > 12 || written < 1))) return null;
  return hour * 60 + minute;
}

export function isInDayTime({ from, to, outside }: DayTime, minute: number): boolean {
  return (minute >= from && minute <= to) !== outside;
}

/** `<time>`: the manager's clock when the event arrives. */
export const time: RuleOption = {
  elements: ['time'],
  read(xml, draft, { report }) {
    const dayTime = parseDayTime(xml.content);
    if (dayTime === null) throw report.refuse(`Invalid configuration. Element 'time': ${xml.content}.`, 1274);
    setCondition(draft, 'time', {
      option: 'time',
      wanted: xml.content,
      holds: ({ event }, memory) => isInDayTime(dayTime, memory.clock(event.time).minute),
      looksAt: ({ event }) => String(event.time),
    });
  },
  conditions: (draft) => draft.conditions.get('time') ?? [],
};
