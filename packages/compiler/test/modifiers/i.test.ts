import { describeModifier } from './lowering.ts';

describeModifier('i', [
  ["F|re|i: 'foo'", 'F ~ (?i)foo'],
  ["F|re|i: '[a-c]é'", String.raw`F ~ (?i)[a-c]\x{e9}`],
]);
