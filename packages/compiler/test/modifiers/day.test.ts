import { describeModifier } from './lowering.ts';

describeModifier('day', [
  ['F|day: 5', 'day of F eq 5'],
  ['F|day|gte: 5', 'day of F gte 5'],
]);
