import { checkFiles, Diagnostics, parseSigma, SourceText } from '@sigmazuh/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedRule } from './generated-rules.ts';
import { itWithShared, yamlFilesIn } from './shared.ts';
import { whoamiRule } from './whoami-rule.ts';

/** How many mutants of SigmaHQ's rules to try: `SIGMAZUH_MUTANTS=50000 npm test -w packages/parser`. */
const mutants = Number(process.env.SIGMAZUH_MUTANTS ?? 2000);

const pieces = [
  '',
  ' ',
  '\n',
  '\t',
  ':',
  ': ',
  '- ',
  '|',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '*',
  '&x ',
  '*x',
  '!',
  '#',
  '---\n',
  '%',
  '|all',
  '|re',
  '|cidr',
  '(',
  ')',
  ' and ',
  ' of ',
  'not ',
  'null',
  '\u0000',
  '\uFEFF',
  '\uFFFD',
  '\\',
  '😀',
  '\ud800',
  'action: global\n',
  'correlation:\n',
  'filter:\n',
  '<<: ',
  '0x',
  '[[[[[[[[',
  'condition: ',
  '# sigmazuh-ignore: x\n',
];

/** Randomness that a failure can be repeated from: the state is all there is. */
class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }
}

function mutate(text: string, dice: Dice): string {
  let mutant = text;
  for (let times = 1 + dice.below(3); times > 0; times -= 1) {
    const at = dice.below(mutant.length + 1);
    const length = dice.below(5) === 0 ? dice.below(80) : dice.below(3);
    const moved =
      dice.below(4) === 0 ? mutant.slice(dice.below(mutant.length + 1)).slice(0, dice.below(60)) : '';
    mutant =
      mutant.slice(0, at) + (moved || (pieces[dice.below(pieces.length)] ?? '')) + mutant.slice(at + length);
  }
  return mutant;
}

/** Reading must end, and whatever it says must lie in the file. Gives what is wrong with it, if anything is. */
function faultsOf(text: string): readonly string[] {
  const { documents, diagnostics } = checkFiles([{ file: 'x.yml', text }]);
  const source = new SourceText('x.yml', text);
  const faults = diagnostics.flatMap(({ range: { start, end }, message, hint, id }) => {
    const place = source.at(start.offset);
    const inside =
      start.offset <= end.offset &&
      end.offset <= text.length &&
      start.line === place.line &&
      start.column === place.column &&
      start.column <= source.line(start.line).length + 2;
    const readable = message !== '' && message.length <= 300 && !/[\r\n]/.test(`${message}${hint ?? ''}`);
    return inside && readable ? [] : [`${id} at ${start.line}:${start.column}: ${message}`];
  });
  const silent = documents.length === 0 && !diagnostics.some((each) => each.severity === 'error');
  return silent ? [...faults, 'no document and no error'] : faults;
}

function expectSane(text: string): void {
  const faults = faultsOf(text);
  if (faults.length > 0) expect(faults, text).toEqual([]);
}

describe('mutants', () => {
  it('of a rule, one piece inserted anywhere', () => {
    for (const piece of pieces) {
      for (let at = 0; at <= whoamiRule.length; at += 7)
        expectSane(whoamiRule.slice(0, at) + piece + whoamiRule.slice(at));
    }
  });

  it('of a rule, cut off anywhere', () => {
    for (let at = 0; at < whoamiRule.length; at += 1) expectSane(whoamiRule.slice(0, at));
  });

  it('of generated rules', () => {
    fc.assert(
      fc.property(generatedRule, fc.integer(), (text, seed) => expectSane(mutate(text, new Dice(seed)))),
      { numRuns: 1000 },
    );
  });

  itWithShared(
    'of SigmaHQ rules',
    (shared) => {
      const texts = yamlFilesIn(`${shared}/sigmahq`).map((each) => each.text);
      const dice = new Dice(20_240_301);
      for (let count = 0; count < mutants; count += 1)
        expectSane(mutate(texts[dice.below(texts.length)] ?? '', dice));
    },
    60_000 + mutants * 20,
  );

  it('of nothing: any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectSane), { numRuns: 1000 });
  });
});

describe('texts made to be slow', () => {
  const cases: readonly (readonly [name: string, text: string])[] = [
    ['deep brackets', '['.repeat(100_000)],
    ['deep dashes', '- '.repeat(100_000)],
    ['many keys', Array.from({ length: 20_000 }, (_, index) => `k${index}: v`).join('\n')],
    [
      'a condition of many brackets',
      whoamiRule.replace('selection and', `${'('.repeat(50_000)}selection and`),
    ],
    [
      'a condition of many operands',
      whoamiRule.replace('selection and', `${'selection or '.repeat(20_000)}selection and`),
    ],
    ['a pattern of many wildcards', whoamiRule.replace('selection and', `1 of ${'*s*e'.repeat(10_000)} and`)],
    ['many empty lines in a folded text', `title: >\n${'\n'.repeat(100_000)}  x\n`],
    ['a long value', whoamiRule.replace('SYSTEM', '\\\\*'.repeat(100_000))],
    [
      'a long regular expression',
      whoamiRule.replace("User: 'SYSTEM'", `User|re: '${'(a|b)*'.repeat(20_000)}'`),
    ],
    ['nested regular expressions', whoamiRule.replace("User: 'SYSTEM'", `User|re: '${'('.repeat(50_000)}'`)],
  ];
  it.each(cases)('%s', (_name, text) => {
    const diagnostics = new Diagnostics();
    parseSigma(text, 'x.yml', diagnostics);
    expectSane(text);
  });
});
