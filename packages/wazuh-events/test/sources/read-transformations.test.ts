import { Diagnostics } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { readPipeline } from '../../src/index.ts';

const file = (...items: readonly string[]) =>
  `name: mine\ntransformations:\n${items.map((item) => `  - ${item}\n`).join('')}`;

const everywhere = { logSources: [], linking: 'all', negated: 'no' };

describe('a transformation', () => {
  it.each([
    [
      '{type: field_name_mapping, mapping: {A: a, B: [b, c]}}',
      { kind: 'map-fields', scope: everywhere, fields: { A: 'a', B: ['b', 'c'] } },
    ],
    [
      '{id: x, type: field_name_prefix, prefix: win.}',
      { kind: 'prefix-fields', scope: everywhere, prefix: 'win.' },
    ],
    [
      '{type: add_condition, conditions: {a: 1, b: [x, 2]}}',
      { kind: 'add-condition', scope: everywhere, when: { a: ['1'], b: ['x', '2'] } },
    ],
    [
      '{type: change_logsource, product: Windows}',
      { kind: 'change-log-source', scope: everywhere, logSource: { product: 'windows' } },
    ],
    ['{type: rule_failure, message: no}', { kind: 'refuse', scope: everywhere, reason: 'no' }],
    [
      '{type: rule_failure, message: no, rule_conditions: [{type: logsource, service: s}], rule_cond_op: or, rule_cond_not: true}',
      {
        kind: 'refuse',
        scope: { logSources: [{ service: 's' }], linking: 'any', negated: 'yes' },
        reason: 'no',
      },
    ],
  ])('%s is read', (item, expected) => {
    const diagnostics = new Diagnostics();
    expect(readPipeline(file(item), 'p.yml', diagnostics)?.transformations).toEqual([expected]);
    expect(diagnostics.all).toEqual([]);
  });

  it.each([
    ['{type: set_state, key: index, val: x}', '3:12', /"set_state" cannot be used .*state/],
    ['{type: drop_detection_item}', '3:12', /"drop_detection_item" cannot be used/],
    ['{type: field_name_maping}', '3:12', /not a transformation/],
    ['{mapping: {a: b}}', '3:5', /not a transformation/],
    ['{type: field_name_mapping}', '3:6', /the attribute "mapping" is missing/],
    ['{type: field_name_mapping, mapping: {a: []}}', '3:45', /"a" is a/],
    ['{type: value_placeholders, includes: [a]}', '3:32', /"includes"/],
    ['{type: change_logsource}', '3:5', /sets a product, a category or a service/],
    ['{type: add_condition, conditions: {a: b}, negated: true}', '3:47', /"negated" cannot be used/],
    [
      '{type: rule_failure, message: m, rule_conditions: [{type: contains_field, field: a}]}',
      '3:63',
      /contains_field/,
    ],
    ['{type: rule_failure, message: m, rule_conditions: [{type: logsource}]}', '3:56', /says nothing/],
  ])('%s is refused in place', (item, place, message) => {
    const diagnostics = new Diagnostics();
    expect(readPipeline(file(item), 'p.yml', diagnostics)).toBeNull();
    const [first] = diagnostics.all;
    expect(first?.message).toMatch(message);
    expect(first?.hint).toBeTruthy();
    const { line, column } = first?.range.start ?? { line: 0, column: 0 };
    expect(`${line}:${column}`).toBe(place);
  });
});
