import {
  type ClassPattern,
  codePoints,
  difference,
  noneOf,
  oneOf,
  type Pattern,
  union,
} from '@sigmazuh/compiler';
import { takes } from './windows-token.ts';
import { Undecodable } from './windows-tokens.ts';

/**
 * `open`: anything may stand beyond this edge; `whole`: a character of the value begins or ends there; `backslash`: one
 * may stand there that belongs to what follows.
 */
export type Edge = 'open' | 'whole' | 'backslash';

/** Characters that arrive as something longer, or not at all. */
export const special = '\\"&<>\t\n\r';

export const setOf = (signs: string | readonly string[]) =>
  codePoints(...Array.from(signs, (sign) => sign.charCodeAt(0)));

export const arrivals: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\t': '\\t',
};

/** What may be the second half of a character whose first stands beyond an edge. */
export const halves: Readonly<Record<Edge, string>> = { open: '\\"', backslash: '\\"', whole: '' };

/** What `.` takes, as a class. */
export const anyCharacter: ClassPattern = { kind: 'class', ranges: [], negated: true, cased: true };

/** One of a few characters; of those that arrive as several, the half counts beside which the other may stand. */
export function singleCharacter(node: ClassPattern, left: Edge, right: Edge): Pattern {
  const seconds = Array.from(halves[left]).filter((sign) => takes(node, sign));
  const firsts = right === 'open' ? Array.from(special).filter((sign) => takesFirst(node, sign)) : [];
  return taking(node, [...seconds, ...firsts]);
}

function takesFirst(node: ClassPattern, sign: string): boolean {
  const first = arrivals[sign]?.charAt(0);
  return first !== undefined && takes(node, first);
}

/** The characters of a class that arrive as one, and of the others those named. */
export function taking(node: ClassPattern, further: readonly string[]): Pattern {
  const lost = Array.from(special).filter((sign) => !further.includes(sign));
  const added = further.filter((sign) => !takes(node, sign));
  const rule = node.cased ? 'cased' : 'caseless';
  if (node.negated) return noneOf(difference(union(node.ranges, setOf(lost)), setOf(added)), rule);
  const ranges = union(difference(node.ranges, setOf(lost)), setOf(added));
  if (ranges.length > 0) return oneOf(ranges, rule);
  throw new Undecodable('never-matches', 'a class of its pattern holds nothing that arrives as it is');
}
