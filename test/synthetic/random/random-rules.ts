import { Diagnostics, parseSigma, type SigmaRule } from '@sigmazuh/parser';
import fc from 'fast-check';

/** Log sources with the fields that rules about them ask for; the last ones hold numbers and addresses. */
const sources = [
  {
    category: 'process_creation',
    texts: ['Image', 'CommandLine', 'ParentImage', 'User'],
    numbers: ['ProcessId'],
  },
  { category: 'registry_set', texts: ['TargetObject', 'Details', 'Image'], numbers: ['ProcessId'] },
  { category: 'file_event', texts: ['TargetFilename', 'Image', 'User'], numbers: ['ProcessId'] },
  { category: 'ps_script', texts: ['ScriptBlockText', 'Path', 'Message'], numbers: ['MessageNumber'] },
  { category: 'network_connection', texts: ['Image', 'DestinationHostname'], numbers: ['DestinationPort'] },
  { service: 'security', texts: ['ObjectName', 'SubjectUserName'], numbers: ['EventID', 'AccessMask'] },
] as const;
type Source = (typeof sources)[number];

const addressFields: Readonly<Record<string, string>> = { network_connection: 'DestinationIp' };

/** Parts of values: few, so that values of different rules meet; those that text forms spell are among them. */
const fragments = [
  ...['cmd', 'CMD', '.exe', 'a', 'B', 'x', 'power', 'shell', 'net', '10', '0'],
  ...[
    '\\',
    '\\\\',
    '"',
    '&',
    '<',
    '>',
    "'",
    '%',
    '$',
    '(',
    '[',
    '.',
    '|',
    '+',
    '^',
    '/',
    '-',
    '=',
    ',',
    ';',
    '{',
  ],
  ...[' ', ' -f ', '  ', '\t', 'é', 'É', 'ß', 'σ', 'ς', '€', '😀', 'K', 'ı', '&amp;', '\\"', '\\u0041', ':'],
] as const;

const plainText = fc
  .array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
const wildText = fc
  .array(fc.constantFrom<string>(...fragments, '*', '?', '*', '\\*', '\\?', '\\\\*'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''));
const texts = fc.oneof(plainText, plainText, wildText);

const regexAtoms = [
  'a',
  'cmd',
  '\\.exe',
  '\\\\',
  '"',
  '\\s',
  '\\S',
  '\\d',
  '[a-c]',
  '[^\\\\]',
  '.',
  '&',
  '<',
  'é',
  '\\w',
  '-',
];
const regexText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...regexAtoms) },
      fc
        .tuple(fc.constantFrom(...regexAtoms), fc.constantFrom('?', '{1,3}', '{2}', '+'))
        .map(([a, q]) => a + q),
      fc
        .tuple(fc.constantFrom(...regexAtoms), fc.constantFrom(...regexAtoms))
        .map(([a, b]) => `(?:${a}|${b})`),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((parts) =>
    fc
      .constantFrom('', '^')
      .chain((start) => fc.constantFrom('', '$').map((end) => start + parts.join('') + end)),
  );

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Item = readonly [key: string, value: Json];

const listOf = (values: fc.Arbitrary<Json>) =>
  fc.oneof(values, fc.array(values, { minLength: 2, maxLength: 4 }) as fc.Arbitrary<Json>);

const relations = [
  '',
  '|contains',
  '|startswith',
  '|endswith',
  '|contains|all',
  '|contains',
  '|endswith',
] as const;

function textItem(field: string): fc.Arbitrary<Item> {
  const related = fc
    .tuple(fc.constantFrom(...relations), fc.constantFrom('', '', '', '|cased'), listOf(texts))
    .map(([relation, cased, value]): Item => {
      const needsList = relation.endsWith('all') && !Array.isArray(value);
      return [
        `${field}${relation.replace('|all', '')}${cased}${relation.endsWith('all') ? '|all' : ''}`,
        needsList ? [value, 'a'] : value,
      ];
    });
  const regex = fc
    .tuple(fc.constantFrom('', '|i'), listOf(regexText))
    .map(([flag, value]): Item => [`${field}|re${flag}`, value]);
  const encoded = fc
    .tuple(
      fc.constantFrom('|base64offset|contains', '|windash|contains', '|wide|base64offset|contains'),
      plainText,
    )
    .map(
      ([modifiers, value]): Item => [
        `${field}${modifiers}`,
        modifiers.includes('windash') ? ` -${value}` : `ab${value}`,
      ],
    );
  const special = fc.constantFrom<Item>(
    [field, null],
    [field, ''],
    [field, '-'],
    [`${field}|exists`, true],
    [`${field}|exists`, false],
    [field, '*'],
    [field, ['', 'cmd']],
    [`${field}|neq`, 'cmd'],
  );
  return fc.oneof({ weight: 8, arbitrary: related }, { weight: 3, arbitrary: regex }, encoded, {
    weight: 2,
    arbitrary: special,
  });
}

