import { type Condition, Diagnostics, parseSigma, printCondition } from '@sigmazuh/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completed } from './completed.ts';

const searches = ['sel_a', 'sel_b', 'filter', '_hidden', 'odd-name.1', 'ünïcode'];

function conditionsOf(condition: string): {
  readonly text: string;
  readonly conditions: readonly Condition[];
} {
  const diagnostics = new Diagnostics();
  const bodies = searches.map((name) => `    ${name}: x\n`).join('');
  const text = completed(`detection:\n${bodies}    condition: ${condition}\n`);
  const [rule] = parseSigma(text, 'x.yml', diagnostics);
  expect(diagnostics.all, condition).toEqual([]);
  return { text, conditions: rule?.kind === 'rule' ? rule.detection.conditions : [] };
}

/** A condition with all its brackets. */
function full(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.operands.map(full).join(` ${condition.kind} `)})`;
    case 'not':
      return `!${full(condition.operand)}`;
    case 'identifier':
      return condition.name;
    case 'quantifier':
      return `${condition.quantifier}[${condition.names.join(' ')}]`;
  }
}

const cases: readonly (readonly [written: string, read: string])[] = [
  ['sel_a', 'sel_a'],
  ['sel_a and sel_b or filter', '((sel_a and sel_b) or filter)'],
  ['sel_a or sel_b and filter', '(sel_a or (sel_b and filter))'],
  ['not sel_a and sel_b', '(!sel_a and sel_b)'],
  ['not (sel_a and sel_b)', '!(sel_a and sel_b)'],
  ['not not sel_a', '!!sel_a'],
  ['sel_a and not sel_b or not filter', '((sel_a and !sel_b) or !filter)'],
  ['((sel_a))', 'sel_a'],
  ['(sel_a or sel_b)and(filter)', '((sel_a or sel_b) and filter)'],
  ['1 of them', 'any[sel_a sel_b filter odd-name.1 ünïcode]'],
  ['any of sel_*', 'any[sel_a sel_b]'],
  ['all of sel*', 'all[sel_a sel_b]'],
  ['all of *_*', 'all[sel_a sel_b _hidden]'],
  ['1 of s*l_*b', 'any[sel_b]'],
  ['1 of _*', 'any[_hidden]'],
  ['1 of filter', 'any[filter]'],
  ['not 1 of sel_* and filter', '(!any[sel_a sel_b] and filter)'],
  ['not all of sel_*', '!all[sel_a sel_b]'],
  ['odd-name.1 or ünïcode', '(odd-name.1 or ünïcode)'],
  ['SEL_A and sel_a'.toLowerCase(), '(sel_a and sel_a)'],
  ["'sel_a and filter'", '(sel_a and filter)'],
];

describe('a condition', () => {
  it.each(cases)('%s', (written, read) => {
    expect(conditionsOf(written).conditions.map(full)).toEqual([read]);
  });

  it('may be a list', () => {
    expect(conditionsOf('[sel_a, not filter]').conditions.map(full)).toEqual(['sel_a', '!filter']);
  });

  it('understands operators in capitals, unless a search identifier has the name', () => {
    const diagnostics = new Diagnostics();
    const text = completed('detection:\n    OR: x\n    b: y\n    condition: OR AND NOT b\n');
    const [rule] = parseSigma(text, 'x.yml', diagnostics);
    expect(rule?.kind === 'rule' && rule.detection.conditions.map(full)).toEqual(['(OR and !b)']);
  });

  it('is read back from how it is printed', () => {
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.constantFrom(...searches, '1 of them', 'all of sel_*'),
        tie('tree').map((inner) => `not ${inner}`),
        tie('tree').map((inner) => `( ${inner})`),
        fc.tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree')).map((parts) => parts.join('  ')),
      ),
    }));
    fc.assert(
      fc.property(tree, (written) => {
        const [condition] = conditionsOf(written).conditions;
        if (condition === undefined) throw new Error('no condition');
        const [again] = conditionsOf(printCondition(condition)).conditions;
        expect(again && full(again)).toBe(full(condition));
      }),
      { numRuns: 500 },
    );
  });

  const styles: readonly (readonly [name: string, condition: string])[] = [
    ['plain', 'sel_a and not filter'],
    ['plain on several lines', 'sel_a\n        and\n\n        not   filter'],
    ['in single quotes', "'sel_a and not filter'"],
    ['in double quotes with escapes', '"sel_a\\x20and\\tnot \\\n        filter"'],
    ['folded', '>-\n        sel_a and\n        not filter'],
    ['literal', '|\n        sel_a and\n          not filter'],
    ['in a list', '\n        - sel_b\n        - sel_a and not filter'],
  ];
  const windows = styles.map(
    ([name, condition]) => [`${name}, with Windows line ends`, condition.replaceAll('\n', '\r\n')] as const,
  );
  it.each([...styles, ...windows])('knows the places of its parts when written %s', (_name, condition) => {
    const { text, conditions } = conditionsOf(condition);
    const last = conditions.at(-1);
    if (last?.kind !== 'and') throw new Error('the condition is not read as expected');
    const slices = last.operands.map(({ range }) => text.slice(range.start.offset, range.end.offset));
    expect(slices[0]).toBe('sel_a');
    expect(slices[1]).toMatch(/^not\s[\s\\]*filter$/);
  });
});
