import { describeModifier } from './lowering.ts';

describeModifier(
  'wide',
  [
    ['F|wide|base64offset|contains: ab', 'F ~ (?i)yqbia|eayg|hagia'],
    ['F|wide|contains: a', String.raw`F ~ (?i)a\x00`],
  ],
  [["F|wide|base64: 'a*'", 'invalid-value']],
);
