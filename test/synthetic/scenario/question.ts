import type { CompareTest, FieldTest, MatchTest } from '@sigmazuh/compiler';
import { alternativesOf } from '@sigmazuh/compiler';
import type { Dice } from '../dice.ts';
import { finder } from '../pattern/finder.ts';
import { type Piece, plainStyle, samplePiece, styles } from '../pattern/sample.ts';
import { addressesAround, isInNetwork } from './addresses.ts';
import type { Literal } from './disjunctive-branches.ts';

/** The text of a field; `null` = the field is absent. */
export type FieldText = string | null;

/** The fields of an event being made, by Sigma's names. */
export type FieldTexts = ReadonlyMap<string, string>;

/** Under this name stands the text in which keywords are looked for. */
export const keywordField = '';

/** What a test of a branch asks of its field. */
export interface Question {
  readonly test: FieldTest;
  readonly field: string;
  readonly sense: 'holds' | 'fails';
  /** Whether the test (its sense left aside) holds for a text of its field, next to the other fields. */
  readonly holds: (text: FieldText, fields: FieldTexts) => boolean;
  /** Texts at the edges of the test, on both sides, that no pattern describes: numbers, addresses. */
  readonly edgeTexts: (fields: FieldTexts) => readonly string[];
  /** Pieces of text for which the test may hold, the plainest first; at most about `most`. */
  readonly pieces: (dice: Dice, most: number) => readonly Piece[];
}

export function questionOf(literal: Literal): Question {
  const test = literal.kind === 'not' ? literal.operand : literal;
  return {
    test,
    field: test.field ?? keywordField,
    sense: literal.kind === 'not' ? 'fails' : 'holds',
    ...answers(test),
  };
}

type Answers = Pick<Question, 'holds' | 'edgeTexts' | 'pieces'>;

const nowhere = () => [];

function answers(test: FieldTest): Answers {
  switch (test.kind) {
    case 'match':
      return matchAnswers(test);
    case 'exists':
      return {
        holds: (text) => text !== null,
        edgeTexts: nowhere,
        pieces: () => [{ text: 'present', starts: 'anywhere', ends: 'anywhere' }],
      };
    case 'null':
      return { holds: (text) => text === null || text === '', edgeTexts: nowhere, pieces: nowhere };
    case 'compare':
      return edgeAnswers((text) => compares(test, text), edgeNumbers(test.value));
    case 'cidr':
      return edgeAnswers((text) => isInNetwork(test, text), addressesAround(test));
    case 'field-reference':
      return referenceAnswers(test);
  }
}

function matchAnswers(test: MatchTest): Answers {
  const finds = finder(test.pattern);
  return {
    holds: (text) => text !== null && finds(text),
    edgeTexts: nowhere,
    pieces: (dice, most) => {
      const alternatives = spread(alternativesOf(test.pattern), most);
      const plain = alternatives.map((each) => samplePiece(each, plainStyle, dice));
      const styled = spread(alternatives, 2).flatMap((each) =>
        styles.slice(1).map((style) => samplePiece(each, style, dice)),
      );
      return [...plain, ...styled];
    },
  };
}

function edgeAnswers(accepts: (text: string) => boolean, edges: readonly string[]): Answers {
  return {
    holds: (text) => text !== null && accepts(text),
    edgeTexts: () => edges,
    pieces: () => edges.filter(accepts).map((text): Piece => ({ text, starts: 'value', ends: 'value' })),
  };
}

function referenceAnswers(test: Extract<FieldTest, { kind: 'field-reference' }>): Answers {
  const folded = (text: string) => (test.cased ? text : text.toLowerCase());
  const related = {
    equal: 'equal',
    contains: 'includes',
    startswith: 'startsWith',
    endswith: 'endsWith',
  } as const;
  const relation = related[test.relation];
  return {
    holds: (text, fields) => {
      const other = fields.get(test.other);
      if (text === null || other === undefined) return false;
      return relation === 'equal' ? folded(text) === folded(other) : folded(text)[relation](folded(other));
    },
    edgeTexts: (fields) => {
      const other = fields.get(test.other) ?? '';
      return [
        other,
        other.toUpperCase(),
        `x${other}`,
        `${other}x`,
        `x${other}x`,
        other.slice(1),
        other.slice(0, -1),
      ];
    },
    pieces: nowhere,
  };
}

function compares({ operator, value, part }: CompareTest, text: string): boolean {
  if (part !== null || !/^[+-]?\d+(?:\.\d+)?$/.test(text)) return false;
  const number = Number(text);
  switch (operator) {
    case 'eq':
      return number === value;
    case 'lt':
      return number < value;
    case 'lte':
      return number <= value;
    case 'gt':
      return number > value;
    case 'gte':
      return number >= value;
  }
}

/** The number in its spellings, its neighbours, and numbers of other lengths. */
function edgeNumbers(value: number): readonly string[] {
  const near = [value, value + 1, value - 1, value * 10, Math.trunc(value / 10), -value, 0, 9, 10, 99, 100];
  const plain = [...new Set(near)].map((each) => each.toString());
  return [...plain, `${value}.0`, `${value}.5`, `0${value}`, `${value}x`, `x${value}`];
}

/** At most `most` of the list, evenly, its first among them. */
export function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]).filter(
    (each) => each !== undefined,
  );
}
