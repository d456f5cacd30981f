import {
  type AnyOnePattern,
  acceptedSet,
  alternativesOf,
  anyOne,
  type ClassPattern,
  choice,
  codePoints,
  codePointsOf,
  difference,
  end,
  isStart,
  type LiteralPattern,
  literal,
  noneOf,
  oneOf,
  type Pattern,
  referenceMatch,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';

export type Runs = 'exactly' | 'plainly' | 'as meant';

const digits = [{ from: 0x30, to: 0x39 }];
const letters = [
  { from: 0x41, to: 0x5a },
  { from: 0x61, to: 0x7a },
];
/** Letters, digits, `-`, `@`, `_`. */
const word = [
  { from: 0x2d, to: 0x2d },
  ...digits,
  { from: 0x40, to: 0x5a },
  { from: 0x5f, to: 0x5f },
  letters[1],
].filter((range) => range !== undefined);

/**
 * Wazuh's own small language: no groups, no classes, ASCII letters in either case; `+` and `*` count behind a backslash
 * pair only, and are characters elsewhere.
 *
 * A run (`\.+`) is over as soon as what follows takes a character too, and of the places it could have gone on from few
 * are remembered: where its first character stands twice, ` from` behind `\.+` is overlooked.
 *
 * @param runs where that could make a difference: `exactly`: written out where it can be, else `null`; `plainly`:
 * `null`; `as meant`: runs are those of a regular expression
 */
export function readOsregex(pattern: string, runs: Runs): Pattern | null {
  const alternatives: Pattern[] = [];
  for (const text of splitAlternatives(pattern)) {
    const own = readAlternative(text, runs);
    if (own === null) return null;
    alternatives.push(own);
  }
  return choice(alternatives.flatMap(alternativesOf));
}

/** At every `|` that no backslash takes the meaning of; `\\|` is a backslash, and the next alternative. */
function splitAlternatives(pattern: string): readonly string[] {
  return pattern.split(/(?<!(?<!\\)(?:\\\\)*\\)\|/);
}

/** Places that a search of the engine's remembers to come back to. */
const mostReturns = 4;

function readAlternative(text: string, runs: Runs): Pattern | null {
  // Of two parentheses side by side the engine takes one for a character.
  if (runs !== 'as meant' && /(?<!\\)[()]{2}/.test(text)) return null;
  // What only asks for the end is not looked for, it takes an empty text; nor is the end behind stars alone.
  if (/^\^?\$$/.test(text)) return sequence([start, end]);
  if (runs !== 'as meant' && /^(?:[()]|\\.\*)*\$$/.test(text)) return null;
  const items: Pattern[] = [];
  let returns = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '^' && at === 0) items.push(start);
    else if (sign === '$' && at === text.length - 1) items.push(end);
    else if (sign === '(' || sign === ')') continue;
    else if (sign === '\\') {
      at++;
      const set = escaped(text.charAt(at));
      if (set === null) return null;
      items.push(set);
      const count = text.charAt(at + 1);
      if (count !== '+' && count !== '*') continue;
      at++;
      const rest = text.slice(at + 1);
      // At the end of a text the engine lets a character go that stands between a run and a star.
      if (runs !== 'as meant' && /^[()]*\\.[()]*\\.\*/.test(rest)) return null;
      if (runs !== 'as meant' && !endsRun(set, rest)) {
        if (
          runs === 'exactly' &&
          set.kind !== 'literal' &&
          count === '+' &&
          isFirstRun(items) &&
          /^[^()\\]+$/.test(rest)
        ) {
          return sequence([...items.slice(0, -1), ...runBefore(set, rest)]);
        }
        // A star of any character comes back to every place that it could have ended at.
        if (set !== anyOne || count !== '*' || !isFixed(rest) || ++returns > mostReturns) return null;
      }
      items[items.length - 1] = repeat(set, count === '+' ? 1 : 0, null);
    } else items.push(literal(sign, 'caseless'));
  }
  return sequence(items);
}

/** Whether only characters are in front of the last item, from the beginning on: elsewhere a search would begin anew. */
function isFirstRun([first, ...others]: readonly Pattern[]): boolean {
  return isStart(first) && others.slice(0, -1).every(({ kind }) => kind === 'literal');
}

/**
 * `\\S+-512`: at every `-` behind the first character the engine looks whether the rest follows. Where it does not, the
 * next character belongs to the run without a look: `\\S(?:[^- ]|-\\S)*-512`.
 */
function runBefore(set: AnyOnePattern | ClassPattern, rest: string): readonly Pattern[] {
  const ends = rest.endsWith('$');
  const text = ends ? rest.slice(0, -1) : rest;
  const first = text.charAt(0);
  const either = codePoints(...codePointsOf(first.toLowerCase() + first.toUpperCase()));
  const other = oneOf(difference(acceptedSet(set), either), 'cased');
  const passed = sequence([literal(first, 'caseless'), set]);
  const run = repeat(choice([other, passed]), 0, null);
  return [set, run, literal(text, 'caseless'), ...(ends ? [end] : [])];
}

/** Whether what follows is a character, and from it on of a fixed length up to the end, or to the next star of any. */
function isFixed(rest: string): boolean {
  const [upToStar = ''] = rest.split('\\.*');
  return /^[^()\\]/.test(upToStar) && !/\\.[+*]/.test(upToStar);
}

/** Whether what follows a run cannot be part of it, so that going on as far as it can loses nothing. */
function endsRun(set: Pattern, rest: string): boolean {
  if (rest === '' || rest === '$') return true;
  const next = rest.startsWith('\\') ? escaped(rest.charAt(1)) : literal(rest.charAt(0), 'caseless');
  // What may be missing ends nothing.
  if (next?.kind !== 'literal' || /^(?:[\^$()]|\\.\*)/.test(rest)) return false;
  return !referenceMatch(set, next.text.toLowerCase()) && !referenceMatch(set, next.text.toUpperCase());
}

/** Not among them: `/ \\ @ ^ _ ~` and the backtick. */
const punctuation = codePoints(...codePointsOf('!"#$%&\'()*+,-.:;<=>?[]{|}'));

function escaped(sign: string): AnyOnePattern | ClassPattern | LiteralPattern | null {
  switch (sign) {
    case 'd':
      return oneOf(digits, 'cased');
    case 'D':
      return noneOf(digits, 'cased');
    case 'w':
      return oneOf(word, 'cased');
    case 'W':
      return noneOf(word, 'cased');
    case 'p':
      return oneOf(punctuation, 'cased');
    case 's':
      return literal(' ', 'cased');
    case 'S':
      return noneOf(codePoints(0x20), 'cased');
    case 't':
      return literal('\t', 'cased');
    case '.':
      return anyOne;
    case '\\':
    case '|':
    case '$':
    case '<':
    case '(':
    case ')':
      return literal(sign, 'cased');
    default:
      return null;
  }
}
