import { type ClassPattern, includes, isEnd, isStart, itemsOf, type Pattern } from '@sigmazuh/compiler';

/** Backslashes in a row, as many as a part of the pattern allows. */
export interface Backslashes {
  readonly kind: 'backslashes';
  readonly min: number;
  readonly max: number | null;
}

/** A part of the value itself, of which nothing is left to tell. */
interface ToldPart {
  readonly kind: 'told';
  readonly pattern: Pattern;
}

/** What a pattern is made of as Windows events spell it. */
export type Token =
  | { readonly kind: 'character'; readonly sign: string; readonly cased: boolean }
  | Backslashes
  | ToldPart
  | Pattern;

/** Whether a character of the value surely ends with it, or the value begins. */
export function endsWhole(token: Token | undefined): boolean {
  return token?.kind === 'character' || (token?.kind === 'anchor' && isStart(token));
}

/** Whether in front of it an even number of backslashes arrives: it begins with a character that arrives as it is. */
export function beginsWhole(token: Token | undefined): boolean {
  switch (token?.kind) {
    case 'character':
      return token.sign !== '"';
    case 'literal':
      return token.text !== '' && !/^[\\"]/.test(token.text);
    case 'class':
      return !takes(token, '\\') && !takes(token, '"');
    case 'choice':
      return token.alternatives.every(beginsWhole);
    case 'sequence':
      return beginsWhole(itemsOf(token)[0]);
    case 'repeat':
      return token.min > 0 && beginsWhole(token.item);
    case 'anchor':
      return isEnd(token) || token.at === 'last-line-end';
    default:
      return false;
  }
}

/** Beside what takes any text, half a character is as good as a whole one. */
export function isOpenRun(token: Token | undefined): boolean {
  return (
    token?.kind === 'any-run' ||
    (token?.kind === 'repeat' && token.min === 0 && token.max === null && token.item.kind === 'any-one')
  );
}

export function mayBeNothing(token: Token | undefined): boolean {
  return token?.kind === 'any-run' || (token?.kind === 'repeat' && token.min === 0);
}

/** Backslashes behind what takes none (`[^\\]+\\\\`) begin with a whole one of the value. */
export function takesBackslash(token: Token): boolean {
  switch (token.kind) {
    case 'any-one':
      return true;
    case 'class':
      return takes(token, '\\');
    case 'repeat':
      return token.min > 0 && takesBackslash(token.item);
    default:
      return false;
  }
}

/** Whether the class takes the sign. */
export function takes({ ranges, negated }: ClassPattern, sign: string): boolean {
  return includes(ranges, sign.charCodeAt(0)) !== negated;
}
