import type { ByteText } from '../bytes.ts';
import type { Alternative, Token } from './osregex-syntax.ts';

/**
 * No match. A match is the offset of the last byte taken, which is -1 when a star matched nothing at the start; what
 * takes nothing at all, as an empty alternative, is said to have taken the first byte.
 */
export const notFound = -2;

/** Wazuh has no limit here and would keep its thread busy for hours; a search this long counts as "not found". */
const maxSteps = 20_000_000;
/** How many places a search can return to; further ones are not remembered. */
const maxRetries = 4;
/** Those places, reused by every search. */
const retryToken = new Int32Array(maxRetries);
const retryAt = new Int32Array(maxRetries);

/**
 * Searches one alternative the way OSRegex does, which is neither greedy nor lazy nor complete: a repeated class hands
 * over to the next element as soon as that one takes the current byte as well, and remembers at most four such places
 * to come back to. `\d+:\d+` on `12:34` hands over at each `:`; `\.+ x` may miss a match that a real regex would find.
 *
 * `marks` receives, when given, the offset at each parenthesis of the alternative.
 */
export function searchAlternative(
  { tokens, anchoredStart, anchoredEnd }: Alternative,
  subject: ByteText,
  marks: Int32Array | null,
): number {
  const length = subject.length;
  let retries = 0;
  let next = 0;
  let last = 0;
  let restart = -1;
  // Has the current class matched before? Deliberately kept over failures, as the original keeps it.
  let repeating = false;
  const lead = tokens[0]?.kind === 'literal' && !anchoredStart ? tokens[0].takes : null;

  let at = 0;
  for (let steps = 0; at < length; at += 1, steps += 1) {
    if (steps > maxSteps) return notFound;
    if (lead !== null && next === 0) {
      while (at < length && lead[subject.charCodeAt(at)] !== 1) at += 1;
      if (at >= length) break;
    }
    const byte = subject.charCodeAt(at);
    let token = tokens[next];
    if (token === undefined) {
      if (!anchoredEnd) return last;
    } else if (token.kind === 'mark') {
      if (marks !== null) marks[token.slot] = at;
      next += 1;
      token = tokens[next];
      if (token === undefined && !anchoredEnd) return last;
    }

    if (token?.kind === 'class') {
      if (token.takes[byte] === 1) {
        if (token.repeat === 'once') {
          next += 1;
          if (restart < 0) restart = at;
          last = at;
          continue;
        }
        if (token.repeat === 'star') repeating = true;
        let follower = next + 1;
        let mark: Token | undefined = tokens[follower];
        if (mark?.kind === 'mark') follower += 1;
        else mark = undefined;
        const behindLast = at + 1 === length ? at + 1 : at;
        if (!repeating) {
          if (marks !== null && mark !== undefined) marks[mark.slot] = behindLast;
          repeating = true;
        } else {
          const heir = tokens[follower];
          if (heir === undefined || heir.takes[byte] === 1) {
            if (marks !== null && mark !== undefined) {
              marks[mark.slot] = heir === undefined ? behindLast : at;
            }
            if (heir === undefined) continue;
            if (retries < maxRetries) {
              retryToken[retries] = next;
              retryAt[retries] = at;
              retries += 1;
            }
            if (heir.kind !== 'class') repeating = false;
            next = heir.repeat === 'once' ? follower + 1 : follower;
          }
        }
        last = at;
        continue;
      }
      if (token.closing && repeating && last !== notFound) {
        last = at;
        if (!anchoredEnd) return last;
      } else if (token.repeat === 'plus' && repeating) {
        next += 1;
        at -= 1;
        repeating = false;
        continue;
      } else if (token.repeat === 'star') {
        next += 1;
        at -= 1;
        last = at;
        repeating = false;
        continue;
      }
      repeating = false;
    } else if (token !== undefined && token.takes[byte] === 1) {
      next += 1;
      if (restart < 0) restart = at;
      last = at;
      continue;
    }

    if (retries > 0) {
      retries -= 1;
      next = retryToken[retries] ?? 0;
      at = retryAt[retries] ?? 0;
      continue;
    }
    if (anchoredStart) return notFound;
    if (restart >= 0) at = restart;
    restart = -1;
    next = 0;
    last = notFound;
  }
  return reachesEnd(tokens, next, marks, length, repeating) ? last : notFound;
}

/** At the end of the text: may the elements that are left stay unmatched? Sets the mark that closes there. */
function reachesEnd(
  tokens: readonly Token[],
  next: number,
  marks: Int32Array | null,
  length: number,
  repeating: boolean,
): boolean {
  let at = next;
  if (marks !== null) {
    while (tokens[at]?.kind === 'class' && tokens[at]?.repeat === 'star') at += 1;
    const mark = tokens[at];
    if (mark?.kind === 'mark') marks[mark.slot] = length;
  }
  const skipMark = (): boolean => {
    if (tokens[at]?.kind === 'mark') at += 1;
    return at >= tokens.length;
  };
  if (skipMark()) return true;
  if (repeating && tokens[at]?.kind === 'class') {
    const first = tokens[at];
    at += 1;
    if (first?.repeat !== 'once') {
      if (skipMark()) return true;
      const second = tokens[at];
      if (second?.kind === 'class') {
        if (second.repeat === 'plus') return false;
        at += 1;
        if (second.repeat === 'star' && skipMark()) return true;
      }
    }
  }
  const optional = tokens[at];
  if (optional?.kind !== 'class' || optional.repeat !== 'star') return false;
  at += 1;
  return skipMark();
}
