import { parseRegex, RegexRefusal } from '@sigmazuh/compiler';
import { windowsValue } from '@sigmazuh/wazuh-events';
import { describe, expect, it } from 'vitest';
import { LuceneRefusal, type TextQuery, textQueries } from '../../src/index.ts';
import { asItIs } from '../../src/lucene/value-form.ts';

function pattern(regex: string, ...flags: ('i' | 's' | 'm')[]) {
  const parsed = parseRegex(regex, new Set(flags));
  if (parsed instanceof RegexRefusal) throw parsed;
  return parsed;
}

/** Tests of their own look at these. */
const withoutWord = (queries: readonly TextQuery[]) => queries.map(({ word, ...query }) => query);

const folded = (kind: TextQuery['kind'], text: string): TextQuery => ({ kind, text, letters: 'folded' });
const exact = (kind: TextQuery['kind'], text: string): TextQuery => ({ kind, text, letters: 'exact' });

describe('a pattern becomes the simplest query that says it', () => {
  it.each([
    { what: 'a whole value', regex: '(?i)^cmd\\.exe\\z', query: folded('term', 'cmd.exe') },
    { what: 'a whole value in its case', regex: '^cmd\\z', query: exact('term', 'cmd') },
    { what: 'an ending', regex: '(?i)cmd\\.exe\\z', query: folded('wildcard', '*cmd.exe') },
    { what: 'a text inside', regex: '(?i)cmd', query: folded('wildcard', '*cmd*') },
    {
      what: 'wildcards that are meant as they are',
      regex: '\\*\\?\\\\',
      query: exact('wildcard', '*\\*\\?\\\\*'),
    },
    { what: 'digits, which have no case', regex: '(?i)42', query: exact('wildcard', '*42*') },
    { what: 'a set', regex: 'a[0-9]+b', query: exact('regexp', '.*a[0-9]+b.*') },
    {
      what: 'letters of both cases in an expression',
      regex: '(?i)a.+b',
      query: folded('regexp', '.*a[^\n]+b.*'),
    },
    { what: 'both cases in one expression', regex: 'a(?i:b)', query: exact('regexp', '.*a[Bb].*') },
    { what: 'letters beyond ASCII', regex: '(?i)^é\\z', query: exact('regexp', '[Éé]') },
    {
      what: 'signs that mean something to Lucene',
      regex: 'a#"@&<~[0-9]',
      query: exact('regexp', '.*a\\#\\"\\@\\&\\<\\~[0-9].*'),
    },
    { what: 'a look-ahead', regex: '^a(?!b)', query: exact('regexp', 'a~(b.*)') },
    { what: 'a look-behind', regex: '(?<!a)b\\z', query: exact('regexp', '~(.*a)b') },
    { what: 'an ending before a line break', regex: 'b$', query: exact('regexp', '.*b\n?') },
    { what: 'alternatives with anchors in them', regex: '(?:^|x)b', query: exact('regexp', 'b.*|.*xb.*') },
  ])('$what', ({ regex, query }) => {
    expect(withoutWord(textQueries(pattern(regex), asItIs))).toEqual([query]);
  });
});

describe('a value of a Windows event is looked for as it is written there', () => {
  it.each([
    { what: 'a path', regex: '(?i)\\\\cmd\\.exe\\z', query: folded('wildcard', '*\\\\\\\\cmd.exe') },
    {
      what: 'a text that the end of a tab could begin',
      regex: '(?i)task',
      query: folded('regexp', '([^\\\\]|\\\\t|\\\\\\"|\\\\\\\\)*task.*'),
    },
    {
      what: 'a text that the end of an entity could begin',
      regex: ';x',
      query: exact('regexp', '([^&]|\\&amp;|\\&lt;|\\&gt;)*;x.*'),
    },
    { what: 'an entity', regex: '<a', query: exact('wildcard', '*&lt;a*') },
  ])('$what', ({ regex, query }) => {
    const parsed = pattern(regex);
    expect(withoutWord(textQueries(parsed, windowsValue(parsed)))).toEqual([query]);
  });
});

describe('what Lucene cannot say is refused', () => {
  it.each([
    { what: 'a long gap', regex: 'a.{0,64}b', message: /too large/ },
    { what: 'repeats that look around', regex: '(?:a\\b)+', message: /repeats something that looks/ },
    {
      what: 'expressions longer than an index takes',
      regex: `[ab]${'x'.repeat(1000)}`,
      message: /1008 characters/,
    },
  ])('$what', ({ regex, message }) => {
    expect(() => textQueries(pattern(regex), asItIs)).toThrow(LuceneRefusal);
    expect(() => textQueries(pattern(regex), asItIs)).toThrow(message);
  });
});

describe('an expression tells a word that each of its texts has', () => {
  it.each([
    {
      what: 'the longest outside of choices and repeats',
      regex: '(?i)ab[0-9]sudo(?:long-words)?x',
      word: 'sudo',
    },
    { what: 'in its case', regex: 'abC[0-9]x', word: 'abC' },
    { what: 'none where letters beyond ASCII may stand for it', regex: 'a(?i:sk)[0-9]', word: 'a' },
    { what: 'none where there is none', regex: '[ab]+[0-9]', word: undefined },
  ])('$what', ({ regex, word }) => {
    expect(textQueries(pattern(regex), asItIs).map((query) => query.word)).toEqual([word]);
  });
});
