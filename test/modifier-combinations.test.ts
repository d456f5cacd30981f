import { compileRule, predicateKey } from '@sigmazuh/compiler';
import { createEvaluator, eventFromLog, type SigmaEvent } from '@sigmazuh/evaluator';
import { Diagnostics, type ModifierName, modifierNames, parseSigma, type SigmaRule } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { refusalOfPair } from '../packages/parser/src/detection/modifier-order.ts';
import { judgeUnlessRefused } from '../packages/wazuh/test/sources/line-judge.ts';
import { opensearch, sigma, wazuh5 } from './meaning/back-ends.ts';
import { urlVariable } from './opensearch-node/start-node.ts';

/** One value of each kind, as YAML has it. */
const values = {
  'a text': "'a-b'",
  'a text with wildcards': "'a*b?'",
  'nothing but a wildcard': "'*'",
  'a backslash before a wildcard': "'\\\\*'",
  'an empty text': "''",
  'a letter beyond ASCII': "'é'",
  'digits in quotes': "'12'",
  'a number': '12',
  'a decimal number below 0': '-0.5',
  'a number of many digits': '12345678901234567890',
  'a boolean': 'true',
  'a boolean in other letters': 'True',
  null: 'null',
  'a list': "['a', 'b']",
  'a list of all kinds': "['a', 1, true, null]",
  'an empty list': '[]',
  'a network': "'10.0.0.0/8'",
  'the name of a field': "'other'",
  'a placeholder': "'x%names%'",
} as const;

type ValueName = keyof typeof values;
const valueNames = Object.keys(values) as readonly ValueName[];
const placeholders = { names: ['a', 'b*'] };

const texts = [
  'a-b',
  'A-B',
  'a/b',
  'xa-by',
  'b',
  'axbz',
  '12',
  '12.0',
  'x12y',
  '-0.5',
  'true',
  'True',
  'false',
  'é',
  'É',
];
const others = [
  '',
  ' ',
  'null',
  '10.1.2.3',
  'xa',
  'xbc',
  '\\',
  '\\x',
  'MTI=',
  'YQ==',
  '2026-01-12T10:12:00Z',
];
const lists = [['a', 'b'], ['a'], [], [1, 2], [null], [true, 'a', 1]];
const pairs = [
  { field: 'Xq', other: 'xQ' },
  { field: 'axq', other: 'xq' },
  { field: 12, other: '12' },
  { other: 'a' },
];
const lines: readonly string[] = [
  ...[...texts, ...others, 12, -0.5, 0, true, false, null, {}, { x: 1 }, ...lists].map((field) => ({
    field,
  })),
  ...pairs,
  {},
].map((event) => JSON.stringify({ verb: 'get', ...event }));
const events: readonly SigmaEvent[] = lines.map((log) => eventFromLog({ log }));

interface Combination {
  readonly name: string;
  readonly rule: SigmaRule;
}

interface Asked {
  readonly logSource: string;
  /** What the tests are about; '' are keywords. */
  readonly fields: readonly string[];
}

const lineOfJson: Asked = { logSource: 'product: kubernetes, service: audit', fields: ['field', ''] };
const createdProcess: Asked = {
  logSource: 'product: windows, category: process_creation',
  fields: ['CommandLine'],
};

/** The rules whose only test has this chain of modifiers, one for each kind of value; those the parser takes. */
function combinationsOf(
  chain: readonly ModifierName[],
  { logSource, fields }: Asked,
): readonly Combination[] {
  return fields.flatMap((field) =>
    valueNames.flatMap((value) => {
      const key = [field, ...chain].join('|');
      const rule = key === '' ? null : ruleOf(key, value, logSource);
      return rule === null ? [] : [{ name: `${key}: ${values[value]}`, rule }];
    }),
  );
}

function ruleOf(key: string, value: ValueName, logSource: string): SigmaRule | null {
  const diagnostics = new Diagnostics();
  // What only looks for a field's absence takes no line that may be of another log.
  const shown = logSource === lineOfJson.logSource ? 'verb: get, ' : '';
  const [rule] = parseSigma(
    [
      'title: A rule',
      'id: 9c1b5a3e-6a5c-4f0e-8f0c-5f3f5d1c7a15',
      `logsource: {${logSource}}`,
      'detection:',
      `  s: {${shown}'${key}': ${values[value]}}`,
      '  condition: s',
      'level: high\n',
    ].join('\n'),
    'rule.yml',
    diagnostics,
  );
  return diagnostics.hasErrors || rule?.kind !== 'rule' ? null : rule;
}

