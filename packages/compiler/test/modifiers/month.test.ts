import { describeModifier } from './lowering.ts';

describeModifier('month', [
  ['F|month: 5', 'month of F eq 5'],
  ['F|month|gte: 5', 'month of F gte 5'],
]);
