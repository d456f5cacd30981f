import { type CodePointSet, codePointSet, codePoints, complement, difference, union } from './code-points.ts';

const range = (from: string, to: string): CodePointSet => [
  { from: from.charCodeAt(0), to: to.charCodeAt(0) },
];
const listed = (characters: string): CodePointSet =>
  codePoints(...Array.from(characters, (each) => each.codePointAt(0) ?? 0));

const digit = range('0', '9');
const alpha = union(range('A', 'Z'), range('a', 'z'));
const alnum = union(alpha, digit);
/** What `\w` and `\b` call a word character: ASCII only, as PCRE does unless told otherwise. */
export const wordCharacters = union(alnum, listed('_'));
const space = listed('\t\n\v\f\r ');
const graph: CodePointSet = [{ from: 0x21, to: 0x7e }];
const horizontal = union(listed('\t \u00a0\u1680\u180e\u202f\u205f\u3000'), [{ from: 0x2000, to: 0x200a }]);
const vertical = listed('\n\v\f\r\u0085\u2028\u2029');

/** `\d \h \s \v \w` and `\N`; the capital letter of the first five is the complement. */
const byLetter: ReadonlyMap<string, CodePointSet> = new Map([
  ['d', digit],
  ['h', horizontal],
  ['s', space],
  ['v', vertical],
  ['w', wordCharacters],
  ['n', listed('\n')],
]);

/** The set of a type escape's letter, or `null` when the letter names none. */
export function typeEscape(letter: string): CodePointSet | null {
  if (letter === 'n') return null;
  const set = byLetter.get(letter.toLowerCase());
  if (set === undefined) return null;
  return letter === letter.toLowerCase() ? set : complement(set);
}

const posixClasses: ReadonlyMap<string, CodePointSet> = new Map([
  ['alnum', alnum],
  ['alpha', alpha],
  ['ascii', [{ from: 0, to: 0x7f }]],
  ['blank', listed(' \t')],
  ['cntrl', union([{ from: 0, to: 0x1f }], listed('\x7f'))],
  ['digit', digit],
  ['graph', graph],
  ['lower', range('a', 'z')],
  ['print', [{ from: 0x20, to: 0x7e }]],
  ['punct', difference(graph, alnum)],
  ['space', space],
  ['upper', range('A', 'Z')],
  ['word', wordCharacters],
  ['xdigit', union(digit, range('a', 'f'), range('A', 'F'))],
]);

/** `[:alpha:]` inside a class; `null` for a name that there is not. */
export function posixClass(name: string): CodePointSet | null {
  return posixClasses.get(name) ?? null;
}

const knownProperties = new Map<string, CodePointSet>();

/**
 * `\p{Lu}`, `\p{Greek}`: a general category or a script, as the running engine's Unicode tables have it; `null` for a
 * name that they have not.
 */
export function unicodeProperty(name: string): CodePointSet | null {
  const known = knownProperties.get(name);
  if (known !== undefined) return known;
  const expression = propertyExpression(name);
  if (expression === null) return null;
  const points: number[] = [];
  for (let point = 0; point <= 0x10ffff; point++) {
    if (expression.test(String.fromCodePoint(point))) points.push(point);
  }
  const set = codePointSet(points.map((point) => ({ from: point, to: point })));
  knownProperties.set(name, set);
  return set;
}

function propertyExpression(name: string): RegExp | null {
  for (const spelling of [name === 'L&' ? 'LC' : name, `Script=${name}`]) {
    try {
      return new RegExp(`^\\p{${spelling}}$`, 'u');
    } catch {
      // Not a name of this kind: the next spelling may be.
    }
  }
  return null;
}
