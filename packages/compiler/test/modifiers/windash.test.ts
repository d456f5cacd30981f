import { describeModifier } from './lowering.ts';

describeModifier('windash', [
  ["F|windash|contains: ' -a'", String.raw`F ~ (?i) (?-i:[\-/]|\xe2\x80[\x93-\x95])a`],
]);
