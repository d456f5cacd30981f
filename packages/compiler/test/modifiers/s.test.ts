import { describeModifier } from './lowering.ts';

describeModifier('s', [
  ["F|re|s: 'foo.*bar'", 'F ~ foo(?s:.*)bar'],
  ["F|re|s|i: 'a.b'", 'F ~ (?i)a(?s:.)b'],
]);
