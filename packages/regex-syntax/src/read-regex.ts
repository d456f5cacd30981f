import { Cursor } from './cursor.ts';
import { Groups } from './groups.ts';
import { readClass } from './read-class.ts';
import { type EscapePlace, isPlace, readEscape } from './read-escape.ts';
import { noOptions, readOpening } from './read-opening.ts';
import { readQuantifier, skipSilent } from './read-quantifier.ts';
import { type CharacterNode, RegexMistake, type RegexNode, type RegexOptions } from './tree.ts';

/** PCRE2 allows so many levels of brackets unless it is built otherwise. */
const deepestNesting = 250;

/** Options that hold from the beginning, as `(?i)` would say. */
export type RegexFlag = 'i' | 'm' | 's' | 'x';

/**
 * Reads a regular expression in PCRE2's syntax.
 *
 * @throws {RegexMistake} at the first mistake
 */
export function readRegex(text: string, flags: ReadonlySet<RegexFlag> = new Set()): RegexNode {
  return new Reader(text).whole({
    ...noOptions,
    caseless: flags.has('i'),
    dotAll: flags.has('s'),
    lines: flags.has('m'),
    extended: flags.has('x'),
  });
}

class Reader {
  readonly #cursor: Cursor;
  readonly #groups = new Groups();
  #depth = 0;

  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  whole(options: RegexOptions): RegexNode {
    const node = this.#content(options);
    if (!this.#cursor.isAtEnd) throw new RegexMistake('a bracket ")" closes nothing', this.#cursor.at);
    this.#groups.checkReferences();
    return node;
  }

  /** Up to a closing bracket or the end. `(?i)` in one alternative holds in the later ones too. */
  #content(outer: RegexOptions, first: readonly RegexNode[] = []): RegexNode {
    const alternatives: RegexNode[] = [];
    let options = outer;
    let parts: RegexNode[] = [...first];
    while (!this.#cursor.isAtEnd && this.#cursor.ahead !== ')') {
      if (this.#cursor.takeIf('|')) {
        alternatives.push(sequenceOf(parts));
        parts = [];
        continue;
      }
      const found = this.#item(options);
      if (found.kind === 'changed') options = found.options;
      parts.push(...found.nodes);
    }
    alternatives.push(sequenceOf(parts));
    const [only] = alternatives;
    return alternatives.length === 1 && only !== undefined ? only : { kind: 'choice', alternatives };
  }

  /** The next item with its quantifier; the options that hold behind it, where it changes them. */
  #item(options: RegexOptions): Item {
    if (options.extended && this.#cursor.takeMatch(/\s+|#[^\n]*(?:\n|$)/y) !== null) return nothing;
    const start = this.#cursor.at;
    const quantifier = readQuantifier(this.#cursor, options);
    if (quantifier !== null) throw new RegexMistake(`"${this.#cursor.text[start]}" repeats nothing`, start);
    const character = this.#cursor.take();
    switch (character) {
      case '(':
        return this.#opened(start, options);
      case '\\':
        return this.#escaped(options);
      case '[':
        return this.#repeated(readClass(this.#cursor, this.#place(options)), options);
      case '.':
        return this.#repeated({ kind: 'any', newlines: options.dotAll }, options);
      case '^':
        return this.#repeated({ kind: 'edge', at: options.lines ? 'line-start' : 'start' }, options);
      case '$':
        return this.#repeated({ kind: 'edge', at: options.lines ? 'line-end' : 'last-line-end' }, options);
      default:
        return this.#repeated(this.#literal(character, start, options), options);
    }
  }

  #literal(character: string, start: number, options: RegexOptions): CharacterNode {
    const value = character.codePointAt(0) ?? 0;
    return { kind: 'character', value, notation: 'literal', options, start, end: this.#cursor.at };
  }

  #place(options: RegexOptions): EscapePlace {
    return { where: 'outside', options, groups: this.#groups };
  }

  #escaped(options: RegexOptions): Item {
    const escaped = readEscape(this.#cursor, this.#place(options));
    switch (escaped.kind) {
      case 'nothing':
        return nothing;
      case 'quotation':
        return this.#quotation(options);
      case 'set':
        return this.#repeated(
          { kind: 'class', negated: false, members: [escaped], caseless: false },
          options,
        );
      case 'not-newline':
        return this.#repeated({ kind: 'any', newlines: false }, options);
      case 'line-break':
        return this.#repeated({ kind: 'line-break' }, options);
      case 'special':
        return isPlace(escaped) ? { kind: 'nodes', nodes: [escaped] } : this.#repeated(escaped, options);
      default:
        return this.#repeated(escaped, options);
    }
  }

