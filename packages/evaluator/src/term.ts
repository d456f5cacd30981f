import type { SigmaStringPart, Value } from '@sigmazuh/parser';
import { parseSigmaString } from '@sigmazuh/parser';
import type { RegexFlags } from './regex/index.ts';
import type { TextPart } from './text/text-pattern.ts';

/** What a value of a detection item has become on its way through the modifiers. */
export type Term =
  | TextTerm
  | EncodedTerm
  | RegexTerm
  | NumberTerm
  | BooleanTerm
  | NullTerm
  | ComparisonTerm
  | NetworkTerm
  | FieldTerm
  | PresenceTerm;

/** A string with wildcards. */
export interface TextTerm {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
  readonly cased: boolean;
  /** The value as written, which is what `re` takes. */
  readonly written: string;
}

/** A string in UTF-16, which `base64` and `base64offset` can encode further. */
export interface EncodedTerm {
  readonly kind: 'encoded';
  readonly parts: readonly EncodedPart[];
  readonly cased: boolean;
}

export type EncodedPart =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | Exclude<TextPart, { kind: 'text' }>;

interface RegexTerm {
  readonly kind: 'regex';
  readonly pattern: string;
  readonly flags: RegexFlags;
}

export interface NumberTerm {
  readonly kind: 'number';
  /** Decimal, so that no digit of a long number is lost. */
  readonly decimal: string;
  readonly written: string;
}

interface BooleanTerm {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly written: string;
}

export interface NullTerm {
  readonly kind: 'null';
}

export type ComparisonOperator = 'eq' | 'lt' | 'lte' | 'gt' | 'gte';
export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** The field's number, or that part of the field's date, compared with a number. */
export interface ComparisonTerm {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly part: TimePart | null;
  readonly decimal: string;
}

interface NetworkTerm {
  readonly kind: 'network';
  readonly version: 4 | 6;
  readonly address: bigint;
  readonly prefixLength: number;
}

type FieldRelation = 'equals' | 'contains' | 'startswith' | 'endswith';

/** The value of another field of the same event. */
export interface FieldTerm {
  readonly kind: 'field';
  readonly name: string;
  readonly relation: FieldRelation;
  readonly cased: boolean;
}

export interface PresenceTerm {
  readonly kind: 'presence';
  readonly expected: 'present' | 'absent';
}

/** A value before any modifier. */
export function termOfValue(value: Value): Term {
  switch (value.kind) {
    case 'string':
      return textTerm(parseSigmaString(value.text), value.text);
    case 'number':
      return { kind: 'number', decimal: decimalOf(value.value, value.text), written: value.text };
    case 'boolean':
      return { kind: 'boolean', value: value.value, written: value.text };
    case 'null':
      return { kind: 'null' };
  }
}

function textTerm(parts: readonly SigmaStringPart[], written: string): TextTerm {
  return { kind: 'text', parts, cased: false, written };
}

/** Spellings such as `0x1F` are numbers in YAML but not in a log, which is compared with their value. */
function decimalOf(value: number, text: string): string {
  return /^[+-]?\d+$/.test(text) ? text : String(value);
}
