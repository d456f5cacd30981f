import {
  alternativesOf,
  anyOne,
  choice,
  codePoints,
  end,
  isEnd,
  isNothing,
  isStart,
  itemsOf,
  literal,
  look,
  nothing,
  oneOf,
  type Pattern,
  patternKey,
  type RepeatPattern,
  repeat,
  sequence,
} from '@sigmazuh/compiler';
import { Refusal } from './ask.ts';
import {
  anyCharacter,
  arrivals,
  type Edge,
  halves,
  setOf,
  singleCharacter,
  special,
  taking,
} from './windows-classes.ts';
import {
  type Backslashes,
  isOpenRun,
  mayBeNothing,
  type Token,
  takes,
  takesBackslash,
} from './windows-token.ts';
import { shared, singleBackslash, tokensOf, Undecodable } from './windows-tokens.ts';

/**
 * What a pattern over a Windows field's text asks of the value itself: a rule sees `C:\\Users`, `\"` and `&amp;` where
 * the value has `C:\Users`, `"` and `&` (WAZUH.md j).
 *
 *     \\\\cmd\.exe$   →   \cmd.exe at the end
 *
 * A part of the pattern that does not begin and end with whole characters of the value is refused, but at the edges of
 * a search, where half of one stands for all of it.
 */
export function valuePattern(arrived: Pattern): Pattern | Refusal {
  const decoded: Pattern[] = [];
  let nothing: Refusal | null = null;
  for (const each of alternativesOf(arrived)) {
    const made = alternativeOf(each);
    if (!(made instanceof Refusal)) decoded.push(made);
    else if (made.code === 'never-matches') nothing ??= made;
    else return made;
  }
  // One alternative that nothing matches takes nothing from the others.
  return decoded.length === 0 && nothing !== null ? nothing : choice(decoded);
}

function alternativeOf(pattern: Pattern): Pattern | Refusal {
  try {
    return decodeSequence(pattern, 'open', 'open');
  } catch (problem) {
    if (problem instanceof Undecodable) return new Refusal(problem.code, problem.message);
    throw problem;
  }
}

function decodeSequence(pattern: Pattern, before: Edge, behind: Edge): Pattern {
  const tokens = tokensOf(itemsOf(pattern), behind === 'open' ? 'open' : 'told elsewhere');
  const decoded: Pattern[] = [];
  let left = before;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (left === 'backslash' && mayBeNothing(token) && !isOpenRun(token)) {
      throw new Undecodable('expression', shared);
    }
    const made = decodeToken(tokens, at, left, (next) => edgeAt(tokens[next], behind));
    decoded.push(made.pattern);
    at = made.next;
    // What may be left out at an open edge leaves it open.
    const isOpen = left === 'open';
    if (!isOpen || !isNothing(made.pattern)) left = edgeAt(tokens[at - 1], before);
    // Behind open backslashes (`\\\"`) a quotation mark may stand without its own.
    if (isOpen && left === 'whole' && tokens[at - 1]?.kind === 'backslashes') left = 'backslash';
  }
  return sequence(decoded);
}

/** What stands beyond a token, or beyond the ends of a search. */
function edgeAt(token: Token | undefined, outer: Edge): Edge {
  if (token === undefined) return outer;
  return isOpenRun(token) ? 'open' : 'whole';
}

interface Decoded {
  readonly pattern: Pattern;
  readonly next: number;
}

function decodeToken(
  tokens: readonly Token[],
  at: number,
  left: Edge,
  right: (next: number) => Edge,
): Decoded {
  const token = tokens[at];
  if (token === undefined) return { pattern: sequence([]), next: at + 1 };
  if (token.kind === 'told') return { pattern: token.pattern, next: at + 1 };
  if (token.kind === 'backslashes') return decodeBackslashes(token, tokens, at, left, right(at + 1));
  if (token.kind === 'character') return decodeCharacter(token.sign, token.cased, tokens, at, left, right);
  return { pattern: decodeNode(token, left, right(at + 1)), next: at + 1 };
}

/** Pairs stand for one backslash each; an odd one belongs to the quotation mark behind it. */
function decodeBackslashes(
  { min, max }: Backslashes,
  tokens: readonly Token[],
  at: number,
  left: Edge,
  right: Edge,
): Decoded {
  const behind = tokens[at + 1];
  const backslash = literal('\\', 'cased');
  const isQuote = behind?.kind === 'character' && behind.sign === '"';
  if (isQuote && (left === 'open' || min % 2 === 1 || max !== min)) {
    const least = left === 'open' ? Math.floor(min / 2) : Math.ceil((min - 1) / 2);
    const most = max === null ? null : Math.floor((max - 1) / 2);
    const before =
      left === 'open' ? repeat(backslash, least, least) : repeat(backslash, Math.max(least, 0), most);
    return { pattern: sequence([before, literal('"', 'cased')]), next: at + 2 };
  }
  // `C:\` at the end of a search: the value goes on with a backslash, a quotation mark or a tab.
  if (right === 'open' && at + 1 === tokens.length && min % 2 === 1) {
    const last = oneOf(setOf('\\"\t'), 'cased');
    const before = (min - 1) / 2;
    return { pattern: sequence([repeated(backslash, before, before), last]), next: at + 1 };
  }
  const least = Math.ceil(min / 2);
  if (left === 'open') return { pattern: repeated(backslash, least, least), next: at + 1 };
  const most = max === null ? null : Math.floor(max / 2);
  if (most === null || least <= most) return { pattern: repeated(backslash, least, most), next: at + 1 };
  throw new Undecodable('never-matches', singleBackslash);
}

