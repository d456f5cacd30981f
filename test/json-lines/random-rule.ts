import type { Dice } from '../synthetic/dice.ts';
import { numbers, texts } from './values.ts';

const fields = [
  ...['aa', 'aa.b', 'aa.b.c', 'list', 'list.k', 'x', 'n', 'user', 'id', 'url'],
  ...['größe', 'A B', 'status.errorCode'],
];
const expressions = [
  ...['^a', 'b$', '^[a-z]+$', 'a.b', '^\\d+$', '^\\d{1,3}\\.\\d+$', 'a\\\\?b', '^$', '.+', '[^a]'],
  ...['^(ab|5)$', 'x?', 'é', '"', '^0\\.8$'],
];
const wildcards = ['*', '?*', 'a*b', '*a*', '?', 'a?', ''];
const networks = ['10.0.0.0/8', '10.0.0.4/30', '::/0', '0.0.0.0/0'];

/** A rule with one or two detection items, and as often as not a filter or an alternative. YAML. */
export function randomRule(number: number, logSource: string, dice: Dice): string {
  const search = () => {
    const items = Array.from({ length: 1 + dice.below(2) }, () => randomItem(dice));
    return [...new Map(items.map((item) => [item.key, item])).values()]
      .map(({ key, value }) => `    ${quoted(key)}: ${value}\n`)
      .join('');
  };
  const link = dice.pick(['and not', 'and not', 'or', 'and', null, null, null]) ?? null;
  const second = link === null ? '' : `  f:\n${search()}`;
  const id = `0b8b5b4a-6c1e-4f3a-8d6e-${String(number).padStart(12, '0')}`;
  return `title: Rule ${number}\nid: ${id}\nlogsource: {${logSource}}\ndetection:\n  s:\n${search()}${second}  condition: s${link === null ? '' : ` ${link} f`}\nlevel: high\n`;
}

interface Item {
  readonly key: string;
  readonly value: string;
}

function randomItem(dice: Dice): Item {
  const field = dice.pick(fields) ?? '';
  const text = () => quoted((dice.pick(texts) ?? '').replace(/[\\*?]/g, '\\$&'));
  const some = () => (dice.below(3) === 0 ? `[${text()}, ${text()}]` : text());
  const from = (values: readonly (string | number)[]) => dice.pick(values) ?? 0;
  const item = (modifiers: string, value: string | number): Item => ({
    key: `${field}${modifiers}`,
    value: `${value}`,
  });
  switch (dice.below(16)) {
    case 0:
    case 1:
      return item('', some());
    case 2:
      return item('|contains', some());
    case 3:
      return item('|startswith', some());
    case 4:
      return item('|endswith', some());
    case 5:
      return item('|cased', some());
    case 6:
      return item('|contains|all', `[${text()}, ${text()}]`);
    case 7:
      return item('|re', quoted(`${from(expressions)}`));
    case 8:
      return item('|exists', from(['true', 'false']));
    case 9:
      return item('', 'null');
    case 10:
    case 11:
      return item(`|${from(['gt', 'gte', 'lt', 'lte'])}`, from(numbers));
    case 12:
      return item('', from(numbers));
    case 13:
      return item('|cidr', quoted(`${from(networks)}`));
    case 14:
      return item('', quoted(`${from(wildcards)}`));
    default:
      return item('', from(['true', 'false']));
  }
}

const quoted = (text: string) => JSON.stringify(text);
