import { describeModifier } from './lowering.ts';

describeModifier(
  'base64offset',
  [['F|base64offset|contains: foo', 'F ~ (?i)z(?:m9v|vb)|mb2']],
  [["F|base64offset|contains: 'fo*'", 'invalid-value']],
);
