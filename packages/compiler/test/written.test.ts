import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import {
  anyOne,
  anyRun,
  choice,
  codePoints,
  codePointsOf,
  compileRule,
  end,
  literal,
  type MatchTest,
  oneOf,
  type Pattern,
  type Predicate,
  patternKey,
  searchForm,
  sequence,
  start,
  type WrittenMatch,
  type WrittenPart,
} from '../src/index.ts';
import { corpusNote, corpusRules, hasCorpus } from './corpus.ts';

function testsIn(predicate: Predicate): readonly MatchTest[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.flatMap(testsIn);
    case 'not':
      return testsIn(predicate.operand);
    case 'match':
      return [predicate];
    default:
      return [];
  }
}

/** `endswith (cased) foo*bar`, with `·` between parts. */
function show(written: WrittenMatch): string {
  switch (written.kind) {
    case 'text':
      return `${written.operator}${written.cased ? ' cased' : ''} ${written.parts.map(part).join('·')}`;
    case 'regex':
      return `regex${written.flags.map((flag) => ` ${flag}`).join('')} ${written.text}`;
    case 'ordered':
      return `ordered (${written.elements.map((each) => each.map(show).join(' | ')).join(' > ')})`;
  }
}

function part(each: WrittenPart): string {
  switch (each.kind) {
    case 'text':
      return each.text;
    case 'any-one':
      return '?';
    case 'any-run':
      return '*';
    case 'one-of':
      return `[${each.characters}]`;
  }
}

const cases: readonly (readonly [item: string, written: string])[] = [
  ['F: foo', 'equals foo'],
  ["F: ''", 'equals '],
  ["F: '*foo'", 'endswith foo'],
  ["F: 'foo*'", 'startswith foo'],
  ["F: '*foo**'", 'contains foo'],
  ["F: 'a*b'", 'equals a·*·b'],
  ["F: '*a?b*c'", 'endswith a·?·b·*·c'],
  [String.raw`F: 'a\*b'`, 'equals a*b'],
  ['F|contains: foo', 'contains foo'],
  ["F|endswith: 'foo*'", 'contains foo'],
  ["F|startswith: '*foo'", 'contains foo'],
  ["F|startswith: 'foo*'", 'startswith foo'],
  ['F|contains|cased: Foo', 'contains cased Foo'],
  ["F|windash|contains: ' -a'", 'contains  ·[-/–—―]·a'],
  ['F|base64offset|contains: foo', 'contains Zm9v | contains Zvb | contains mb2'],
  ['F: [foo, bar*]', 'equals foo | startswith bar'],
  ['F|re|i: fo+', 'regex i fo+'],
  ["F|contains|expand: 'x%names%'", 'contains xa | contains xb'],
];

function compiled(item: string): Predicate | undefined {
  const diagnostics = new Diagnostics();
  const text = `title: t\nlogsource: {product: x}\ndetection:\n  s:\n    ${item}\n  condition: s\n`;
  const [rule] = parseSigma(text, 'x.yml', diagnostics);
  if (rule?.kind !== 'rule') return undefined;
  return compileRule(rule, diagnostics, { placeholders: { names: ['a', 'b'] } })?.predicate;
}

describe('a test remembers how its text was written', () => {
  it.each(cases)('%s', (item, written) => {
    const predicate = compiled(item);
    const tests = predicate === undefined ? [] : testsIn(predicate);
    expect(tests.flatMap((test) => test.written.map(show)).join(' | ')).toBe(written);
  });
});

/** What the operator and the parts say, made into a pattern again. */
function patternOf(written: WrittenMatch): Pattern {
  switch (written.kind) {
    case 'text': {
      const { operator, parts, cased } = written;
      return searchForm(
        sequence([
          ...(operator === 'equals' || operator === 'startswith' ? [start] : []),
          ...parts.map((each) => partPattern(each, cased ? 'cased' : 'caseless')),
          ...(operator === 'equals' || operator === 'endswith' ? [end] : []),
        ]),
      );
    }
    case 'regex':
      return written.pattern;
    case 'ordered':
      return sequence(
        written.elements.flatMap((each, i) => [...(i === 0 ? [] : [anyRun]), choice(each.map(patternOf))]),
      );
  }
}

function partPattern(each: WrittenPart, rule: 'cased' | 'caseless'): Pattern {
  switch (each.kind) {
    case 'text':
      return literal(each.text, rule);
    case 'any-one':
      return anyOne;
    case 'any-run':
      return anyRun;
    case 'one-of':
      return oneOf(codePoints(...codePointsOf(each.characters)), 'cased');
  }
}

it.skipIf(!hasCorpus)(
  `what is written says what the pattern says, in the reference corpus${corpusNote}`,
  () => {
    let compared = 0;
    for (const rule of hasCorpus ? corpusRules() : []) {
      const predicate = compileRule(rule, new Diagnostics())?.predicate;
      for (const { pattern, written } of predicate === undefined ? [] : testsIn(predicate)) {
        compared++;
        for (const each of written) expect(patternKey(patternOf(each))).toBe(patternKey(each.pattern));
        expect(patternKey(searchForm(choice(written.map(patternOf))))).toBe(patternKey(pattern));
      }
    }
    expect(compared).toBeGreaterThan(5_000);
  },
);
