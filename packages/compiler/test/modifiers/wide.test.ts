import { describeModifier } from './lowering.ts';

describeModifier(
  'wide',
  [
    ['F|wide|base64offset|contains: ab', 'F ~ (?i)YQBiA|EAYg|hAGIA'],
    ['F|wide|contains: a', String.raw`F ~ (?i)a\x{0}`],
  ],
  [["F|wide|base64: 'a*'", 'invalid-value']],
);
