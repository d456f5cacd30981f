import { describeModifier } from './lowering.ts';

describeModifier(
  'wide',
  [['F|wide|base64offset|contains: ab', 'F ~ (?i)YQBiA|EAYg|hAGIA']],
  [
    ["F|wide|base64: 'a*'", 'invalid-value'],
    ['F|wide|contains: a', 'encoded-value-not-text'],
  ],
);
