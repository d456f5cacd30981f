import { groupBy } from '@sigmazuh/compiler';
import { Dice } from '../synthetic/dice.ts';
import type { RegressionEvent, readStock } from './shared.ts';

/** A Windows event as an agent sends it. */
export type WindowsEvent = RegressionEvent['winevt'];

/** A field of the event's data with its value. */
const dataElement = /<Data Name=['"](\w+)['"]>([^<]*)<\/Data>/g;
/** What a rule of the manager asks of such a field. */
const askedOf = /<field name="win\.eventdata\.(\w+)"[^>]*>([^<]*)<\/field>/g;

/**
 * Events that Sigma rules and the manager's rules match at once, more often than real ones do: regression events some of
 * whose fields have values of other events, or values that the manager's rules ask for.
 *
 * @param count how many
 * @param seed equal seeds make equal events
 */
export function mixedEvents(
  regression: readonly RegressionEvent[],
  { rules }: Pick<ReturnType<typeof readStock>, 'rules'>,
  count: number,
  seed: number,
): readonly WindowsEvent[] {
  const dice = new Dice(seed);
  const sysmon = regression
    .map(({ winevt }) => winevt)
    .filter(({ Event }) => Event.includes('Sysmon/Operational'));
  const asked = rules.flatMap(({ text }) =>
    [...text.matchAll(askedOf)].flatMap(([, field = '', pattern = '']) =>
      matched(pattern).map((value) => ({ field, value })),
    ),
  );
  const real = sysmon.flatMap(({ Event }) =>
    [...Event.matchAll(dataElement)].map(([, field = '', value = '']) => ({ field, value })),
  );
  const found = [...asked, ...real].filter(({ value }) => value !== '');
  const byField = groupBy(found, ({ field }) => field.toLowerCase());
  const values = new Map([...byField].map(([field, all]) => [field, all.map(({ value }) => value)]));
  // Kinds of events are equally frequent.
  const kinds = [...groupBy(sysmon, eventIdOf).values()];
  return Array.from({ length: count }, () => {
    const { Event, Message } = dice.pick(dice.pick(kinds) ?? []) ?? { Event: '', Message: '' };
    return { Event: mixed(Event, values, dice), Message };
  });
}

function eventIdOf({ Event }: WindowsEvent): string {
  return /<EventID>(\d+)/.exec(Event)?.[1] ?? '';
}

/** Something like the texts that a pattern of the manager stands for; that some miss it does no harm. */
function matched(pattern: string): readonly string[] {
  const text = pattern
    .replace(/\(\?i\)|[\^$]/g, '')
    .replace(/\\{2,4}/g, '\\')
    .replace(/\\([.()])/g, '$1')
    .replace(/\\s\+?/g, ' ')
    .replace(/\[[^\]]*\]/g, 'C')
    .replace(/\.[+*]\??/g, 'x')
    .replace(/[()?*+]/g, '');
  return text.split('|').filter((value) => value !== '' && !/[<>&]/.test(value));
}

function mixed(event: string, values: ReadonlyMap<string, readonly string[]>, dice: Dice): string {
  const fields = [...event.matchAll(dataElement)]
    .map(([, field = '']) => field)
    .filter((field) => values.has(field.toLowerCase()) && !/Guid|Time|Id$/i.test(field));
  let result = event;
  for (let left = 1 + dice.below(4); left > 0; left--) {
    const field = dice.pick(fields);
    if (field === undefined) break;
    const known = values.get(field.toLowerCase()) ?? [];
    const first = dice.pick(known) ?? '';
    const second = dice.below(3) === 0 ? ` ${dice.pick(known) ?? ''}` : '';
    const isName = /image|file/i.test(field) && !/^[A-Z]:/.test(first);
    const folder = isName && dice.below(2) === 0 ? 'C:\\Windows\\System32\\' : '';
    const element = new RegExp(`(<Data Name=['"]${field}['"]>)[^<]*(</Data>)`);
    result = result.replace(element, (_, open, close) => `${open}${folder}${first}${second}${close}`);
  }
  return result;
}
