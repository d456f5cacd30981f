import { type CodePointSet, codePoints, complement, union } from '../pattern/code-points.ts';
import type { Cursor } from './cursor.ts';
import { readEscape } from './escapes.ts';
import { posixClass } from './named-sets.ts';
import { malformed } from './refusal.ts';

type Member =
  | { readonly kind: 'point'; readonly point: number }
  | { readonly kind: 'set'; readonly set: CodePointSet };

export interface ReadClass {
  readonly negated: boolean;
  readonly set: CodePointSet;
}

/** Reads a class on behind its `[`. A `]` right at the start is a member, as in PCRE. */
export function readClass(cursor: Cursor): ReadClass {
  const negated = cursor.takeIf('^');
  const sets: CodePointSet[] = [];
  for (let isFirst = true; isFirst || !cursor.takeIf(']'); isFirst = false) {
    if (cursor.isAtEnd) throw malformed('a class is not closed');
    for (const member of readMembers(cursor)) sets.push(...readRange(cursor, member));
  }
  return { negated, set: union(...sets) };
}

function readMembers(cursor: Cursor): readonly Member[] {
  const posix = cursor.takeMatch(/\[:(\^?)([a-z]+):\]/);
  if (posix !== null) {
    const set = posixClass(posix[2] ?? '');
    return [{ kind: 'set', set: posix[1] === '^' ? complement(set) : set }];
  }
  const character = cursor.take();
  if (character !== '\\') return [{ kind: 'point', point: character.codePointAt(0) ?? 0 }];
  const escaped = readEscape(cursor, 'class');
  switch (escaped.kind) {
    case 'point':
    case 'set':
      return [escaped];
    case 'quotation':
      return Array.from(escaped.text, (each) => ({ kind: 'point', point: each.codePointAt(0) ?? 0 }));
    case 'assertion':
    case 'line-break':
      throw malformed('an assertion stands in a class');
  }
}

/** The member alone, or up to what follows a `-`. A `-` before the closing `]` or beside a set is itself. */
function readRange(cursor: Cursor, from: Member): readonly CodePointSet[] {
  if (from.kind === 'set') return [from.set];
  if (cursor.takeMatch(/-(?!\])/) === null) return [codePoints(from.point)];
  if (cursor.isAtEnd) throw malformed('a class is not closed');
  const [to, ...others] = readMembers(cursor);
  const rest = others.map((each) => (each.kind === 'set' ? each.set : codePoints(each.point)));
  if (to?.kind !== 'point') {
    return [codePoints(from.point, 0x2d), ...(to === undefined ? [] : [to.set]), ...rest];
  }
  if (to.point < from.point) throw malformed('a range in a class runs backwards');
  return [[{ from: from.point, to: to.point }], ...rest];
}
