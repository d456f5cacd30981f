import { describeModifier } from './lowering.ts';

describeModifier('exists', [
  ['F|exists: true', 'F exists'],
  ['F|exists: false', 'not F exists'],
]);