function numberItem(field: string): fc.Arbitrary<Item> {
  const number = fc.constantFrom(0, 1, 7, 10, 99, 445, 4688, 65_535);
  return fc
    .tuple(fc.constantFrom('', '', '|gt', '|gte', '|lt', '|lte'), number, number)
    .map(
      ([modifier, one, other]): Item => [
        field + modifier,
        modifier === '' && one !== other ? [one, other] : one,
      ],
    );
}

function itemOf(source: Source): fc.Arbitrary<Item> {
  const text = fc.constantFrom<string>(...source.texts).chain(textItem);
  const number = fc.constantFrom<string>(...source.numbers).chain(numberItem);
  const [one, other] = source.texts;
  const reference: fc.Arbitrary<Item> = fc
    .constantFrom('', '|contains', '|startswith', '|endswith')
    .map((relation): Item => [`${one}|fieldref${relation}`, other]);
  const address = 'category' in source ? addressFields[source.category] : undefined;
  const network: fc.Arbitrary<Item> = fc
    .constantFrom('10.0.0.0/8', '192.168.4.0/22', '203.0.113.7/32', 'fe80::/10', '::1/128')
    .map((value): Item => [`${address ?? 'SourceIp'}|cidr`, value]);
  return fc.oneof(
    { weight: 12, arbitrary: text },
    { weight: 2, arbitrary: number },
    { weight: 1, arbitrary: reference },
    { weight: address === undefined ? 0 : 4, arbitrary: network },
  );
}

function searchOf(source: Source): fc.Arbitrary<Json> {
  const map = fc
    .array(itemOf(source), { minLength: 1, maxLength: 3 })
    .map((items): Json => Object.fromEntries(items));
  const maps = fc.array(map, { minLength: 2, maxLength: 3 });
  const keywords = fc.array(
    plainText.filter((text) => text.trim().length > 2),
    { minLength: 1, maxLength: 3 },
  );
  return fc.oneof(
    { weight: 8, arbitrary: map },
    { weight: 2, arbitrary: maps },
    { weight: 1, arbitrary: keywords },
  );
}

const conditions: Readonly<Record<number, readonly string[]>> = {
  1: ['a', 'not a'],
  2: ['a and b', 'a and not b', 'a or b', 'not (a and b)', 'a and not b', '1 of them'],
  3: [
    'a and not (b or c)',
    'a and b and c',
    'a and not b and not c',
    'a or (b and not c)',
    '(a or b) and not c',
    'a and 1 of them',
  ],
  4: [
    '(a or b) and not (c or d)',
    'a and not b and not c and not d',
    '(a and b) or (c and not d)',
    'all of them',
    'a and (b or not c) and not d',
  ],
};

const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const;

const rules: fc.Arbitrary<Readonly<Record<string, Json>>> = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.constantFrom(1, 2, 2, 3, 3, 4),
    fc.constantFrom(...levels),
    fc.uuid(),
  )
  .chain(([source, count, level, id]) =>
    fc
      .tuple(
        fc.array(searchOf(source), { minLength: count, maxLength: count }),
        fc.constantFrom(...(conditions[count] ?? ['a'])),
      )
      .map(([searches, condition]) => ({
        title: `Random rule ${id.slice(0, 8)}`,
        id,
        logsource: {
          product: 'windows',
          ...('category' in source ? { category: source.category } : { service: source.service }),
        },
        detection: {
          ...Object.fromEntries(searches.map((search, i) => ['abcd'.charAt(i), search])),
          condition,
        },
        level,
      })),
  );

/** So many random rules, the same for the same seed. Those that the parser refuses are left out. */
export function randomRules(count: number, seed: number): readonly SigmaRule[] {
  return fc.sample(rules, { numRuns: count, seed }).flatMap((rule, i) => {
    const diagnostics = new Diagnostics();
    const documents = parseSigma(JSON.stringify(rule), `random-${seed}-${i}.yml`, diagnostics);
    return diagnostics.hasErrors ? [] : documents.filter((document) => document.kind === 'rule');
  });
}
