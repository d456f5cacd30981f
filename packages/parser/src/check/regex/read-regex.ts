import { readClass } from './read-class.ts';
import { anything, end, RegexMistake, type RegexNode, something, start } from './regex-tree.ts';

/** Deeper groups are refused, as PCRE2 does by default. */
const maximumDepth = 250;
/** The largest repeat count PCRE2 takes. */
const maximumRepeat = 65_535;

/**
 * Reads a regular expression in PCRE2's syntax far enough to tell whether it is well formed. `null` when it turns on
 * the extended syntax (`(?x)`), which is left to PCRE2 itself.
 *
 * @throws {RegexMistake} at the first mistake
 */
export function readRegex(text: string): RegexNode | null {
  if (/\(\?[a-zA-Z]*x/.test(text)) return null;
  return new RegexReader(text).whole();
}

class RegexReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #groups = 0;
  readonly #references: { readonly group: number; readonly offset: number }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  whole(): RegexNode {
    const node = this.#choice();
    if (this.#at < this.#text.length) throw new RegexMistake('a bracket ")" closes nothing', this.#at);
    const missing = this.#references.find(({ group }) => group > this.#groups);
    if (missing !== undefined) {
      throw new RegexMistake(`there is no group ${missing.group} to refer to`, missing.offset);
    }
    return node;
  }

  #choice(): RegexNode {
    const alternatives = [this.#sequence()];
    while (this.#text[this.#at] === '|') {
      this.#at += 1;
      alternatives.push(this.#sequence());
    }
    const [only] = alternatives;
    return alternatives.length === 1 && only !== undefined ? only : { kind: 'choice', alternatives };
  }

  #sequence(): RegexNode {
    const parts: RegexNode[] = [];
    while (this.#at < this.#text.length && this.#text[this.#at] !== '|' && this.#text[this.#at] !== ')') {
      const quantifier = this.#quantifierAt(this.#at);
      if (quantifier !== null) throw new RegexMistake(`"${this.#text[this.#at]}" repeats nothing`, this.#at);
      const item = this.#item();
      if (item !== null) parts.push(this.#repeated(item));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(item: RegexNode): RegexNode {
    this.#skipSilent();
    const quantifier = this.#quantifierAt(this.#at);
    if (quantifier === null) return item;
    const { min, max, length } = quantifier;
    if (isAnchor(item)) throw new RegexMistake('an end or edge of the text cannot be repeated', this.#at);
    if (min > max) throw new RegexMistake('a repeat "{…}" has its numbers in the wrong order', this.#at);
    if (min > maximumRepeat || (Number.isFinite(max) && max > maximumRepeat)) {
      throw new RegexMistake(`a repeat "{…}" asks for more than ${maximumRepeat} times`, this.#at);
    }
    this.#at += length;
    this.#skipSilent();
    const suffix = this.#text[this.#at];
    if (suffix === '?' || suffix === '+') this.#at += 1;
    return { kind: 'repeat', min, operand: item };
  }

  /** A comment, a stray `\E` and an empty quote do not come between an item and its quantifier. */
  #skipSilent(): void {
    const silent = /(?:\(\?#[^)]*\)|\\E|\\Q\\E)+/y;
    silent.lastIndex = this.#at;
    if (silent.test(this.#text)) this.#at = silent.lastIndex;
  }

  #quantifierAt(at: number): { readonly min: number; readonly max: number; readonly length: number } | null {
    switch (this.#text[at]) {
      case '*':
        return { min: 0, max: Number.POSITIVE_INFINITY, length: 1 };
      case '+':
        return { min: 1, max: Number.POSITIVE_INFINITY, length: 1 };
      case '?':
        return { min: 0, max: 1, length: 1 };
      case '{': {
        const found = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#text.slice(at, at + 24));
        if (found === null) return null;
        const min = Number(found[1]);
        const max =
          found[2] === undefined ? min : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3]);
        return { min, max, length: found[0].length };
      }
      default:
        return null;
    }
  }

  /** One item; `null` for what matches nothing by itself, such as a comment. */
  #item(): RegexNode | null {
    const character = this.#text[this.#at];
    switch (character) {
      case '(':
        return this.#group();
      case '[': {
        const { node, next } = readClass(this.#text, this.#at);
        this.#at = next;
        return node;
      }
      case '^':
        this.#at += 1;
        return start;
      case '$':
        this.#at += 1;
        return end;
      case '\\':
        return this.#escape();
      default:
        this.#at += (this.#text.codePointAt(this.#at) ?? 0) > 0xffff ? 2 : 1;
        return something;
    }
  }

  #group(): RegexNode | null {
    const open = this.#at;
    const rest = this.#text.slice(open, open + 64);
    const comment = /^\(\?#/.test(rest);
    const alone = /^\((?:\?[a-zA-Z]*(?:-[a-zA-Z]*)?|\*[^)]*|\?P[=>][^)]*|\?&[^)]*|\?[R\d+-]\d*)\)/.exec(rest);
    if (comment || alone !== null) {
      const close = this.#text.indexOf(')', open);
      if (close === -1) throw new RegexMistake('a comment "(?#" is never closed', open);
      this.#at = close + 1;
      const flagsOnly = comment || /^\(\?[a-zA-Z-]*\)$/.test(alone?.[0] ?? '');
      return flagsOnly && alone?.[0] !== '(?R)'
        ? null
        : { kind: 'opaque', construct: alone?.[0] ?? '', offset: open };
    }
    const head = /^\((?:\?(?:[a-zA-Z]*(?:-[a-zA-Z]*)?:|[|>]|<?[=!]|P?<\w+>|'\w+'|\((?:[^)]*)\))|(?!\?))/.exec(
      rest,
    );
    if (head === null) throw new RegexMistake('a group "(?" of an unknown kind', open);
    this.#at = open + head[0].length;
    if (/^\((?:\?(?:P?<\w+>|'\w+'))?$/.test(head[0])) this.#groups += 1;
    this.#depth += 1;
    if (this.#depth > maximumDepth) throw new RegexMistake('groups are nested too deeply', open);
    const inner = this.#choice();
    this.#depth -= 1;
    if (this.#text[this.#at] !== ')') throw new RegexMistake('a bracket "(" is never closed', open);
    this.#at += 1;
    const looks = /^\(\?<?[=!]$/.test(head[0]);
    const conditional = head[0].startsWith('(?(');
    return looks || conditional ? { kind: 'opaque', construct: head[0], offset: open } : inner;
  }

  #escape(): RegexNode | null {
    const open = this.#at;
    const letter = this.#text[open + 1];
    if (letter === undefined) throw new RegexMistake('the expression ends in a backslash', open);
    const rest = this.#text.slice(open, open + 64);
    if (letter === 'Q') {
      const close = this.#text.indexOf('\\E', open + 2);
      const stop = close === -1 ? this.#text.length : close;
      this.#at = close === -1 ? stop : close + 2;
      if (stop === open + 2) return null;
      return { kind: 'sequence', parts: Array.from(this.#text.slice(open + 2, stop), () => something) };
    }
    const braced =
      /^\\(?:[xo]\{[0-9a-fA-F]+\}|[pP]\{\^?[\w &-]+\}|[gk](?:\{[^}]*\}|<[^>]*>|'[^']*')|N\{U\+[0-9a-fA-F]+\})/.exec(
        rest,
      );
    const sized = /^\\(?:x[0-9a-fA-F]{0,2}|[pP].|c.|g-?\d+|\d{1,3})/.exec(rest);
    this.#at = open + (braced?.[0].length ?? sized?.[0].length ?? 1 + characterLength(this.#text, open + 1));
    if (/^[1-9]$/.test(letter) && !/^\\\d\d/.test(rest))
      this.#references.push({ group: Number(letter), offset: open });
    if (/[gk]/.test(letter) || /^[1-9]$/.test(letter))
      return { kind: 'opaque', construct: rest.slice(0, 2), offset: open };
    switch (letter) {
      case 'E':
      case 'K':
      case 'G':
        return null;
      case 'A':
        return start;
      case 'z':
      case 'Z':
        return end;
      case 'b':
      case 'B':
        return { kind: 'opaque', construct: `\\${letter}`, offset: open };
      case 'n':
      case 'r':
      case 'R':
      case 's':
      case 'v':
      case 'D':
      case 'H':
      case 'W':
      case 'X':
      case 'C':
      case 'P':
        return anything;
      case 'x':
      case 'o':
      case 'p':
        if (/[pPo]/.test(letter) && braced === null && letter === 'o') break;
        return something;
      default:
        if (/^[A-Za-z]$/.test(letter) && !/^[aefthHdDSwWNVXCc]$/.test(letter)) break;
        return something;
    }
    throw new RegexMistake(`"\\${letter}" means nothing`, open);
  }
}

function isAnchor(item: RegexNode): boolean {
  if (item.kind === 'start' || item.kind === 'end') return true;
  return item.kind === 'opaque' && (item.construct === '\\b' || item.construct === '\\B');
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
