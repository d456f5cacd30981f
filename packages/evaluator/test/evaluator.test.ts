import { describe, expect, it } from 'vitest';
import { createEvaluator, eventFromFields } from '../src/index.ts';
import { documentsOf, ruleOf, ruleText } from './rule-of.ts';

const event = (fields: Record<string, string>) => eventFromFields({ logsource: { product: 'test' }, fields });

const filter = (rules: string, logSource = 'product: test') =>
  [
    'title: A filter',
    'id: 2c3b9b54-6d0b-4f2b-9b3d-0f9b2d9b7f10',
    `logsource: { ${logSource} }`,
    'filter:',
    `    rules: ${rules}`,
    '    selection:',
    '        User|startswith: adm_',
    '    condition: not selection',
  ].join('\n');

describe('createEvaluator', () => {
  it('gives the matching rules in document order', () => {
    const texts = ['first', 'second', 'third'].map((title) =>
      ruleText(`selection:\n    A: ${title === 'second' ? 2 : 1}`).replace('A rule under test', title),
    );
    const evaluator = createEvaluator(documentsOf(texts.join('\n---\n')));
    expect(evaluator.evaluate(event({ A: '1' })).map(({ title }) => title.value)).toEqual(['first', 'third']);
  });

  it('leaves out, with the place, what it cannot give a meaning to', () => {
    const evaluator = createEvaluator(documentsOf(ruleText("selection:\n    A|expand: '%unknown%'")));
    expect(evaluator.evaluate(event({ A: '%unknown%' }))).toEqual([]);
    expect(evaluator.diagnostics).toMatchObject([
      { id: 'no-meaning', range: { start: { line: 7, column: 19 } } },
    ]);
  });

  it('does not mind what the condition does not ask for', () => {
    const rule = ruleText("selection:\n    A: 1\n_other:\n    A|expand: '%unknown%'");
    expect(createEvaluator(documentsOf(rule)).diagnostics).toEqual([]);
  });

  it('leaves out rules of status unsupported', () => {
    const evaluator = createEvaluator(
      documentsOf(`${ruleText('selection:\n    A: 1')}\nstatus: unsupported`),
    );
    expect(evaluator.evaluate(event({ A: '1' }))).toEqual([]);
    expect(evaluator.diagnostics).toMatchObject([{ id: 'unsupported-rule', severity: 'info' }]);
  });
});

describe('filters', () => {
  const rule = ruleText('selection:\n    A: 1');
  const id = '5f2b8f2c-9a2e-4d0e-8d0b-0c6f6f0a6f11';
  it.each([
    ['by id', filter(`[${id}]`), false],
    ['any', filter('any'), false],
    ['of another rule', filter('[7c1a3b0e-51c1-4d0a-8c7b-3c3d2b8c0f55]'), true],
    ['of another log source', filter(`[${id}]`, 'product: other'), true],
    ['of a narrower log source', filter(`[${id}]`, 'product: test, service: one'), true],
  ])('apply %s', (_, text, expected) => {
    const evaluator = createEvaluator(documentsOf(`${rule}\n---\n${text}`));
    expect(evaluator.evaluate(event({ A: '1', User: 'adm_joe' })).length === 1).toBe(expected);
    expect(evaluator.evaluate(event({ A: '1', User: 'joe' }))).toHaveLength(1);
  });
});

describe('explain', () => {
  it('gives the truth of every part and the values it looked at', () => {
    const rule = ruleOf(
      ruleText(
        'selection:\n    A: [1, 2]\n    B|contains: x\nfilter:\n    C: null',
        'selection and not filter',
      ),
    );
    const explanation = createEvaluator([rule]).explain(rule, event({ A: '2', C: 'c' }));
    expect(explanation).toMatchObject({
      holds: false,
      sources: [
        {
          attributes: { product: 'test' },
          detection: {
            conditions: [{ holds: false }],
            identifiers: [
              {
                name: 'selection',
                holds: false,
                search: {
                  kind: 'all',
                  searches: [
                    { field: 'A', holds: true, lookedAt: ['2'], values: [{ holds: false }, { holds: true }] },
                    { field: 'B', modifiers: ['contains'], holds: false, lookedAt: null },
                  ],
                },
              },
              { name: 'filter', holds: false },
            ],
          },
        },
      ],
    });
  });

  it('has no source for an event of another log source', () => {
    const rule = ruleOf(ruleText('selection:\n    A: 1'));
    const other = eventFromFields({ logsource: { product: 'other' }, fields: { A: 1 } });
    expect(createEvaluator([rule]).explain(rule, other)).toMatchObject({ holds: false, sources: [] });
  });
});
