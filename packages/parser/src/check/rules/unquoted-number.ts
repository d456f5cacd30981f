import type { Value } from '../../documents.ts';
import type { ItemCheck } from '../check-rule.ts';

/** Modifiers under which a number is meant as one. */
const numeric: ReadonlySet<string> = new Set([
  'lt',
  'lte',
  'gt',
  'gte',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
]);

/**
 * YAML reads `0xC000006D` as the number 3221225581, and an event that has the former as text does not match:
 *
 *     Status: 0xC000006D      is asked for as 3221225581
 *     Status: '0xC000006D'    is asked for as it stands
 */
export const unquotedNumber: ItemCheck = {
  scope: 'item',
  id: 'unquoted-number',
  severity: 'warning',
  summary: 'a number or date without quotes that YAML reads as something else than it shows',
  examine(item, say) {
    if (item.modifiers.some((modifier) => numeric.has(modifier.value))) return;
    for (const value of item.values) {
      const read = readAs(value);
      if (read === null || value.kind === 'null') continue;
      say(value.range, `${value.text} without quotes is ${read}`, {
        hint: `write '${value.text}' to match the text as it stands`,
      });
    }
  },
};

function readAs(value: Value): string | null {
  if (value.kind === 'number') {
    const shown = `${value.value}`;
    return shown === value.text || value.text === `-${shown}`
      ? null
      : `the number ${shown}${otherwise(value.text)}`;
  }
  const isPlain =
    value.kind === 'string' && value.range.end.offset - value.range.start.offset === value.text.length;
  return isPlain && /^\d{4}-\d\d?-\d\d?(?:$|[Tt ])/.test(value.text)
    ? 'a date to tools that read YAML 1.1, and a text to others'
    : null;
}

/** YAML 1.1, which many tools still read, takes a zero in front for octal. */
function otherwise(text: string): string {
  return /^0[0-7]+$/.test(text) && !/^0+$/.test(text)
    ? `, and ${Number.parseInt(text, 8)} to tools that read YAML 1.1`
    : '';
}
