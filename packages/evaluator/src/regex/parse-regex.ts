import { anyButNewline, anyCharacter, between, ignoringCase, typeEscapes } from './character-sets.ts';
import { parseClass } from './parse-class.ts';
import { parseEscape } from './parse-escape.ts';
import { type GroupOpening, parseGroupOpening } from './parse-group.ts';
import { PatternCursor } from './pattern-cursor.ts';
import type { CharacterTest, RegexFlags, RegexNode } from './syntax.ts';

// PCRE allows 250 levels of parentheses unless it is built otherwise.
const deepestNesting = 250;
// PCRE's largest count in `{n,m}`.
const largestCount = 65_535;

// What may stand between an item and its quantifier: comments, a stray `\E`, an empty quote.
const silent = /(?:\(\?#[^)]*\)|\\E|\\Q\\E)+/y;
const silentExtended = /(?:\s|#[^\n]*(?:\n|$)|\(\?#[^)]*\)|\\E|\\Q\\E)+/y;

const empty: RegexNode = Object.freeze({ kind: 'sequence', items: Object.freeze([]) });

/**
 * Takes a PCRE pattern apart. Beyond the few constructs Sigma's modifiers appendix lists, everything is understood
 * that decides by looking at the text alone; what depends on captured text or on the search itself (back
 * references, subroutines, conditions, verbs) is refused by name.
 *
 * @throws Refusal for a pattern that is malformed or uses such a construct.
 */
export function parseRegex(pattern: string, flags: RegexFlags): RegexNode {
  const cursor = new PatternCursor(pattern);
  const parser = new RegexParser(cursor);
  const node = parser.parseChoice(flags, 0);
  if (!cursor.isAtEnd) throw cursor.malformed('a parenthesis is closed that was not opened');
  return node;
}

class RegexParser {
  readonly #cursor: PatternCursor;

  constructor(cursor: PatternCursor) {
    this.#cursor = cursor;
  }

  /** Alternatives up to a closing parenthesis or the end. `(?i)` in one of them holds in the later ones too. */
  parseChoice(flags: RegexFlags, depth: number): RegexNode {
    if (depth > deepestNesting) throw this.#cursor.malformed('its parentheses are nested too deeply');
    const alternatives: RegexNode[] = [];
    let current = flags;
    let items: RegexNode[] = [];
    const finish = () => {
      alternatives.push(items.length === 1 ? (items[0] ?? empty) : { kind: 'sequence', items });
      items = [];
    };
    while (!this.#cursor.isAtEnd && this.#cursor.ahead !== ')') {
      if (this.#cursor.takeIf('|')) {
        finish();
        continue;
      }
      if (this.#cursor.takeIf('(')) {
        const opening = parseGroupOpening(this.#cursor, current);
        if (opening.kind === 'flags') current = opening.flags;
        else if (opening.kind !== 'comment')
          items.push(this.#parseQuantifiers(this.#parseGroup(opening, depth), current));
        continue;
      }
      const atoms = this.#parseAtoms(current);
      const last = atoms.at(-1);
      if (last === undefined) continue;
      items.push(...atoms.slice(0, -1), this.#parseQuantifiers(last, current));
    }
    finish();
    return alternatives.length === 1 ? (alternatives[0] ?? empty) : { kind: 'choice', alternatives };
  }

  #parseGroup(opening: Exclude<GroupOpening, { kind: 'flags' | 'comment' }>, depth: number): RegexNode {
    const item = this.parseChoice(opening.flags, depth + 1);
    if (!this.#cursor.takeIf(')')) throw this.#cursor.malformed('a parenthesis is not closed');
    switch (opening.kind) {
      case 'group':
        return item;
      case 'atomic':
        return { kind: 'atomic', item };
      case 'look':
        return { kind: 'look', direction: opening.direction, expects: opening.expects, item };
    }
  }

  /** One atom, several for `\Q…\E`, none for what says nothing. */
  #parseAtoms(flags: RegexFlags): readonly RegexNode[] {
    if (flags.x && this.#cursor.takeMatch(/\s+|#[^\n]*(?:\n|$)/y) !== null) return [];
    const character = this.#cursor.take();
    switch (character) {
      case '.':
        return [{ kind: 'character', accepts: flags.s ? anyCharacter : anyButNewline }];
      case '^':
        return [{ kind: 'assertion', at: flags.m ? 'line-start' : 'text-start' }];
      case '$':
        return [{ kind: 'assertion', at: flags.m ? 'line-end' : 'last-line-end' }];
      case '[':
        return [{ kind: 'character', accepts: parseClass(this.#cursor, flags) }];
      case '\\':
        return this.#parseEscapedAtoms(flags);
      case '*':
      case '+':
      case '?':
        throw this.#cursor.malformed(`there is nothing for "${character}" to repeat`);
      default:
        return [literal(character.codePointAt(0) ?? 0, flags)];
    }
  }

  #parseEscapedAtoms(flags: RegexFlags): readonly RegexNode[] {
    const escaped = parseEscape(this.#cursor, 'outside');
    switch (escaped.kind) {
      case 'code-point':
        return [literal(escaped.codePoint, flags)];
      case 'set':
        return [{ kind: 'character', accepts: escaped.accepts }];
      case 'assertion':
        return [{ kind: 'assertion', at: escaped.at }];
      case 'line-break':
        return [lineBreak];
      case 'quotation':
        return Array.from(escaped.text, (each) => literal(each.codePointAt(0) ?? 0, flags));
      case 'nothing':
        return [];
    }
  }

  #parseQuantifiers(atom: RegexNode, flags: RegexFlags): RegexNode {
    let node = atom;
    for (;;) {
      this.#cursor.takeMatch(flags.x ? silentExtended : silent);
      const found = this.#cursor.takeMatch(/(?:([*+?])|\{(\d+)(,(\d*))?\})([+?]?)/y);
      if (found === null) return node;
      const [min, max] = this.#bounds(found);
      const repeat: RegexNode = {
        kind: 'repeat',
        item: node,
        min,
        max,
        preference: found[5] === '?' ? 'fewest' : 'most',
      };
      node = found[5] === '+' ? { kind: 'atomic', item: repeat } : repeat;
    }
  }

  #bounds(found: RegExpExecArray): readonly [number, number] {
    if (found[1] !== undefined)
      return [found[1] === '+' ? 1 : 0, found[1] === '?' ? 1 : Number.POSITIVE_INFINITY];
    const min = Number(found[2]);
    const max = found[3] === undefined ? min : found[4] === '' ? Number.POSITIVE_INFINITY : Number(found[4]);
    if (min > largestCount || (max > largestCount && max !== Number.POSITIVE_INFINITY)) {
      throw this.#cursor.malformed(`a count is above ${largestCount}`);
    }
    if (max < min) throw this.#cursor.malformed('the counts in {n,m} are out of order');
    return [min, max];
  }
}

function literal(codePoint: number, flags: RegexFlags): RegexNode {
  const exactly = between(codePoint, codePoint);
  return { kind: 'character', accepts: flags.i ? ignoringCase(exactly) : exactly };
}

const verticalSpace: CharacterTest = typeEscapes.get('v') ?? anyCharacter;

/** `\R`: the pair CR LF is one line break, and never half of one. */
const lineBreak: RegexNode = {
  kind: 'atomic',
  item: {
    kind: 'choice',
    alternatives: [
      {
        kind: 'sequence',
        items: [
          { kind: 'character', accepts: between(0x0d, 0x0d) },
          { kind: 'character', accepts: between(0x0a, 0x0a) },
        ],
      },
      { kind: 'character', accepts: verticalSpace },
    ],
  },
};
