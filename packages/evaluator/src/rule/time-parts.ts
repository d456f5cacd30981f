import type { TimePart } from '../term.ts';

const date = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:[T\s]\s*)(\d{1,2}):(\d{2})|\s*$)/;

/**
 * A part of the date that a text begins with: `2026-11-24`, `2026-11-24 10:15:01.5`, `2026-11-24T10:15:01Z`. As it
 * is written: the specification wants neither time zones nor formats converted. `undefined` when it says nothing
 * of that part.
 */
export function timePartOf(text: string, part: TimePart): number | undefined {
  const found = date.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute] = found.map((each) =>
    each === undefined ? undefined : Number(each),
  );
  switch (part) {
    case 'minute':
      return minute;
    case 'hour':
      return hour;
    case 'day':
      return day;
    case 'week':
      return isoWeek(year ?? 0, month ?? 0, day ?? 0);
    case 'month':
      return month;
    case 'year':
      return year;
  }
}

const dayInMilliseconds = 86_400_000;

/** ISO 8601: weeks begin on Monday, and a week belongs to the year that its Thursday lies in. */
function isoWeek(year: number, month: number, day: number): number {
  const given = Date.UTC(year, month - 1, day);
  const weekday = (new Date(given).getUTCDay() + 6) % 7;
  const thursday = given + (3 - weekday) * dayInMilliseconds;
  const firstOfYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - firstOfYear) / dayInMilliseconds / 7) + 1;
}
