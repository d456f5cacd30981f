import { SourceText } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { readXml } from '../src/reader/index.ts';

const read = (text: string) => readXml(new SourceText('rules.xml', text));

describe('a rule file is read as the manager reads it', () => {
  it.each([
    ['entities stay', '<a>x &lt; &amp; y</a>', 'x &lt; &amp; y'],
    ['blanks stay', '<a> x\n </a>', ' x\n '],
    ['a comment is cut out', '<a>x<!-- <b> -->y</a>', 'xy'],
    ['a comment ends at "!>" as well', '<a>x<! !>y</a>', 'xy'],
    ['a backslash makes "<" text, and stays', '<a>x\\<y</a>', 'x\\<y'],
    ['two backslashes do not', '<a>x\\\\</a>', 'x\\\\'],
    ['">" and quotes are text', '<a>x > "y"</a>', 'x > "y"'],
  ])('%s', (_, text, wanted) => {
    const { elements, problem } = read(text);
    expect(problem).toBeNull();
    expect(elements[0]?.text).toBe(wanted);
  });

  it('knows where everything stands', () => {
    const [group] = read('\n<group name="a,">\n  <Rule id=\'1\'\n    level="3">x</Rule></group>').elements;
    const rule = group?.children[0];
    expect(rule).toMatchObject({ name: 'rule', writtenName: 'Rule', attributes: { id: '1', level: '3' } });
    expect(rule?.range.start).toMatchObject({ line: 3, column: 3 });
    expect(rule?.attributePlaces.level?.start).toMatchObject({ line: 4, column: 5 });
    expect(rule?.content.start).toMatchObject({ line: 4, column: 15 });
  });

  it.each([
    ['an XML declaration', '<?xml version="1.0"?>', 1, 1, /declaration/],
    ['an element that is not closed', '<a>\n <b>x</a>', 2, 2, /<b> is closed by <\/a>/],
    ['a "<" that is meant as text', '<a>1 < 2</a>', 1, 6, /begins an element/],
    ['a comment that never ends', '<a>\n<!-- x</a>', 2, 1, /never ends/],
    ['a CDATA section', '<a><![CDATA[x]]></a>', 1, 4, /CDATA/],
    ['an attribute without quotes', '<a b=c>x</a>', 1, 6, /not in quotes/],
    ['a blank in front of "="', '<a b ="c">x</a>', 1, 4, /blank stands/],
    ['an attribute twice', '<a b="1" b="2">x</a>', 1, 10, /twice/],
    ['">" in an attribute', '<a b=">">x</a>', 1, 6, /holds a ">"/],
    ['a blank in a closing tag', '<a>x</a >', 1, 1, /closed by/],
    ['a backslash in front of the closing tag', '<a>x\\</a>', 1, 1, /never closed/],
    ['a closing tag alone', 'x</a>', 1, 2, /not opened/],
    ['over 20,479 bytes', `<a>${'x'.repeat(20_480)}</a>`, 1, 1, /20479 bytes/],
  ])('%s stops it', (_, text, line, column, message) => {
    const { problem } = read(text);
    expect(problem?.message).toMatch(message);
    expect(problem?.range.start).toMatchObject({ line, column });
    expect(problem?.hint).not.toBe('');
  });
});
