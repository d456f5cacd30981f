import { describeModifier } from './lowering.ts';

describeModifier('i', [
  ["F|re|i: 'foo'", 'F ~ (?i)foo'],
  ["F|re|i: '[a-c]é'", String.raw`F ~ [A-Ca-c]\xc3[\x89\xa9]`],
]);
