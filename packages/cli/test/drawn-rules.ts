import fc from 'fast-check';

/** A rule made up at random, and ways to write it down. */
export interface Drawn {
  readonly searches: readonly (readonly DrawnItem[])[];
  readonly joined: 'all of them' | 'any of them' | 'the first and not the last';
}

interface DrawnItem {
  readonly field: string;
  readonly modifier: '' | 'contains' | 'startswith' | 'endswith' | 'contains|all' | 'cased' | 'neq';
  readonly values: readonly string[];
}

const value = fc
  .string({ unit: fc.constantFrom(...'abcXY 09\\:-_.'), minLength: 2, maxLength: 8 })
  .filter((each) => each.trim() === each);
const item: fc.Arbitrary<DrawnItem> = fc.record({
  field: fc.constantFrom('Image', 'CommandLine', 'ParentImage', 'User'),
  modifier: fc.constantFrom('', 'contains', 'startswith', 'endswith', 'contains|all', 'cased', 'neq'),
  values: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
});
export const drawn: fc.Arbitrary<Drawn> = fc.record({
  searches: fc.array(
    fc.uniqueArray(item, {
      minLength: 1,
      maxLength: 3,
      selector: ({ field }) => field,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  joined: fc.constantFrom('all of them', 'any of them', 'the first and not the last'),
});

/** How a rule is written; no choice of it changes what the rule means. */
export interface Hand {
  readonly name: string;
  readonly turned: boolean;
  readonly quote: 'single' | 'double';
  readonly title: string;
  readonly lists: 'block' | 'flow';
  readonly letters: 'as drawn' | 'upper' | 'lower';
  readonly wildcards: 'modifier' | 'asterisk';
}

export const hand: fc.Arbitrary<Hand> = fc.record({
  name: fc.constantFrom('selection', 'chosen', 'x_y'),
  turned: fc.boolean(),
  quote: fc.constantFrom('single', 'double'),
  title: fc.constantFrom('A', 'Another Title'),
  lists: fc.constantFrom('block', 'flow'),
  letters: fc.constantFrom('as drawn', 'upper', 'lower'),
  wildcards: fc.constantFrom('modifier', 'asterisk'),
});

/** What is said of a rule besides its detection. */
export interface Head {
  readonly id: string;
  readonly level: 'low' | 'medium' | 'high';
}

const alone: Head = { id: '6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90', level: 'medium' };

export function written({ searches, joined }: Drawn, hand: Hand, head: Head = alone): string {
  const { name, turned, quote, title, lists } = hand;
  const turn = <Each>(list: readonly Each[]): readonly Each[] => (turned ? [...list].reverse() : list);
  const text = (each: string): string =>
    quote === 'single' ? `'${each.replaceAll("'", "''")}'` : JSON.stringify(each);
  const listed = (values: readonly string[]): string => {
    const all = turn(values).map(text);
    return lists === 'flow' ? ` [${all.join(', ')}]` : `\n${all.map((each) => `      - ${each}`).join('\n')}`;
  };
  const names = searches.map((_, index) => `${name}_${index + 1}`);
  const blocks = searches.map((items, index) => {
    const lines = turn(items).map((each) => {
      const { field, modifier, values } = inHand(each, hand);
      return `    ${modifier === '' ? field : `${field}|${modifier}`}:${listed(values)}`;
    });
    return `  ${names[index]}:\n${lines.join('\n')}`;
  });
  const condition = {
    'all of them': turn(names).join(' and '),
    'any of them': turn(names).join(' or '),
    'the first and not the last':
      names.length === 1 ? (names[0] ?? '') : `${names[0]} and not ${names.at(-1)}`,
  }[joined];
  return `title: ${title}\nid: ${head.id}\nlevel: ${head.level}\nlogsource: {product: windows, category: process_creation}\ndetection:\n${turn(blocks).join('\n')}\n  condition: ${condition}\n`;
}

/** One item in other letters and other words. */
function inHand({ field, modifier, values }: DrawnItem, { letters, wildcards }: Hand): WrittenItem {
  // Without "all" and with one value, a list of one is the value.
  const named = values.length === 1 ? modifier.replace('|all', '') : modifier;
  const inCase = (text: string): string => {
    if (letters === 'as drawn' || modifier === 'cased') return text;
    return letters === 'upper' ? text.toUpperCase() : text.toLowerCase();
  };
  const cased = values.map(inCase);
  // A backslash in front of an asterisk would take its meaning.
  const canTakeAsterisks = cased.every((text) => !text.endsWith('\\'));
  const around = wildcards === 'asterisk' && canTakeAsterisks ? asterisks[named] : undefined;
  return around === undefined
    ? { field, modifier: named, values: cased }
    : { field, modifier: '', values: cased.map(around) };
}

interface WrittenItem {
  readonly field: string;
  readonly modifier: string;
  readonly values: readonly string[];
}

const asterisks: Readonly<Record<string, (text: string) => string>> = {
  contains: (text) => `*${text}*`,
  startswith: (text) => `${text}*`,
  endswith: (text) => `*${text}`,
};

/** Which value of a rule becomes another one. */
export interface Edit {
  readonly search: number;
  readonly item: number;
  readonly value: number;
}

export const edit: fc.Arbitrary<Edit> = fc.record({ search: fc.nat(9), item: fc.nat(9), value: fc.nat(9) });

/** The rule with one of its values replaced by a text that none of them holds, which no simplification takes away. */
export function edited(rule: Drawn, at: Edit): Drawn {
  const nth = <Each>(list: readonly Each[], index: number, change: (each: Each) => Each): readonly Each[] =>
    list.map((each, number) => (number === index % list.length ? change(each) : each));
  return {
    ...rule,
    searches: nth(rule.searches, at.search, (items) =>
      nth(items, at.item, (each) => ({
        ...each,
        values: nth(each.values, at.value, () => 'quite different'),
      })),
    ),
  };
}
