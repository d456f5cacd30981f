import { describeModifier } from './lowering.ts';

describeModifier(
  'base64',
  [
    ['F|base64: foo', String.raw`F ~ (?i)\AZm9v\z`],
    ['F|base64|contains: foo', 'F ~ (?i)Zm9v'],
  ],
  [["F|base64: 'fo*'", 'invalid-value']],
);
