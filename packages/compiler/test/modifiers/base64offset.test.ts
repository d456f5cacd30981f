import { describeModifier } from './lowering.ts';

describeModifier(
  'base64offset',
  [['F|base64offset|contains: foo', 'F ~ (?i)Zm9v|Zvb|mb2']],
  [["F|base64offset|contains: 'fo*'", 'invalid-value']],
);
