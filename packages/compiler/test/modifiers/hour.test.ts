import { describeModifier } from './lowering.ts';

describeModifier('hour', [
  ['F|hour: 5', 'hour of F eq 5'],
  ['F|hour|gte: 5', 'hour of F gte 5'],
]);
