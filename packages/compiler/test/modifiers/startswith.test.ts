import { describeModifier } from './lowering.ts';

describeModifier('startswith', [
  ['F|startswith: foo', String.raw`F ~ (?i)\Afoo`],
  [String.raw`F|startswith: 'C:\'`, 'F ~ (?i)\\AC:\\\\'],
  ["F|startswith: 'a*'", String.raw`F ~ (?i)\Aa`],
]);
