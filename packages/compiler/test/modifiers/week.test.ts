import { describeModifier } from './lowering.ts';

describeModifier('week', [
  ['F|week: 5', 'week of F eq 5'],
  ['F|week|gte: 5', 'week of F gte 5'],
]);
