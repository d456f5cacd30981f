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
  summary: 'a number, date or word without quotes that YAML reads as something else than it shows',
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
  return isPlain ? readByOthers(value.text) : null;
}

/** What YAML 1.1 makes of texts that YAML 1.2 leaves alone. */
function readByOthers(text: string): string | null {
  const others = 'to tools that read YAML 1.1, and a text to others';
  if (/^\d{4}-\d\d?-\d\d?(?:$|[Tt ])/.test(text)) return `a date ${others}`;
  if (/^(?:yes|Yes|YES|on|On|ON)$/.test(text)) return `true ${others}`;
  if (/^(?:no|No|NO|off|Off|OFF)$/.test(text)) return `false ${others}`;
  if (/^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(text))
    return 'a number without a value to most tools';
  if (/^[-+]?0b[01_]+$/.test(text)) {
    return `the number ${Number.parseInt(text.replaceAll('_', '').replace('0b', ''), 2)} ${others}`;
  }
  if (/^[-+]?0x[\da-fA-F]*_[\da-fA-F_]*$/.test(text)) return `a number ${others}`;
  if (/^[-+]?[1-9][\d_]*_[\d_]*(?:\.[\d_]*)?$/.test(text))
    return `the number ${text.replaceAll('_', '')} ${others}`;
  if (/^[-+]?[1-9]\d*(?::[0-5]?\d)+(?:\.\d*)?$/.test(text)) return `a number to the base 60 ${others}`;
  return null;
}

/** YAML 1.1, which many tools still read, takes a zero in front for octal. */
function otherwise(text: string): string {
  const octal = /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text);
  return octal === Number(text) ? '' : `, and ${octal} to tools that read YAML 1.1`;
}
