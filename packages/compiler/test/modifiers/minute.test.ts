import { describeModifier } from './lowering.ts';

describeModifier('minute', [
  ['F|minute: 5', 'minute of F eq 5'],
  ['F|minute|gte: 5', 'minute of F gte 5'],
]);
