import { describeModifier } from './lowering.ts';

describeModifier(
  'utf16',
  [['F|utf16|base64: ab', String.raw`F ~ (?i)\A//5hAGIA\z`]],
  [['F|utf16|contains: ab', 'encoded-value-not-text']],
);
