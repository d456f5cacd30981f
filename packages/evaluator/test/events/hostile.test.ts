import { describe, expect, it } from 'vitest';
import {
  createEvaluator,
  eventFromFields,
  eventFromLog,
  eventFromWindows,
  type JsonValue,
} from '../../src/index.ts';
import { documentsOf } from '../rule-of.ts';

const evaluator = createEvaluator(
  documentsOf(
    [
      'title: t',
      'logsource: { product: test }',
      'detection:',
      '    numbers: { A|gt: 1, B: 1 }',
      "    expressions: { A|re: '^(?:a+)+$' }",
      "    texts: { A: '*a?a*a?a*b' }",
      '    words: [never]',
      '    condition: 1 of them',
    ].join('\n'),
  ),
);

const product = { product: 'test' };
const nested = (depth: number): JsonValue => (depth === 0 ? 1 : { a: nested(depth - 1) });
const size = 100_000;

describe('events made to exhaust a reader are read all the same', () => {
  it.each([
    ['a text of one letter', eventFromFields({ logsource: product, fields: { A: `${'a'.repeat(size)}c` } })],
    [
      'a number that is none at its end',
      eventFromFields({ logsource: product, fields: { A: `${'1'.repeat(size)}x` } }),
    ],
    ['fields far down', eventFromFields({ logsource: product, fields: { a: nested(2_000) } })],
    [
      'JSON far down',
      eventFromLog({ logsource: product, log: `${'{"a":'.repeat(size)}1${'}'.repeat(size)}` }),
    ],
    ['brackets without an end', eventFromWindows({ Event: '<'.repeat(size) })],
    ['a name without an end', eventFromWindows({ Event: `<${'a'.repeat(size)}` })],
    ['tags without an end', eventFromWindows({ Event: '<a '.repeat(size) })],
    ['attributes without values', eventFromWindows({ Event: `<a ${'b'.repeat(size)}>` })],
    ['quotes without an end', eventFromWindows({ Event: `<a b="`.repeat(size) })],
    ['elements far down', eventFromWindows({ Event: `<Event><EventData>${'<a>'.repeat(size)}` })],
    ['closing tags alone', eventFromWindows({ Event: '<a>'.repeat(500) + '</b>'.repeat(size) })],
    [
      'records without an end',
      eventFromLog({ logsource: product, log: 'type=EXECVE msg=audit('.repeat(size) }),
    ],
    [
      'a field without a value',
      eventFromLog({ logsource: product, log: `type=EXECVE msg=audit(1.1:1): ${'a'.repeat(size)}` }),
    ],
    [
      'an argument far away',
      eventFromLog({ logsource: product, log: 'type=EXECVE msg=audit(1.1:1): a99999999="x"' }),
    ],
    ['events without an end', eventFromLog({ logsource: product, log: '<Event '.repeat(size) })],
  ])('%s', (_, event) => {
    expect(evaluator.evaluate(event)).toEqual([]);
  });
});
