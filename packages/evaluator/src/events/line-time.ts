const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const secondsInDay = 86_400;

type Reader = (found: readonly (string | undefined)[], now: number) => number;

/** Where lines say when they were written; the first that fits counts. */
const forms: readonly (readonly [pattern: RegExp, read: Reader])[] = [
  // Audit records: `msg=audit(1795515301.123:456)`.
  [/\bmsg=audit\((\d+(?:\.\d+)?):\d+\)/, ([, seconds]) => Number(seconds)],
  // Squid: seconds since the epoch in front.
  [/^(\d{9,10}\.\d{3}) /, ([, seconds]) => Number(seconds)],
  // ISO 8601 in front, or behind a priority.
  [
    /^(?:<\d{1,3}>)?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)?/,
    ([, day, time, fraction = '0', zone = 'Z']) =>
      Date.parse(`${day}T${time}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`) / 1000 + Number(`0.${fraction}`),
  ],
  // Syslog: `Nov 24 10:00:00`.
  [
    /^(?:<\d{1,3}>)?([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d) /,
    ([, month = '', day, hour, minute, second], now) =>
      withinTheYear(
        (year) =>
          months.includes(month)
            ? Date.UTC(
                year,
                months.indexOf(month),
                Number(day),
                Number(hour),
                Number(minute),
                Number(second),
              ) / 1000
            : Number.NaN,
        now,
      ),
  ],
  // Access lines: `[24/Nov/2026:10:00:00 +0100]`.
  [
    /\[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)\]/,
    ([, day, month = '', year, time, hours, minutes]) =>
      Date.parse(
        `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day}T${time}${hours}:${minutes}`,
      ) / 1000,
  ],
];

/**
 * When a line was written, by what it says itself, in seconds since the epoch; `null` when it does not say. Times
 * without a zone count as UTC, and one without a year is taken for the last such time before `now`, a day of grace
 * given.
 */
export function timeOfLine(line: string, now: number): number | null {
  for (const [pattern, read] of forms) {
    const found = pattern.exec(line);
    const time = found === null ? Number.NaN : read(found, now);
    if (Number.isFinite(time)) return time;
  }
  return null;
}

function withinTheYear(timeIn: (year: number) => number, now: number): number {
  const year = new Date(now * 1000).getUTCFullYear();
  const time = timeIn(year);
  return time > now + secondsInDay ? timeIn(year - 1) : time;
}