const single = modifierNames.map((name) => [name]);
const double = single.flatMap((chain) => modifierNames.map((name) => [...chain, name])).filter(isOrdered);
const triple = double.flatMap((chain) => modifierNames.map((name) => [...chain, name])).filter(isOrdered);

/** Chains that the parser refuses whatever the value is are its own tests' matter. */
function isOrdered(chain: readonly ModifierName[]): boolean {
  return chain.every((after, i) =>
    chain.slice(0, i).every((before) => refusalOfPair(before, after) === null),
  );
}

/** What Sigma gives a meaning to, and no target can be asked. */
const notCompiled = ['encoded-value-not-text', 'wildcard-before-encoding'];

function compiled({ rule }: Combination) {
  const diagnostics = new Diagnostics();
  const made = compileRule(rule, diagnostics, { placeholders });
  return { made, refusals: diagnostics.all.map(({ id }) => id) };
}

function answersOf(rule: SigmaRule): string {
  const evaluator = createEvaluator([rule], { placeholders });
  return events.map((event) => (evaluator.matches(rule, event) ? '1' : '0')).join('');
}

/** Three take a minute, so that nightly runs alone try them. */
const most = Number(process.env.SIGMAZUH_MODIFIERS ?? 2);
const chains = [[], ...single, ...double, ...(most < 3 ? [] : triple)];

describe(`up to ${most} modifiers on a value of any kind`, () => {
  const combinations = chains.flatMap((chain) => combinationsOf(chain, lineOfJson));

  it('are many', () => {
    expect(combinations.length).toBeGreaterThan(most < 3 ? 3_000 : 20_000);
  });

  it('have a meaning before all back ends where they have one before the evaluator, or the reason is known', () => {
    const apart = combinations.filter((combination) => {
      const { diagnostics } = createEvaluator([combination.rule], { placeholders });
      const { refusals } = compiled(combination);
      return diagnostics.length === 0
        ? refusals.some((id) => !notCompiled.includes(id))
        : refusals.length === 0;
    });
    expect(apart.map(({ name }) => name)).toEqual([]);
  });

  it('match the same events wherever they compile to the same', () => {
    const meanings = new Map<string, { readonly name: string; readonly answers: string }>();
    for (const combination of combinations) {
      const { made } = compiled(combination);
      if (made === null) continue;
      const key = predicateKey(made.predicate);
      const answers = answersOf(combination.rule);
      const first = meanings.get(key) ?? { name: combination.name, answers };
      meanings.set(key, first);
      expect(answers, `${first.name} and ${combination.name}`).toBe(first.answers);
    }
  });
});

describe('up to two modifiers on a value of any kind', () => {
  it('are refused by Wazuh 4, or match there what they match in Sigma', () => {
    for (const { name, rule } of eachMeaning(lineOfJson)) {
      const alerts = judgeUnlessRefused(rule);
      if (alerts === null) continue;
      const answers = lines.map((log) => (alerts({ log }) ? '1' : '0')).join('');
      expect(answers, name).toBe(answersOf(rule));
    }
  });

  const url = process.env[urlVariable];
  const columns = [wazuh5, opensearch(url ?? '')];
  describe.each(columns.map((column) => [column.name, column] as const))('before %s', (name, column) => {
    const isNode = name === 'opensearch';
    const isSkipped = isNode && url === undefined;
    it.skipIf(isSkipped)(
      `are refused, or match the same${isSkipped ? ' (skipped: no node)' : ''}`,
      async () => {
        // What is empty does not arrive, which each rule's notes say.
        const arriving = [...texts, ...others].filter((text) => text !== '');
        const commandLines = arriving.map((CommandLine) => ({ CommandLine }));
        // A node takes 100 ms for each.
        const rules = eachMeaning(createdProcess);
        const asking = isNode && most < 3 ? rules.filter((_, i) => i % 8 === 0) : rules;
        for (const { name, rule } of asking) {
          const asked = { rule, category: 'process_creation', events: commandLines };
          const answer = await column.answer(asked);
          if ('refused' in answer) continue;
          expect(answer, name).toEqual(await sigma.answer(asked));
        }
      },
    );
  });
});

/** One combination for each meaning that these chains have. */
function eachMeaning(asked: Asked): readonly Combination[] {
  const found = new Map<string, Combination>();
  const all = [[], ...single, ...double].flatMap((chain) => combinationsOf(chain, asked));
  for (const combination of all) {
    const { made } = compiled(combination);
    if (made === null) continue;
    const key = predicateKey(made.predicate);
    if (!found.has(key)) found.set(key, combination);
  }
  return [...found.values()];
}
