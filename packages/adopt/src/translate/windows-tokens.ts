import type { Pattern } from '@sigmazuh/compiler';
import { toldHalves } from './windows-halves.ts';
import {
  beginsWhole,
  endsWhole,
  isOpenRun,
  mayBeNothing,
  type Token,
  takes,
  takesBackslash,
} from './windows-token.ts';

/** Why what a pattern asks of a Windows field's text cannot be asked of the value. */
export class Undecodable extends Error {
  readonly code: 'expression' | 'never-matches';

  constructor(code: 'expression' | 'never-matches', message: string) {
    super(message);
    this.code = code;
  }
}

/** Reasons of an {@link Undecodable}. */
export const shared =
  'two parts of its pattern can share one character, which arrives as several in Windows events';

export const singleBackslash =
  'a backslash of a Windows event arrives doubled, so a single one in the middle of a pattern never matches';

/** A pattern's parts, with what refuses a pattern whose parts could share a character that arrives as several. */
export function tokensOf(items: readonly Pattern[], behind: 'open' | 'told elsewhere'): readonly Token[] {
  const tokens = toldHalves(joinedBackslashes(items.flatMap(tokensOfItem)), behind);
  refuseSharing(tokens);
  return tokens;
}

function tokensOfItem(item: Pattern): readonly Token[] {
  if (item.kind === 'literal') {
    return Array.from(item.text, (sign) =>
      sign === '\\'
        ? { kind: 'backslashes', min: 1, max: 1 }
        : { kind: 'character', sign, cased: item.cased },
    );
  }
  if (item.kind === 'repeat' && item.item.kind === 'literal' && /^\\+$/.test(item.item.text)) {
    const each = item.item.text.length;
    // Twice a pair is two pairs, but "one or two pairs" is not "two to four backslashes" unless these are even.
    if (each <= 2) {
      return [{ kind: 'backslashes', min: item.min * each, max: item.max === null ? null : item.max * each }];
    }
  }
  return [item];
}

function joinedBackslashes(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last?.kind === 'backslashes' && token.kind === 'backslashes') {
      const max = last.max === null || token.max === null ? null : last.max + token.max;
      joined[joined.length - 1] = { kind: 'backslashes', min: last.min + token.min, max };
    } else joined.push(token);
  }
  return joined;
}

/**
 * Two parts that take one character at least, and could share the few that one arrives as: `.+` beside `[^\\\\]+`, also
 * with something between that may be nothing.
 */
function refuseSharing(tokens: readonly Token[]): void {
  for (const at of tokens.keys()) {
    for (let next = at + 1; next < tokens.length; next++) {
      refuseSharingOf(tokens, at, next);
      if (!mayBeNothing(tokens[next])) break;
    }
  }
}

function refuseSharingOf(tokens: readonly Token[], at: number, beside: number): void {
  const [token, next, behind] = [tokens[at], tokens[beside], tokens[beside + 1]];
  if (token === undefined || next === undefined) return;
  if (token.kind === 'character' || next.kind === 'character') return;
  if (token.kind === 'told' || next.kind === 'told') return;
  const sharing =
    (isUneven(token) && next.kind !== 'anchor' && !(isFixed(token) && beginsWhole(next))) ||
    (isWide(token) && (isWide(next) || isUneven(next) || (mayBeNothing(next) && !isOpenRun(next)))) ||
    (takesBackslash(token) && next.kind === 'backslashes' && !beginsWhole(behind));
  if (!sharing) return;
  const isHalf = isFixed(token) && endsWhole(tokens[at - 1]);
  const following = next.kind === 'repeat' ? next.item : next;
  if (isHalf && following.kind === 'class' && !isWide(following)) {
    throw new Undecodable('never-matches', singleBackslash);
  }
  throw new Undecodable('expression', shared);
}

function isFixed(token: Token): boolean {
  return token.kind === 'backslashes' && token.max === token.min;
}

function isUneven(token: Token): boolean {
  return token.kind === 'backslashes' && (token.min % 2 === 1 || token.max !== token.min);
}

function isWide(token: Token): boolean {
  switch (token.kind) {
    case 'any-one':
      return true;
    case 'class':
      return takes(token, '&') || takes(token, '\\') || takes(token, '"');
    case 'repeat':
      return token.min > 0 && isWide(token.item);
    default:
      return false;
  }
}
