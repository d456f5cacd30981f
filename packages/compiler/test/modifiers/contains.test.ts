import { describeModifier } from './lowering.ts';

describeModifier('contains', [
  ['F|contains: foo', 'F ~ (?i)foo'],
  ["F|contains: 'a*b'", 'F ~ (?i)a(?s:.*)b'],
  ["F|contains: '*a?'", 'F ~ (?i)a(?s:.)'],
  ['F|contains: [foo, bar]', 'F ~ (?i)foo|bar'],
  ["F|contains: ''", 'F exists'],
]);
