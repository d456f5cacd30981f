import { describeModifier } from './lowering.ts';

describeModifier('year', [
  ['F|year: 5', 'year of F eq 5'],
  ['F|year|gte: 5', 'year of F gte 5'],
]);
