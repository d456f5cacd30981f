import { describeModifier } from './lowering.ts';

describeModifier('all', [
  ['F|contains|all: [a, b]', 'F ~ (?i)a and F ~ (?i)b'],
  ['"|all": [a, b]', 'any ~ (?i)a and any ~ (?i)b'],
  ['F|contains|all: [a, a, b]', 'F ~ (?i)a and F ~ (?i)b'],
]);
