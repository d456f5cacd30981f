import { describeModifier } from './lowering.ts';

describeModifier(
  'utf16le',
  [
    ['F|utf16le|base64offset|contains: ab', 'F ~ (?i)yqbia|eayg|hagia'],
    ['F|utf16le|contains: a', String.raw`F ~ (?i)a\x00`],
  ],
  [["F|utf16le|base64: 'a*'", 'invalid-value']],
);
