import { describeModifier } from './lowering.ts';

describeModifier('windash', [
  ["F|windash|contains: ' -a'", String.raw`F ~ (?i) (?-i:[-/\x{2013}-\x{2015}])a`],
]);
