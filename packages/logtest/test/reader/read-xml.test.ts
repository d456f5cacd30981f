import { describe, expect, it } from 'vitest';
import { readXml, type XmlElement } from '../../src/reader/index.ts';

function contentOf(text: string): string | undefined {
  const result = readXml(`<a>${text}</a>`);
  return result.kind === 'read' ? result.elements[0]?.content : undefined;
}

function refusalOf(text: string): string {
  const result = readXml(text);
  return result.kind === 'refused' ? `${result.text} (line ${result.line})` : 'read';
}

function first(text: string): XmlElement | undefined {
  const result = readXml(text);
  return result.kind === 'read' ? result.elements[0] : undefined;
}

describe('content', () => {
  it.each([
    ['entities stay', '&lt;&#65;&amp;', '&lt;&#65;&amp;'],
    ['quotes, > and & are ordinary', '"a" > b & c', '"a" > b & c'],
    ['a backslash keeps < in the content', 'a\\<b', 'a\\<b'],
    ['three backslashes do too', 'a\\\\\\<b', 'a\\\\\\<b'],
    ['blanks and newlines stay', ' a\n b ', ' a\n b '],
    ['a comment is cut out', 'a<!-- c -->bc', 'abc'],
    ['a comment in short form', 'a<! c !>b', 'ab'],
    ['two comments', '<!--1-->a<!--2-->', 'a'],
    ['a comment behind a backslash', '\\<!-- c -->a', '\\a'],
  ])('%s', (_title, text, content) => {
    expect(contentOf(text)).toBe(content);
  });

  it('an even number of backslashes leaves the closing tag alone', () => {
    expect(contentOf('a\\\\')).toBe('a\\\\');
  });

  it('with children it is what follows the last', () => {
    expect(first('<a>x<b/>y<c></c>z</a>')?.content).toBe('z');
  });

  it('text outside elements is ignored, a byte order mark too', () => {
    const result = readXml('\xef\xbb\xbf<a></a> text \\<b <c/>');
    expect(result.kind === 'read' && result.elements.map(({ name }) => name)).toEqual(['a', 'c']);
  });
});

describe('refusals', () => {
  it.each([
    ['< in content', '<r><m>a<b</m></r>', "XMLERR: Element 'b</m' not closed. (line 1)"],
    [
      'an odd backslash before the closing tag',
      '<m>a\\</m>',
      'XMLERR: End of file and some elements were not closed. (line 1)',
    ],
    ['CDATA', '<m><![CDATA[a]]></m>\n', 'XMLERR: Comment not closed. (line 2)'],
    ['a blank in the closing tag', '\n<m>a</m >', "XMLERR: Element 'm' not closed. (line 2)"],
    ['> in a value', '<m n="a>b">', "XMLERR: Attribute 'n' not closed. (line 1)"],
    ['a name twice', '<m n="1" n="2">', "XMLERR: Attribute 'n' already defined. (line 1)"],
    [
      'an XML declaration',
      '<?xml version="1.0"?>',
      "XMLERR: Bad attribute closing for 'version'='1.0'. (line 1)",
    ],
    ['no blank between attributes', '<m a="1"b="2">', "XMLERR: Bad attribute closing for 'a'='1'. (line 1)"],
    ['a blank before =', '<m a ="1">', "XMLERR: Attribute 'a' has no value. (line 1)"],
    ['a bare value', '<m a=1>', "XMLERR: Attribute 'a' not followed by a \" or '. (line 1)"],
    ['the end inside a tag', '<m a="1', 'XMLERR: End of file while reading an attribute. (line 1)'],
    ['a closing tag alone', '</m>', 'XMLERR: Element not opened. (line 1)'],
    ['the end inside an element', '<m>', 'XMLERR: End of file and some elements were not closed. (line 1)'],
  ])('%s', (_title, text, refusal) => {
    expect(refusalOf(text)).toBe(refusal);
  });
});

describe('limits', () => {
  const most = 20_479;

  it.each([
    ['content', (size: number) => `<m>${'x'.repeat(size)}</m>`],
    ['a name', (size: number) => `<${'x'.repeat(size)}></${'x'.repeat(size)}>`],
    ['a value', (size: number) => `<m a="${'x'.repeat(size)}"></m>`],
    ['blanks between children', (size: number) => `<m><n/>${' '.repeat(size)}<n/></m>`],
  ])('%s: 20,479 bytes', (_title, write) => {
    expect(refusalOf(write(most))).toBe('read');
    expect(refusalOf(write(most + 1))).toMatch(/overflow/i);
  });

  it('does not count comments', () => {
    expect(contentOf(`a<!--${'x'.repeat(50_000)}-->b`)).toBe('ab');
  });

  it('counts each stretch between children on its own', () => {
    const blanks = ' '.repeat(15_000);
    expect(refusalOf(`<m>${blanks}<n/>${blanks}<n/>${blanks}</m>`)).toBe('read');
  });

  it('1,024 levels of nesting', () => {
    const nested = (levels: number) => refusalOf(`${'<m>'.repeat(levels)}${'</m>'.repeat(levels)}`);
    expect(nested(1_024)).toBe('read');
    expect(nested(1_025)).toMatch(/recursion/);
    expect(refusalOf('<m>'.repeat(900) + '</m>'.repeat(900))).toBe('read');
  });
});

describe('attributes', () => {
  it.each([
    ['single quotes', "<m a='1'/>", [{ name: 'a', value: '1' }]],
    ['blanks behind =', '<m a= \n"1"/>', [{ name: 'a', value: '1' }]],
    ['a blank before >', '<m a="1" ></m>', [{ name: 'a', value: '1' }]],
    ['< in a value', '<m a="x<y"/>', [{ name: 'a', value: 'x<y' }]],
    ['entities stay', '<m a="x&amp;y"/>', [{ name: 'a', value: 'x&amp;y' }]],
    [
      'several, over lines',
      '<m a="1"\n  B="2"></m>',
      [
        { name: 'a', value: '1' },
        { name: 'B', value: '2' },
      ],
    ],
  ])('%s', (_title, text, attributes) => {
    expect(first(text)?.attributes).toEqual(attributes);
  });
});