  /** `\Qab\E+` repeats the `b`. */
  #quotation(options: RegexOptions): Item {
    const nodes: RegexNode[] = [];
    while (!this.#cursor.isAtEnd && !this.#cursor.takeIf('\\E')) {
      const start = this.#cursor.at;
      nodes.push(this.#literal(this.#cursor.take(), start, options));
    }
    const last = nodes.pop();
    return last === undefined
      ? nothing
      : { kind: 'nodes', nodes: [...nodes, ...this.#repeated(last, options).nodes] };
  }

  #opened(open: number, options: RegexOptions): Item {
    const opening = readOpening(this.#cursor, options);
    switch (opening.kind) {
      case 'comment':
        return nothing;
      case 'options':
        return {
          kind: 'changed',
          options: opening.options,
          nodes: opening.unknown === '' ? [] : [this.#special(`the option "${opening.unknown}"`, open, null)],
        };
      case 'item': {
        if (opening.refers !== null) this.#groups.refer(opening.refers, open);
        const node = this.#special(opening.construct, open, null);
        return opening.repeats === 'yes' ? this.#repeated(node, options) : { kind: 'nodes', nodes: [node] };
      }
      case 'group': {
        if (opening.captures === 'yes') this.#groups.open(opening.name);
        return this.#repeated(this.#inside(open, opening.options), options);
      }
      case 'look': {
        const { direction, sign } = opening;
        return this.#repeated({ kind: 'look', direction, sign, item: this.#inside(open, options) }, options);
      }
      case 'special group': {
        const item = this.#inside(open, options);
        return this.#repeated(this.#special(opening.construct, open, item), options);
      }
      case 'condition': {
        if (opening.refers !== null) this.#groups.refer(opening.refers, open);
        const test = opening.test === 'look' ? this.#test(options) : [];
        const item = this.#inside(open, options, test);
        return this.#repeated(this.#special('a condition, (?(…)…)', open, item), options);
      }
    }
  }

  /** The look around that is a condition. */
  #test(options: RegexOptions): readonly RegexNode[] {
    const open = this.#cursor.at;
    this.#cursor.take();
    const opening = readOpening(this.#cursor, options);
    if (opening.kind === 'item') return [];
    if (opening.kind !== 'look' && opening.kind !== 'special group') {
      throw new RegexMistake('a condition "(?(" that is none', open);
    }
    const item = this.#inside(open, options);
    return opening.kind === 'look' ? [{ ...opening, item }] : [this.#special(opening.construct, open, item)];
  }

  #special(construct: string, start: number, item: RegexNode | null): RegexNode {
    return { kind: 'special', construct, item, start, end: this.#cursor.at };
  }

  #inside(open: number, options: RegexOptions, first: readonly RegexNode[] = []): RegexNode {
    this.#depth += 1;
    if (this.#depth > deepestNesting) throw new RegexMistake('groups are nested too deeply', open);
    const content = this.#content(options, first);
    this.#depth -= 1;
    if (!this.#cursor.takeIf(')')) throw new RegexMistake('a bracket "(" is never closed', open);
    return content;
  }

  #repeated(node: RegexNode, options: RegexOptions): Item {
    skipSilent(this.#cursor, options);
    const start = this.#cursor.at;
    const quantifier = readQuantifier(this.#cursor, options);
    if (quantifier === null) return { kind: 'nodes', nodes: [node] };
    if (node.kind === 'edge') {
      throw new RegexMistake('an end or edge of the text cannot be repeated', start);
    }
    const { min, max, mode } = quantifier;
    const repeat: RegexNode = { kind: 'repeat', item: node, min, max };
    if (mode !== 'possessive') return { kind: 'nodes', nodes: [repeat] };
    return { kind: 'nodes', nodes: [this.#special('a possessive quantifier', start, repeat)] };
  }
}

type Item =
  | { readonly kind: 'nodes'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'changed'; readonly options: RegexOptions; readonly nodes: readonly RegexNode[] };

const nothing: Item = { kind: 'nodes', nodes: [] };

function sequenceOf(parts: readonly RegexNode[]): RegexNode {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts };
}
