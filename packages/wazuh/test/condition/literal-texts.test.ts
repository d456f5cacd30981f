import { anyRun, choice, end, literal, type Pattern, sequence, start } from '@sigmazuh/compiler';
import { describe, expect, it } from 'vitest';
import { exactTexts, necessaryTexts, osmatchText } from '../../src/condition/literal-texts.ts';

const text = (value: string) => literal(value, 'caseless');
const shown = (pattern: Pattern, which: typeof exactTexts) => {
  const found = which(pattern);
  return found === null ? null : osmatchText(found);
};

describe('what is a list of texts is written as one', () => {
  it.each<[string, Pattern, string | null]>([
    ['a text anywhere', text('-enc'), '-enc'],
    ['a text at the end', sequence([text('\\\\cmd.exe'), end]), '\\\\cmd.exe$'],
    ['a whole text', sequence([start, text('4624'), end]), '^4624$'],
    ['alternatives', choice([text('one'), text('two')]), 'one|two'],
    ['a text that holds another is not asked for', choice([text('net'), text('net user')]), 'net'],
    ['a choice inside of a text', sequence([text('a'), choice([text('b'), text('c')])]), 'ab|ac'],
    ['letters whose case counts', literal('Ab', 'cased'), null],
    ['something between texts', sequence([text('a'), anyRun, text('b')]), null],
    ['a sign that osmatch gives a meaning', text('a|b'), null],
    ['a sign that a rule file cannot hold', text('a<b'), null],
    ['a backslash that would swallow a tag', text('a\\'), null],
    ['a letter beyond ASCII', text('é'), null],
  ])('%s', (_, pattern, expected) => {
    expect(shown(pattern, exactTexts)).toBe(expected);
  });
});

describe('a first look misses nothing', () => {
  it.each<[string, Pattern, string | null]>([
    ['the longest text of a sequence', sequence([text('ab'), anyRun, text('mimikatz')]), 'mimikatz'],
    ['one of each alternative', choice([text('lsadump'), sequence([text('kiwi'), anyRun])]), 'lsadump|kiwi'],
    ['none where an alternative has none', choice([text('lsadump'), anyRun]), null],
    ['the part that can be written', text('a|longer'), 'longer'],
    ['none for a text that is everywhere', text('ab'), null],
    [
      'a value rather than the name of its member',
      sequence([text('"message":"\\"'), anyRun, text('kiwi')]),
      'kiwi',
    ],
  ])('%s', (_, pattern, expected) => {
    expect(shown(pattern, necessaryTexts)).toBe(expected);
  });
});
