import type { ByteText } from '../../bytes.ts';
import { setCondition } from '../draft.ts';
import { foldCase } from '../letters.ts';
import type { RuleOption } from '../option.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const numbers: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...days.flatMap((day, number): [string, readonly number[]][] => [
    [day, [number]],
    [day.slice(0, 3), [number]],
  ]),
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekends', [0, 6]],
]);

/**
 * Reads day names, whole or three letters, `weekdays` and `weekends`, separated by commas and blanks. Blanks may
 * stand in front, commas may not.
 */
function parseWeekdays(text: ByteText): ReadonlySet<number> | null {
  const chosen = new Set<number>();
  const words = foldCase(text)
    .replace(/^ +/, '')
    .replace(/[, ]+$/, '')
    .split(/[, ]+/);
  for (const word of words) {
    const found = numbers.get(word);
    if (found === undefined) return null;
    for (const number of found) chosen.add(number);
  }
  return chosen;
}

/** `<weekday>`: the day on the manager's clock when the event arrives. `!monday` is refused. */
export const weekday: RuleOption = {
  elements: ['weekday'],
  read(xml, draft, { report }) {
    const chosen = parseWeekdays(xml.content);
    if (chosen === null) {
      report.error(`Invalid day format: '${xml.content}'.`, 1241);
      throw report.refuse(`Invalid configuration. Element '${xml.name}': ${xml.content}.`, 1274);
    }
    setCondition(draft, 'weekday', {
      option: 'weekday',
      wanted: xml.content,
      holds: ({ event }, memory) => chosen.has(memory.clock(event.time).weekday),
      looksAt: ({ event }) => String(event.time),
    });
  },
  conditions: (draft) => draft.conditions.get('weekday') ?? [],
};
