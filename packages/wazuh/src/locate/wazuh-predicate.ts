import type { Pattern } from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';
import type { Pcre2Text } from '@sigmazuh/regex';
import type { LogPartName } from '@sigmazuh/wazuh-events';
import type { LiteralTexts } from '../condition/index.ts';
import { logParts } from './log-parts/index.ts';

/**
 * Where a rule can look. `field` is a decoded dynamic field, `static` one of the engine's own event properties with
 * an element of its own, `address` one of these that is compared as an address, `log` the text that `<regex>` and `<match>` search. `part`, `framed` and `audit` are parts
 * of a longer text: one with a name, what stands between two others, and the value of an audit record's key.
 */
export type Target =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'static'; readonly element: StaticElement }
  | { readonly kind: 'address'; readonly element: AddressElement }
  | { readonly kind: 'log' }
  | { readonly kind: 'part'; readonly part: LogPartName }
  | { readonly kind: 'framed'; readonly before: string; readonly after: string }
  | { readonly kind: 'audit'; readonly key: string }
  | ListTarget
  | JsonTarget;

/**
 * A value in a line of JSON by its path, lists on the way looked into. `ask`: what counts as presence: the key, a value
 * that is not `null`, one that is not empty either, or one of which the decoder makes a field.
 */
export interface JsonTarget {
  readonly kind: 'json';
  readonly path: readonly string[];
  readonly ask: 'any' | 'value' | 'filled' | 'decoded';
}

/** A field's value as a key of a CDB list: it is there where the list has that key, and the pattern asks nothing more. */
export interface ListTarget {
  readonly kind: 'listed';
  /** The field, as `<list>` names it. */
  readonly field: string;
  /** The list, as `ossec.conf` declares it. */
  readonly list: string;
  /** Where the value itself is. */
  readonly of: Target;
}

/** Static fields whose elements take `type="pcre2"`. */
export const staticElements = [
  'action',
  'data',
  'dstport',
  'extra_data',
  'hostname',
  'id',
  'location',
  'program_name',
  'protocol',
  'srcport',
  'status',
  'system_name',
  'url',
  'user',
] as const;
export type StaticElement = (typeof staticElements)[number];

/** Static fields whose elements take addresses and networks. */
export const addressElements = ['srcip', 'dstip'] as const;
export type AddressElement = (typeof addressElements)[number];

/** The meaning of a rule over Wazuh's fields. As in Sigma, a test on an absent field is false. */
export type WazuhPredicate =
  | { readonly kind: 'and'; readonly operands: readonly WazuhPredicate[] }
  | { readonly kind: 'or'; readonly operands: readonly WazuhPredicate[] }
  | { readonly kind: 'not'; readonly operand: WazuhPredicate }
  | { readonly kind: 'constant'; readonly value: boolean }
  | ValueTest
  | PresenceTest
  | ComparisonTest;

/** The value matches. */
export interface ValueTest {
  readonly kind: 'value';
  readonly target: Target;
  /** In terms of the original value, unless `form` says otherwise. */
  readonly pattern: Pattern;
  readonly range: SourceRange;
  /** The pattern is about the text as rules see it, as those of the manager's own rules are. */
  readonly form?: 'arrived';
}

/** The field is there. */
export interface PresenceTest {
  readonly kind: 'present';
  readonly target: Target;
  readonly range: SourceRange;
}

/** The value stands in a relation to that of another field of the same event. */
export interface ComparisonTest {
  readonly kind: 'comparison';
  readonly target: Target;
  readonly other: Target;
  readonly relation: 'equal' | 'contains' | 'startswith' | 'endswith';
  readonly cased: boolean;
  readonly range: SourceRange;
}

export function targetKey(target: Target): string {
  switch (target.kind) {
    case 'field':
      return `field ${target.name}`;
    case 'address':
      return `address ${target.element}`;
    case 'static':
      return `static ${target.element}`;
    case 'log':
      return 'log';
    case 'part':
      return `part ${target.part}`;
    case 'framed':
      return `framed ${target.before} ${target.after}`;
    case 'audit':
      return `audit ${target.key}`;
    case 'listed':
      return `listed ${target.list} ${target.field}`;
    case 'json':
      return `json ${target.ask} ${JSON.stringify(target.path)}`;
  }
}

/** What an element of a rule looks at. */
export type ConditionTarget = Extract<Target, { kind: 'field' | 'static' | 'address' | 'log' | 'listed' }>;

/** Parts of a text are looked for in the whole of it. */
export function elementTarget(target: Target): ConditionTarget {
  switch (target.kind) {
    case 'part':
      return target.part === 'audit-command-line' ? { kind: 'log' } : logParts[target.part].of;
    case 'framed':
    case 'audit':
    case 'json':
      return { kind: 'log' };
    default:
      return target;
  }
}

/** A target that is looked for inside a longer text. */
export type PartTarget = Extract<Target, { kind: 'part' | 'framed' | 'audit' }>;

export function isPart(target: Target): target is PartTarget {
  return target.kind === 'part' || target.kind === 'framed' || target.kind === 'audit';
}

/** One condition of a Wazuh rule: the pattern is what the target's text must (not) match. */
export interface Condition {
  readonly target: ConditionTarget;
  readonly negated: 'yes' | 'no';
  /** Encoded into the target's text form. */
  readonly pattern: Pattern | WrittenPattern | LiteralTexts;
}

/** A pattern that is more than a Pattern can say, as PCRE2 text whose time is proven. */
export interface WrittenPattern {
  readonly kind: 'written';
  readonly text: Pcre2Text;
  /** A text that whatever it finds contains. */
  readonly needs?: string;
}