function repeated(item: Pattern, min: number, max: number | null): Pattern {
  if (item.kind === 'literal' && min === max) return literal(item.text.repeat(min), 'cased');
  return repeat(item, min, max);
}

const entities: readonly (readonly [entity: string, sign: string])[] = [
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
];

function decodeCharacter(
  sign: string,
  cased: boolean,
  tokens: readonly Token[],
  at: number,
  left: Edge,
  right: (next: number) => Edge,
): Decoded {
  if (sign === '&') {
    const following = tokens.slice(at, at + 5).map((each) => (each.kind === 'character' ? each.sign : '\0'));
    const found = entities.find(([entity]) => following.join('').toLowerCase().startsWith(entity));
    if (found !== undefined) return { pattern: literal(found[1], 'cased'), next: at + found[0].length };
    if (at + 1 === tokens.length && right(at + 1) === 'open') {
      return { pattern: oneOf(codePoints(0x26, 0x3c, 0x3e), 'cased'), next: at + 1 };
    }
    throw new Undecodable(
      'never-matches',
      '"&" of a Windows event arrives as "&amp;", so a bare one never matches',
    );
  }
  if (sign === '<' || sign === '>') {
    const arrives = sign === '<' ? '&lt;' : '&gt;';
    throw new Undecodable(
      'never-matches',
      `"${sign}" of a Windows event arrives as "${arrives}", so it never matches`,
    );
  }
  const last = tokens[at - 1];
  if (sign === '"' && left === 'whole' && last !== undefined && takesBackslash(last)) {
    throw new Undecodable('expression', shared);
  }
  if (sign === '"' && left === 'whole') {
    throw new Undecodable(
      'never-matches',
      'a quotation mark of a Windows event arrives with a backslash in front, so a bare one never matches',
    );
  }
  if (sign === '\t' || sign === '\n' || sign === '\r') {
    throw new Undecodable('never-matches', 'no tab or line break of a Windows event arrives as one');
  }
  return { pattern: literal(sign, cased ? 'cased' : 'caseless'), next: at + 1 };
}

function decodeNode(node: Pattern, left: Edge, right: Edge): Pattern {
  switch (node.kind) {
    case 'anchor':
      if (node.at === 'last-line-end') return end;
      if (isStart(node) || isEnd(node) || node.at.endsWith('word-boundary')) return node;
      break;
    case 'any-run':
      return node;
    case 'any-one':
      return singleCharacter(anyCharacter, left, right);
    case 'class':
      return singleCharacter(node, left, right);
    case 'choice':
      return choice(node.alternatives.map((each) => decodeSequence(each, left, right)));
    case 'sequence':
      return decodeSequence(node, left, right);
    case 'repeat':
      return decodeRepeat(node, left);
    case 'look':
      if (node.direction === 'ahead') {
        return look(
          'ahead',
          node.negated ? 'negative' : 'positive',
          decodeSequence(node.item, 'whole', 'open'),
        );
      }
      break;
    default:
      break;
  }
  throw new Undecodable(
    'expression',
    'its pattern cannot be told for the value behind the escapes of Windows events',
  );
}

function decodeRepeat({ item, min, max }: RepeatPattern, left: Edge): Pattern {
  const counted = 'it counts characters, of which some arrive as two and more in Windows events';
  if (item.kind === 'any-one') {
    if (max === null && min <= 1) return repeat(anyOne, min, null);
    throw new Undecodable('expression', counted);
  }
  if (left === 'open' && min === 0) return nothing;
  if (item.kind !== 'class') return repeat(decodeSequence(item, 'whole', 'whole'), min, max);
  // `[\\/]+` takes a backslash as its two halves; a class that takes one part only takes none of it.
  const whole = Array.from(special).filter((sign) =>
    Array.from(arrivals[sign] ?? '\0').every((each) => takes(item, each)),
  );
  if (whole.length > 0 && !(max === null && min <= 1)) throw new Undecodable('expression', counted);
  const inner = taking(item, whole);
  const first = taking(item, [...whole, ...Array.from(halves[left]).filter((sign) => takes(item, sign))]);
  if (min === 0 || patternKey(first) === patternKey(inner)) return repeat(inner, min, max);
  return sequence([first, repeat(inner, min - 1, max === null ? null : max - 1)]);
}
