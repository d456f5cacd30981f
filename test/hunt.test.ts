import {
  anyRun,
  choice,
  end,
  literal,
  oneOf,
  type Pattern,
  parseRegex,
  RegexRefusal,
  referenceMatch,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { createEvaluator } from '@sigmazuh/evaluator';
import { LuceneRefusal, queryDsl, textQueries } from '@sigmazuh/opensearch';
import { encodingLosses, plainForm, type TextForm } from '@sigmazuh/regex';
import { windowsValue } from '@sigmazuh/wazuh-events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCorpus, sharedIsPresent } from './corpus/shared.ts';
import { Decoding, payloadEvents, regressionEvents, syntheticEvents } from './hunt/events.ts';
import { judgeIndexed } from './hunt/judged-index.ts';
import { SearchNode } from './hunt/search-node.ts';
import { urlVariable } from './opensearch-node/start-node.ts';
import { ownPipelines } from './own-pack.ts';
import { randomRules } from './synthetic/random/random-rules.ts';
import { spread } from './synthetic/scenario/question.ts';

const url = process.env[urlVariable];
const node = new SearchNode(url ?? '');
const keywords = { mappings: { properties: { text: { type: 'keyword' } } } };

/** Values with everything that means something to Lucene, to JSON, or to the encoders between. */
const texts = [
  '',
  'a',
  'A',
  'ab',
  'aB',
  'ba',
  'abc',
  'xaby',
  'a b',
  'a\nb',
  'a\n',
  '\na',
  'é',
  'É',
  'aé',
  'K',
  'ſ',
  '42',
  '042',
  '42.0',
  'task',
  '\task',
  'x\\task',
  '\\\task',
  'a\\b',
  'a"b',
  'a&b',
  'a;b',
  'a&amp;b',
  '<a>',
  'amp;',
  'lt;a',
  '.*',
  '[a]',
  '#a@',
  '~a',
  'a*b',
  'a?b',
  'aab',
  'aabb',
  'ab ab',
  '_a-',
  'a_b',
  '1a',
  'a1',
  'foo bar baz',
  'FOO',
  'foobar',
  'bar foo',
  'x'.repeat(300),
  `${'y'.repeat(40)}a`,
];

const letters = fc.constantFrom(
  'a',
  'B',
  'ab',
  'é',
  '\\',
  '"',
  '&',
  'task',
  ';',
  'lt;',
  ' ',
  '.',
  '*',
  '?',
  '42',
);
const piece: fc.Arbitrary<Pattern> = fc.oneof(
  fc
    .tuple(letters, fc.constantFrom('cased' as const, 'caseless' as const))
    .map(([text, rule]) => literal(text, rule)),
  fc.constant(anyRun),
  fc.constant({ kind: 'any-one', newlines: true } as const),
  fc.constant(oneOf([{ from: 0x61, to: 0x63 }], 'caseless')),
);
const patterns = fc
  .tuple(fc.boolean(), fc.array(piece, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([begins, items, ends]) => sequence([...(begins ? [start] : []), ...items, ...(ends ? [end] : [])]));

const regexes = [
  '^a',
  'b$',
  '\\bab\\b',
  '\\Bb',
  'a(?=b)',
  'a(?!b)',
  '(?<=a)b',
  '(?<!a)b',
  '(?:^|x)a',
  '(?i)foo(?-i)b',
  '^(?!a).*b',
  'a{2}b',
  '(?:a|é)b?',
  '[^a]b',
  '(?s)a.b',
  'a.b',
  '(?m)^a$',
  '\\d+',
  'a(?=\\n)',
  '\\\\\\w',
  '(?i)^\\w+$',
  '(?<![a-z])b(?![a-z])',
  'x{300}',
  '[\\\\-z]',
  '[^\\\\-z]b',
  '^$',
];

/** `null` for what is refused, since it is too long in that form. */
function queriesOf(pattern: Pattern, form: TextForm) {
  try {
    return textQueries(pattern, form);
  } catch (error) {
    if (error instanceof LuceneRefusal) return null;
    throw error;
  }
}

describe.skipIf(url === undefined)(
  `OpenSearch finds what patterns mean (skipped: ${urlVariable} names no node)`,
  () => {
    const cases = [
      ...fc.sample(patterns, { numRuns: 150, seed: 15 }),
      choice(['a', 'foo', 'é'].map((text) => literal(text, 'caseless'))),
      ...regexes.flatMap((regex) => {
        const parsed = parseRegex(regex, new Set());
        return parsed instanceof RegexRefusal ? [] : [parsed];
      }),
    ];

    it.each([
      { what: 'in texts as they are', index: 'texts-plain', form: (): TextForm => plainForm },
      { what: 'in texts as Windows events have them', index: 'texts-windows', form: windowsValue },
    ])('$what', async ({ index, form }) => {
      const written = (text: string) =>
        Array.from(text, (each) => form(literal('a', 'cased')).encode(each.codePointAt(0) ?? 0)).join('');
      // What a form writes alike, or cuts off at the end, no pattern can tell apart.
      const told = form === windowsValue ? texts.filter((text) => !/[\n\r]|\s$/.test(text)) : texts;
      await node.call('DELETE', `/${index}`);
      await node.call('PUT', `/${index}`, keywords);
      await node.index(index, new Map(told.map((text, i) => [`${i}`, { text: written(text) }])));
      const asked = cases.flatMap((pattern) => {
        const texts =
          encodingLosses(pattern, form(pattern)).length > 0 ? null : queriesOf(pattern, form(pattern));
        return texts === null ? [] : [{ pattern, texts }];
      });
      expect(asked.length).toBeGreaterThan(cases.length * 0.6);
      const bodies = asked.map(({ texts }) => ({
        query: queryDsl({
          kind: 'or',
          operands: texts.map((text) => ({ kind: 'text', field: 'text', text })),
        }),
      }));
      const found = await node.search(index, bodies);
      await node.call('DELETE', `/${index}`);
      const wrong = asked.flatMap(({ pattern }, i) => {
        const answer = found[i];
        const hits = answer !== undefined && 'ids' in answer ? new Set(answer.ids) : answer;
        const differing = told.filter(
          (text, j) => !(hits instanceof Set) || hits.has(`${j}`) !== referenceMatch(pattern, text),
        );
        return differing.length === 0
          ? []
          : [{ query: JSON.stringify(bodies[i]), differing, answer: hits instanceof Set ? 'hits' : hits }];
      });
      expect(wrong).toEqual([]);
    });

    it('and the evaluator agrees on random rules for Windows events', async () => {
      const rules = randomRules(24, 20_261_128);
      const tally = await judgeIndexed(
        node,
        'wazuh-alerts-4.x-random',
        rules,
        (decoding) => syntheticEvents(decoding, rules, { branches: 8, cases: 16 }),
        { typed: 'too' },
      );
      expect(tally.failures).toEqual([]);
      expect(tally.differences).toEqual([]);
      expect(tally.agree).toBeGreaterThan(100);
      expect(tally.typed?.differences).toEqual([]);
      expect(tally.typed?.strings).toBeGreaterThan(5);
    });
  },
);

describe.skipIf(url === undefined || !sharedIsPresent)(
  `searches of SigmaHQ's rules find what the rules mean (skipped: ../shared not present, or ${urlVariable} names no node)`,
  () => {
    const rules = sharedIsPresent ? readCorpus() : [];
    const slice = spread(rules, 300);

    it.each([
      { what: 'the regression events', events: regressionEvents, pipelines: [] },
      { what: 'the payload fixtures', events: payloadEvents, pipelines: ownPipelines() },
    ])('among $what', async ({ events, pipelines }) => {
      // Few rules match what is in hand, so those that do are searched beside the slice.
      const evaluator = createEvaluator(rules);
      const matching = events(new Decoding(rules)).flatMap(({ sigma }) => [...evaluator.evaluate(sigma)]);
      const searched = [...new Set([...slice, ...matching])];
      const tally = await judgeIndexed(node, 'wazuh-alerts-4.x-slice', searched, events, { pipelines });
      expect(tally.failures).toEqual([]);
      expect(tally.differences).toEqual([]);
      expect(tally.agree).toBeGreaterThan(10);
    });

    it('among events made out of their meaning', async () => {
      const few = spread(rules, 24);
      const tally = await judgeIndexed(node, 'wazuh-alerts-4.x-made', few, (decoding) =>
        syntheticEvents(decoding, few, { branches: 8, cases: 16 }),
      );
      expect(tally.failures).toEqual([]);
      expect(tally.differences).toEqual([]);
      expect(tally.agree).toBeGreaterThan(100);
    });
  },
);
