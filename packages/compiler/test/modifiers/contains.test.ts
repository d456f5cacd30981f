import { describeModifier } from './lowering.ts';

describeModifier('contains', [
  ['F|contains: foo', 'F ~ (?i)foo'],
  ["F|contains: 'a*b'", String.raw`F ~ (?is)\A(*atomic:.*?a).*?b`],
  ["F|contains: '*a?'", String.raw`F ~ (?i:a)[^\x80-\xbf][\x80-\xbf]*+`],
  ['F|contains: [foo, bar]', 'F ~ (?i)foo|bar'],
  ["F|contains: ''", 'F exists'],
]);
