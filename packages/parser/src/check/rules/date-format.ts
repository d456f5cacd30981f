import type { ReportDetails } from '../../reporter.ts';
import type { Located } from '../../source.ts';
import type { DocumentCheck, Say } from '../check-rule.ts';

/** Dates are written YYYY-MM-DD (Sigma rules specification, "Date"); rules older than Sigma 2 have slashes. */
export const dateFormat: DocumentCheck = {
  scope: 'document',
  id: 'date-format',
  severity: 'warning',
  summary: 'a date that is not written as YYYY-MM-DD, or is on no calendar',
  examine({ date, modified }, say) {
    for (const each of [date, modified]) if (each !== null) examineDate(each, say);
  },
};

function examineDate({ value, range }: Located<string>, say: Say): void {
  if (isDate(value)) return;
  const separated = value.replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, (_, year, month, day) =>
    [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
  );
  if (!isDate(separated)) {
    const known = /^\d{4}-\d{2}-\d{2}$/.test(value);
    const message = known ? `${value} is on no calendar` : `"${value}" is no date`;
    say(range, message, { hint: 'dates are written as year-month-day: 2024-08-31' });
    return;
  }
  const plain = range.end.offset - range.start.offset === value.length;
  const details: ReportDetails = plain ? { fix: { range, text: separated } } : {};
  say(range, `the date "${value}" is not written with dashes`, { ...details, hint: `write ${separated}` });
}

/** Whether a text is YYYY-MM-DD and names a day of the Gregorian calendar. */
export function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return false;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}
