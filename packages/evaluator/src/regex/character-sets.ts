import { Refusal } from '../refusal.ts';
import { caseVariants } from '../text/case-folding.ts';
import type { CharacterTest } from './syntax.ts';

const newline = 0x0a;

/** `from` up to and including `to`, as code points. */
export const between =
  (from: number, to: number): CharacterTest =>
  (codePoint) =>
    codePoint >= from && codePoint <= to;

export const anyOf =
  (tests: readonly CharacterTest[]): CharacterTest =>
  (codePoint) =>
    tests.some((test) => test(codePoint));

export const noneOf =
  (test: CharacterTest): CharacterTest =>
  (codePoint) =>
    !test(codePoint);

export const anyCharacter: CharacterTest = () => true;
export const anyButNewline: CharacterTest = (codePoint) => codePoint !== newline;

/** The same set without regard to case. */
export const ignoringCase =
  (test: CharacterTest): CharacterTest =>
  (codePoint) =>
    caseVariants(codePoint).some(test);

const range = (from: string, to: string) => between(from.charCodeAt(0), to.charCodeAt(0));
const listed = (characters: string): CharacterTest => {
  const codePoints = new Set(Array.from(characters, (each) => each.codePointAt(0)));
  return (codePoint) => codePoints.has(codePoint);
};

const lower = range('a', 'z');
const upper = range('A', 'Z');
const alpha = anyOf([lower, upper]);
const digit = range('0', '9');
const space = listed('\t\n\v\f\r ');
const graph = between(0x21, 0x7e);
export const wordCharacter = anyOf([alpha, digit, listed('_')]);

// PCRE's lists of horizontal and vertical white space, which are the same with and without Unicode properties.
const horizontal = anyOf([listed('\t \u00a0\u1680\u180e\u202f\u205f\u3000'), between(0x2000, 0x200a)]);
const vertical = listed('\n\v\f\r\u0085\u2028\u2029');

/** `\d \D \h \H \N \s \S \v \V \w \W`: as in PCRE without Unicode properties, so ASCII decides. */
export const typeEscapes: ReadonlyMap<string, CharacterTest> = new Map([
  ['d', digit],
  ['D', noneOf(digit)],
  ['h', horizontal],
  ['H', noneOf(horizontal)],
  ['N', anyButNewline],
  ['s', space],
  ['S', noneOf(space)],
  ['v', vertical],
  ['V', noneOf(vertical)],
  ['w', wordCharacter],
  ['W', noneOf(wordCharacter)],
]);

/** The names between `[:` and `:]` inside a class. */
export const posixClasses: ReadonlyMap<string, CharacterTest> = new Map([
  ['alnum', anyOf([alpha, digit])],
  ['alpha', alpha],
  ['ascii', between(0, 0x7f)],
  ['blank', listed(' \t')],
  ['cntrl', anyOf([between(0, 0x1f), listed('\x7f')])],
  ['digit', digit],
  ['graph', graph],
  ['lower', lower],
  ['print', between(0x20, 0x7e)],
  ['punct', (codePoint) => graph(codePoint) && !alpha(codePoint) && !digit(codePoint)],
  ['space', space],
  ['upper', upper],
  ['word', wordCharacter],
  ['xdigit', anyOf([digit, range('a', 'f'), range('A', 'F')])],
]);

/** `\p{Lu}`, `\p{Greek}`: a general category or a script by its Unicode name. */
export function unicodeProperty(name: string): CharacterTest {
  const expression = propertyExpression(name);
  return (codePoint) => expression.test(String.fromCodePoint(codePoint));
}

function propertyExpression(name: string): RegExp {
  const spellings = name === 'Any' ? ['Any'] : name === 'L&' ? ['LC'] : [name, `Script=${name}`];
  for (const spelling of spellings) {
    try {
      return new RegExp(`^\\p{${spelling}}$`, 'u');
    } catch {
      // Not a name of this kind: the next spelling may be.
    }
  }
  throw new Refusal(
    `unknown Unicode property "${name}"`,
    'write a general category such as Lu, or a script such as Greek',
  );
}
