import type { Condition } from './condition.ts';
import type { Diagnostic } from './diagnostics.ts';
import type { Located, SourceRange } from './source.ts';
import type { YamlMap } from './yaml.ts';

export type SigmaRuleId = string & { readonly brand: 'SigmaRuleId' };

/** One YAML document of a Sigma file, after `action:` collections are resolved. Everything is frozen. */
export type SigmaDocument = SigmaRule | CorrelationRule | FilterRule | UnsupportedRule;

export const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof levels)[number];

/** What a rule's status may be (Sigma rules specification, "Status"). */
export const statuses = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const;

/** What a rule may be to another (Sigma rules specification, "Related"). */
export const relationTypes = ['derived', 'obsolete', 'merged', 'renamed', 'similar'] as const;

/** What all kinds of document share. */
export interface DocumentHead {
  readonly range: SourceRange;
  readonly title: Located<string>;
  readonly id: Located<SigmaRuleId> | null;
  readonly name: Located<string> | null;
  readonly status: Located<string> | null;
  readonly description: Located<string> | null;
  readonly level: Located<Level> | null;
  readonly author: Located<string> | null;
  readonly date: Located<string> | null;
  readonly modified: Located<string> | null;
  readonly references: readonly Located<string>[];
  readonly tags: readonly Located<string>[];
  readonly falsePositives: readonly Located<string>[];
  readonly related: readonly RelatedRule[];
  /** The whole document as written, custom attributes included. */
  readonly attributes: YamlMap;
}

export interface RelatedRule {
  readonly id: Located<string>;
  readonly type: Located<string>;
}

export interface SigmaRule extends DocumentHead {
  readonly kind: 'rule';
  readonly logSource: LogSource;
  readonly detection: Detection;
  /** From the rule's own attribute `sigmazuh`. */
  readonly extension: RuleExtension;
}

export interface LogSource {
  readonly category: Located<string> | null;
  readonly product: Located<string> | null;
  readonly service: Located<string> | null;
  readonly definition: Located<string> | null;
  readonly range: SourceRange;
}

/**
 * The custom attribute this project gives a meaning to:
 *
 *     sigmazuh:
 *       ordered: [payload]     # keyword lists with `|all` whose elements must appear in this order
 *       level: 6               # the level of the Wazuh alert, where the one of the Sigma level is not meant
 *
 * Other back ends ignore it and get the unordered rule, which is wider, never narrower.
 */
export interface RuleExtension {
  readonly ordered: readonly Located<string>[];
  readonly wazuhLevel: number | null;
}

export interface Detection {
  /** Search identifiers in document order. */
  readonly identifiers: readonly SearchIdentifier[];
  /** A list of conditions is one rule that matches when any of them holds. Never empty. */
  readonly conditions: readonly Condition[];
  readonly timeframe: Located<string> | null;
  readonly range: SourceRange;
}

export interface SearchIdentifier {
  readonly name: Located<string>;
  readonly search: Search;
}

/** The body of a search identifier: maps are `all`, lists of maps are `any`, lists of plain values one keyword item. */
export type Search = SearchAll | SearchAny | DetectionItem;

export interface SearchAll {
  readonly kind: 'all';
  readonly searches: readonly Search[];
  readonly range: SourceRange;
}

export interface SearchAny {
  readonly kind: 'any';
  readonly searches: readonly Search[];
  readonly range: SourceRange;
}

/** `field|modifier|modifier: values`. Values are alternatives unless the modifiers contain `all`. */
export interface DetectionItem {
  readonly kind: 'item';
  /** `null` for keywords. */
  readonly field: Located<string> | null;
  readonly modifiers: readonly Located<ModifierName>[];
  /** An empty list was written as `[]`: nothing can match it. */
  readonly values: readonly Value[];
  /** The item as a whole, key and values. */
  readonly range: SourceRange;
}

export const modifierNames = [
  'all',
  'base64',
  'base64offset',
  'cased',
  'cidr',
  'contains',
  'day',
  'endswith',
  'exists',
  'expand',
  'fieldref',
  'gt',
  'gte',
  'hour',
  'i',
  'lt',
  'lte',
  'm',
  'minute',
  'month',
  'neq',
  're',
  's',
  'startswith',
  'utf16',
  'utf16be',
  'utf16le',
  'week',
  'wide',
  'windash',
  'year',
] as const;
export type ModifierName = (typeof modifierNames)[number];

export type Value = StringValue | NumberValue | BooleanValue | NullValue;

export interface StringValue {
  readonly kind: 'string';
  /** As in the file after YAML unquoting; Sigma escapes and wildcards still in it (see `parseSigmaString`). */
  readonly text: string;
  readonly range: SourceRange;
}

export interface NumberValue {
  readonly kind: 'number';
  readonly value: number;
  readonly text: string;
  readonly range: SourceRange;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly text: string;
  readonly range: SourceRange;
}

export interface NullValue {
  readonly kind: 'null';
  readonly range: SourceRange;
}

/** The types of the Sigma correlation rules specification 2.1. */
export const correlationTypes = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
] as const;
export type CorrelationType = (typeof correlationTypes)[number];

/** Sigma correlation rules, specification 2.1. */
export interface CorrelationRule extends DocumentHead {
  readonly kind: 'correlation';
  readonly type: Located<CorrelationType>;
  /** Ids or names of the rules it refers to. */
  readonly rules: readonly Located<string>[];
  readonly groupBy: readonly Located<string>[];
  readonly timespan: Located<string>;
  /** `null` where the type needs none and none is written. */
  readonly condition: CorrelationCondition | null;
  readonly aliases: readonly CorrelationAlias[];
  /** Whether the rules it refers to stand for themselves as well. */
  readonly generate: boolean;
  readonly correlation: YamlMap;
}

export const correlationOperators = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const;
export type CorrelationOperator = (typeof correlationOperators)[number];

/** What has to be counted or measured for the correlation to match. */
export interface CorrelationCondition {
  /** All of them have to hold: two are a range. */
  readonly comparisons: readonly CorrelationComparison[];
  /** The fields whose values are counted or measured; several are taken together. */
  readonly fields: readonly Located<string>[];
  /** Of `value_percentile`, as pySigma writes it: which percentile of the values is compared. */
  readonly percentile: Located<number> | null;
  readonly range: SourceRange;
}

export interface CorrelationComparison {
  readonly operator: CorrelationOperator;
  readonly value: number;
  readonly range: SourceRange;
}

/** A name for fields that the events of different rules call differently. */
export interface CorrelationAlias {
  readonly name: Located<string>;
  readonly fields: readonly { readonly rule: Located<string>; readonly field: Located<string> }[];
}

/** Sigma filters, specification 2.1: `filter.rules` names the rules it is added to, `filter.condition` what is let through. */
export interface FilterRule extends DocumentHead {
  readonly kind: 'filter';
  readonly logSource: LogSource;
  /** Ids or names of rules, or `null` for `any`. */
  readonly rules: readonly Located<string>[] | null;
  readonly filter: Detection;
}

/**
 * A rule of status `unsupported` that cannot be read in full. The specification says of that status that the rule
 * cannot be used in its current state, so it is kept with the reason, and its mistakes are no errors.
 */
export interface UnsupportedRule extends DocumentHead {
  readonly kind: 'unsupported';
  readonly logSource: LogSource;
  /** What keeps it from being read. */
  readonly reason: Diagnostic;
}
