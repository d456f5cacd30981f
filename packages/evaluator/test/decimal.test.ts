import { expect, it } from 'vitest';
import { readDecimal } from '../src/decimal.ts';

it.each(['5', '-5', '+5', '0.5', '.5', '5.'])('%j is a number', (text) => {
  expect(readDecimal(text)).toBe(text);
});

it.each(['', ' 5', '5 ', '5\n', '0x5', '1,5', '--5', '5x', '1e3'])('%j is none', (text) => {
  expect(readDecimal(text)).toBeUndefined();
});
