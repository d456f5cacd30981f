import { checkFiles } from '@sigmazuh/parser';
import { expect, it } from 'vitest';
import { completed } from './completed.ts';

/** What is said of a value as it stands in a rule, `null` for nothing. */
function saidOf(value: string): string | null {
  const detection = `detection:\n    selection:\n        Field: ${value}\n    condition: selection\n`;
  const { diagnostics } = checkFiles([{ file: 'x.yml', text: completed(detection) }]);
  const found = diagnostics.find(({ id }) => id === 'unquoted-number');
  return found === undefined ? null : found.message.slice(found.message.indexOf(' without quotes is ') + 19);
}

const yaml11 = 'to tools that read YAML 1.1';

it.each([
  ['0x3E7', 'the number 999'],
  ['0o17', 'the number 15'],
  ['010', `the number 10, and 8 ${yaml11}`],
  ['007', 'the number 7'],
  ['1e3', 'the number 1000'],
  ['.5', 'the number 0.5'],
  ['1.10', 'the number 1.1'],
  ['+5', 'the number 5'],
  ['12345678901234567890', 'the number 12345678901234567000'],
  ['1_000', `the number 1000 ${yaml11}, and a text to others`],
  ['0b101', `the number 5 ${yaml11}, and a text to others`],
  ['0x_FF', `a number ${yaml11}, and a text to others`],
  ['12:30', `a number to the base 60 ${yaml11}, and a text to others`],
  ['.inf', 'a number without a value to most tools'],
  ['2026-01-02', `a date ${yaml11}, and a text to others`],
  ['Yes', `true ${yaml11}, and a text to others`],
  ['off', `false ${yaml11}, and a text to others`],
  ['5', null],
  ['-5', null],
  ['0.5', null],
  ["'0x3E7'", null],
  ['"yes"', null],
  ['yesterday', null],
  ['0b102', null],
  ['_1', null],
])('%s without quotes is %s', (value, said) => {
  expect(saidOf(value)).toBe(said);
});
