import type { ByteText } from '../../bytes.ts';
import { setCondition } from '../draft.ts';
import { leadingNumber } from '../letters.ts';
import type { RuleOption } from '../option.ts';

/** `hh:mm`, both inclusive, compared as texts; `outside` turns the answer. */
export interface DayTime {
  readonly from: string;
  readonly to: string;
  readonly outside: boolean;
}

interface Hour {
  /** `hh:mm` */
  readonly text: string;
  readonly rest: ByteText;
}

/**
 * Reads `8:30 - 18:00`, `6 pm - 8:30 am`, with `!` for outside. A range over midnight is what lies outside the range
 * between its ends, these included in it: `18:00 - 08:30` starts at 18:01 and ends at 08:29, and its `!` is lost.
 * Minutes are not checked. `null` when it cannot be read, as for single times.
 */
function parseDayTime(text: ByteText): DayTime | null {
  const start = /^ *(!?) */.exec(text);
  const first = readHour(text.slice(start?.[0].length));
  const dash = first === null ? null : /^ *- */.exec(first.rest);
  if (first === null || dash === null) return null;
  const second = readHour(first.rest.slice(dash[0].length));
  if (second === null || !/^ *$/.test(second.rest)) return null;
  if (first.text > second.text) return { from: second.text, to: first.text, outside: true };
  return { from: first.text, to: second.text, outside: start?.[1] === '!' };
}

/** An hour with or without minutes and half of the day. No hour at all is midnight. */
function readHour(text: ByteText): Hour | null {
  const digits = /^\d*/.exec(text)?.[0] ?? '';
  const hour = leadingNumber(digits);
  if (digits.length > 2 || hour >= 24) return null;
  const { minute, rest } = readMinute(text.slice(digits.length));
  if (minute === null) return null;
  const [, blanks = '', half = '', m = ''] = /^( *)([ap]?)(m?)/i.exec(rest) ?? [];
  if (half === '') return { text: clock(hour, minute), rest: rest.slice(blanks.length) };
  if (m === '') return null;
  const turned = (hour === 12 ? 0 : hour) + (half.toLowerCase() === 'p' ? 12 : 0);
  return turned >= 24 ? null : { text: clock(turned, minute), rest: rest.slice(blanks.length + 2) };
}

/** Behind a colon two bytes are passed over, whatever they are, unless a third digit shows that they are none. */
function readMinute(text: ByteText): { readonly minute: number | null; readonly rest: ByteText } {
  if (!text.startsWith(':')) return { minute: 0, rest: text };
  const shown = text.slice(1);
  if (!/^\d\d/.test(shown) && /^..\d/s.test(shown)) return { minute: null, rest: shown };
  return { minute: leadingNumber(shown), rest: shown.slice(2) };
}

function clock(hour: number, minute: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(hour)}:${two(minute)}`;
}

/** `minute` counts from midnight. */
function isInDayTime({ from, to, outside }: DayTime, minute: number): boolean {
  const now = clock(Math.floor(minute / 60), minute % 60);
  return (now >= from && now <= to) !== outside;
}

/** `<time>`: the manager's clock when the event arrives. */
export const time: RuleOption = {
  elements: ['time'],
  read(xml, draft, { report }) {
    const dayTime = parseDayTime(xml.content);
    if (dayTime === null) {
      throw report.refuse(`Invalid configuration. Element '${xml.name}': ${xml.content}.`, 1274);
    }
    setCondition(draft, 'time', {
      option: 'time',
      wanted: xml.content,
      holds: ({ event }, memory) => isInDayTime(dayTime, memory.clock(event.time).minute),
      looksAt: ({ event }) => String(event.time),
    });
  },
  conditions: (draft) => draft.conditions.get('time') ?? [],
};
