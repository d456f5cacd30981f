import { describeModifier } from './lowering.ts';

describeModifier('endswith', [
  ['F|endswith: foo', String.raw`F ~ (?i)foo\z`],
  [String.raw`F|endswith: '\cmd.exe'`, String.raw`F ~ (?i)\\cmd\.exe\z`],
  ["F|endswith: ''", 'F exists'],
]);
