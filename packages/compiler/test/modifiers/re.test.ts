import { describeModifier } from './lowering.ts';

describeModifier(
  're',
  [
    ["F|re: 'a+b'", 'F ~ ab'],
    ["F|re: '^foo$'", String.raw`F ~ \Afoo\Z`],
    ["F|re: '(?i)foo'", 'F ~ (?i)foo'],
    ["F|re: 'a(?i)b|c'", 'F ~ (?i)(?-i:a)b|c'],
    ["F|re: '[[:digit:]]+x'", 'F ~ [0-9]x'],
    [String.raw`F|re: '\bfoo'`, String.raw`F ~ \bfoo`],
    ["F|re: 'foo.*bar'", 'F ~ foo.*bar'],
    [String.raw`F|re: '^ba(?#c)\E\Q\E?$'`, String.raw`F ~ \Aba?\Z`],
    ["F|re: 'x(?:ab|ab$|ac)y'", String.raw`F ~ x(?:ab|ab\Z|ac)y`],
    ["F|re: '(?<!a)b'", 'F ~ (?<!a)b'],
  ],
  [
    [String.raw`F|re: '(a)\1'`, 'regex-refused'],
    ["F|re: 'a++'", 'regex-refused'],
    ["F|re: '(?>a)'", 'regex-refused'],
    ["F|re: '(?<=a+)b'", 'regex-refused'],
  ],
);
