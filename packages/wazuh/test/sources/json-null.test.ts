import { describe, expect, it } from 'vitest';
import { alertsOn } from './line-judge.ts';

/** What the field is in the log, and which conditions it fulfils. */
const cases: readonly (readonly [json: string, any: boolean, exists: boolean, isNull: boolean])[] = [
  ['{"other":1}', false, false, true],
  ['{"other":1,"field":null}', false, true, true],
  ['{"other":1,"field":""}', true, true, true],
  ['{"other":1,"field":[]}', false, true, true],
  ['{"other":1,"field":[[],[ [ ] ]],"more":["x"]}', false, true, true],
  ['{"other":1,"field":[[[[[[]]]]]]}', false, true, true],
  ['{"other":1,"field":[[],[[]],"x"]}', true, true, false],
  ['{"other":1,"field":[[[[0]]]]}', true, true, false],
  ['{"other":1,"field":"x"}', true, true, false],
  ['{"other":1,"field":0}', true, true, false],
];

const alerts = (item: string) =>
  alertsOn('product: okta, service: okta', `  s:\n    other: 1\n    ${item}\n  condition: s`);

describe("JSON's null is a field that is there without a value", () => {
  it.each(cases)('%s', (json, any, exists, isNull) => {
    expect(alerts("field: '*'")(json)).toBe(any);
    expect(alerts('field|exists: true')(json)).toBe(exists);
    expect(alerts('field: null')(json)).toBe(isNull);
  });
});
