import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCorrelator, createEvaluator, eventFromFields } from '../../src/index.ts';
import { documentsOf } from '../rule-of.ts';
import { type NaiveCorrelation, type NaiveEvent, naive } from './naive-reference.ts';

const kinds = ['a', 'b', 'c'];
const span = 10;
/** Steps of time that meet the edges of the time span. */
const step = fc.constantFrom(0, 1, 2, span / 2, span, span + 1);
const some = <T>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });

const stream = fc
  .array(
    fc.record({
      step,
      kinds: fc.uniqueArray(fc.constantFrom(...kinds, 'noise'), { minLength: 1, maxLength: 2 }),
      User: some('joe', 'bob'),
      Host: some('h1'),
      From: some('joe', 'x'),
      Bytes: some('1', '7', '20'),
    }),
    { maxLength: 12 },
  )
  .map((drawn): readonly NaiveEvent[] => {
    let time = 0;
    return drawn.map(({ step: later, kinds: own, ...fields }) => {
      time += later;
      return { time, kinds: own, fields };
    });
  });

const bound = fc.tuple(
  fc.constantFrom('gt', 'gte', 'lt', 'lte', 'eq', 'neq'),
  fc.integer({ min: 0, max: 4 }),
);
const ofValues = ['value_count', 'value_sum', 'value_avg', 'value_percentile'];

const correlation = (name: string, rules: readonly string[]): fc.Arbitrary<NaiveCorrelation> =>
  fc
    .record({
      type: fc.constantFrom('event_count', 'temporal', 'temporal_ordered', ...ofValues),
      rules: fc.uniqueArray(fc.constantFrom(...rules), { minLength: 1, maxLength: 3 }),
      groupBy: fc.uniqueArray(fc.constantFrom('User', 'Host', 'Who'), { maxLength: 2 }),
      span: fc.constantFrom(0, span / 2, span),
      field: fc.constantFrom('User', 'Bytes', 'Who'),
      percentile: fc.constantFrom(undefined, 0, 50, 90, 100),
      // Of one operator only one can be written.
      bounds: fc.uniqueArray(bound, { selector: ([operator]) => operator, maxLength: 2 }),
      scale: fc.constantFrom(1, 10),
      without: some('bob'),
    })
    .map(({ field, percentile, bounds, scale, ...drawn }): NaiveCorrelation => {
      const isOfValues = ofValues.includes(drawn.type);
      const isCounted = isOfValues || drawn.type === 'event_count';
      const factor = isOfValues && drawn.type !== 'value_count' ? scale * 5 : 1;
      return {
        name,
        ...drawn,
        condition: {
          ...(isOfValues ? { field } : {}),
          ...(drawn.type === 'value_percentile' && percentile !== undefined ? { percentile } : {}),
          bounds:
            bounds.length === 0 && isCounted
              ? [['gte', 2 * factor]]
              : bounds.map(([operator, value]) => [operator, value * factor] as const),
        },
        aliases: {
          Who: Object.fromEntries(drawn.rules.map((rule) => [rule, rule === 'a' ? 'User' : 'From'])),
        },
      };
    });

const correlations = fc
  .tuple(correlation('one', kinds), correlation('two', kinds), correlation('outer', [...kinds, 'one', 'two']))
  .map((all) => [...all]);

const rule = (name: string) =>
  `title: ${name}\nname: ${name}\nlogsource: { product: test }\ndetection:\n    selection: { Kind: ${name} }\n    condition: selection`;

function textOf({
  name,
  type,
  rules,
  groupBy,
  span: seconds,
  condition,
  aliases,
  without,
}: NaiveCorrelation): string {
  const { bounds, ...values } = condition;
  const written = { ...values, ...Object.fromEntries(bounds) };
  const correlated = {
    type,
    rules,
    'group-by': groupBy,
    timespan: `${seconds}s`,
    aliases,
    ...(Object.keys(written).length === 0 ? {} : { condition: written }),
  };
  const filter = `title: f\nlogsource: { product: test }\nfilter:\n    rules: [${name}]\n    selection: { User: bob }\n    condition: not selection`;
  const text = `title: ${name}\nname: ${name}\ncorrelation: ${JSON.stringify(correlated)}`;
  return without.length === 0 ? text : `${text}\n---\n${filter}`;
}

describe('correlations over random streams', () => {
  it('hold when a reference that remembers nothing says so', () => {
    fc.assert(
      fc.property(correlations, stream, (drawn, events) => {
        const texts = [...kinds.map(rule), ...drawn.map(textOf)];
        const evaluator = createEvaluator(documentsOf(texts.join('\n---\n')));
        const correlator = createCorrelator(evaluator);
        expect(correlator.diagnostics).toEqual([]);
        const found = events.map(({ time, kinds: own, fields }) => {
          const event = eventFromFields({ logsource: { product: 'test' }, fields: { Kind: own, ...fields } });
          return correlator.observe(event, time).correlations.map(({ title }) => title.value);
        });
        const expected = naive(events, drawn);
        expect(found.map((each) => [...each].sort())).toEqual(expected.map((each) => [...each].sort()));
      }),
      { numRuns: 1_500 },
    );
  }, 120_000);
});
