import { describeModifier } from './lowering.ts';

describeModifier('s', [
  ["F|re|s: 'foo.*bar'", String.raw`F ~ (?s)\A(*atomic:.*?foo).*?bar`],
  ["F|re|s|i: 'a.b'", String.raw`F ~ (?i)a(?-i:[^\x80-\xbf][\x80-\xbf]*+)b`],
]);
