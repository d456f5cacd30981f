import { Cursor } from './cursor.ts';
import { readEscape } from './escape.ts';
import { type OptionState, readOpening } from './group.ts';

/** A character that a pattern names, `\K` or `\N{U+…}`; `start` and `end` are its place in the pattern. */
export interface PatternItem {
  readonly kind: 'character' | 'match-start' | 'unicode-number';
  readonly start: number;
  readonly end: number;
  readonly options: OptionState;
  /** How many lookarounds are open around it. */
  readonly lookarounds: number;
  /** The code point of a character, else 0. */
  readonly value: number;
  readonly notation: 'literal' | 'braces' | 'octal';
}

interface Scope {
  readonly options: OptionState;
  readonly lookarounds: number;
}

const POSIX_CLASS = /\[([:.=])\^?[a-z]*\1\]/y;

class Scanner {
  readonly items: PatternItem[] = [];
  private readonly cursor: Cursor;
  private readonly outer: Scope[] = [];
  private scope: Scope = { options: { caseless: false, extended: false }, lookarounds: 0 };
  private openedGroups = 0;

  constructor(pattern: string) {
    this.cursor = new Cursor(pattern);
  }

  scan(): readonly PatternItem[] {
    while (!this.cursor.atEnd) this.scanOne();
    return this.items;
  }

  private add(start: number, item: Pick<PatternItem, 'kind' | 'value' | 'notation'>): void {
    const { options, lookarounds } = this.scope;
    this.items.push({ ...item, start, end: this.cursor.position, options, lookarounds });
  }

  private addLiteral(): void {
    const start = this.cursor.position;
    const value = this.cursor.next.charCodeAt(0);
    this.cursor.position += 1;
    this.add(start, { kind: 'character', value, notation: 'literal' });
  }

  private scanOne(): void {
    if (this.cursor.skip('\\')) this.scanEscape('outside');
    else if (this.cursor.skip('(')) this.scanOpening();
    else if (this.cursor.skip(')')) this.scope = this.outer.pop() ?? this.scope;
    else if (this.cursor.skip('[')) this.scanClass();
    else if (this.scope.options.extended && this.cursor.skip('#')) this.cursor.skipPast('\n');
    else this.addLiteral();
  }

  private scanEscape(where: 'class' | 'outside'): void {
    const start = this.cursor.position - 1;
    const escaped = readEscape(this.cursor, this.openedGroups, where);
    switch (escaped.kind) {
      case 'character':
        this.add(start, escaped);
        break;
      case 'match-start':
      case 'unicode-number':
        this.add(start, { kind: escaped.kind, value: 0, notation: 'literal' });
        break;
      case 'quote':
        while (!this.cursor.atEnd && !this.cursor.skip('\\E')) this.addLiteral();
        break;
      case 'other':
        break;
    }
  }

  private scanOpening(): void {
    if (
      !/^[?*]/.test(this.cursor.next) ||
      /^\?(?:P?<[A-Za-z_]|')/.test(this.cursor.text.slice(this.cursor.position))
    ) {
      this.openedGroups += 1;
    }
    const item = readOpening(this.cursor, this.scope.options);
    switch (item.kind) {
      case 'group': {
        const { lookarounds } = this.scope;
        this.outer.push(this.scope);
        this.scope = {
          options: item.options,
          lookarounds: item.lookaround === 'lookaround' ? lookarounds + 1 : lookarounds,
        };
        break;
      }
      case 'options':
        this.scope = { ...this.scope, options: item.options };
        break;
      case 'complete':
        break;
    }
  }

  private scanClass(): void {
    this.cursor.skip('^');
    if (this.cursor.next === ']') this.addLiteral();
    while (!this.cursor.atEnd && !this.cursor.skip(']')) {
      if (this.cursor.match(POSIX_CLASS)) continue;
      if (this.cursor.skip('\\')) this.scanEscape('class');
      else this.addLiteral();
    }
  }
}

/**
 * Lists the characters a pattern names, in order, each with the inline options in force where it stands.
 * It reads what is written and checks nothing: meant for patterns that PCRE2 takes.
 */
export function scanPattern(pattern: string): readonly PatternItem[] {
  return new Scanner(pattern).scan();
}
