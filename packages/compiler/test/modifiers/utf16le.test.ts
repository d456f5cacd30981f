import { describeModifier } from './lowering.ts';

describeModifier(
  'utf16le',
  [['F|utf16le|base64offset|contains: ab', 'F ~ (?i)YQBiA|EAYg|hAGIA']],
  [
    ["F|utf16le|base64: 'a*'", 'invalid-value'],
    ['F|utf16le|contains: a', 'encoded-value-not-text'],
  ],
);
