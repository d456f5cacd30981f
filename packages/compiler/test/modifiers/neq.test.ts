import { describeModifier } from './lowering.ts';

describeModifier('neq', [
  ['F|neq: foo', String.raw`not F ~ (?i)\Afoo\z`],
  ['F|neq: [a, b]', String.raw`not F ~ (?i)\Aa\z|\Ab\z`],
  ['F|neq: 5', 'not F eq 5'],
]);
