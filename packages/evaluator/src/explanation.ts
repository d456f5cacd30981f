import type { Condition, FilterRule, SigmaRule, SourceRange } from '@sigmazuh/parser';
import type { EventContent, LogSourceAttributes, Scalar, SigmaEvent } from './event.ts';
import { sourcesFor } from './log-sources/selects.ts';
import {
  type CompiledDetection,
  type CompiledSearch,
  conditionHolds,
  searchHolds,
} from './rule/compile-detection.ts';
import type { CompiledItem } from './rule/compile-item.ts';
import { type CompiledRule, ruleHolds } from './rule/compile-rule.ts';

/** Why a rule matches an event or does not: the truth of each of its parts, as data. */
export interface Explanation {
  readonly rule: SigmaRule;
  readonly holds: boolean;
  /** One for each log source of the event that the rule's takes in; empty when the rule does not apply at all. */
  readonly sources: readonly ExplainedSource[];
}

export interface ExplainedSource {
  readonly attributes: LogSourceAttributes;
  readonly holds: boolean;
  readonly detection: ExplainedDetection;
  readonly filters: readonly { readonly filter: FilterRule; readonly detection: ExplainedDetection }[];
}

export interface ExplainedDetection {
  readonly holds: boolean;
  readonly conditions: readonly { readonly condition: Condition; readonly holds: boolean }[];
  readonly identifiers: readonly ExplainedIdentifier[];
}

export interface ExplainedIdentifier {
  readonly name: string;
  readonly holds: boolean;
  readonly search: ExplainedSearch;
}

export type ExplainedSearch =
  | { readonly kind: 'all' | 'any'; readonly holds: boolean; readonly searches: readonly ExplainedSearch[] }
  | ExplainedItem;

export interface ExplainedItem {
  readonly kind: 'item';
  readonly holds: boolean;
  readonly field: string | null;
  readonly modifiers: readonly string[];
  readonly range: SourceRange;
  /** The values of the field, or for keywords all texts that were searched; `null` when the field is absent. */
  readonly lookedAt: readonly Scalar[] | null;
  readonly values: readonly { readonly range: SourceRange; readonly holds: boolean }[];
}

export function explainRule(compiled: CompiledRule, event: SigmaEvent): Explanation {
  const sources = sourcesFor(compiled.rule.logSource, event).map(({ attributes, content }) => ({
    attributes,
    holds: ruleHolds(compiled, content),
    detection: explainDetection(compiled.detection, content),
    filters: compiled.filters.map(({ filter, detection }) => ({
      filter,
      detection: explainDetection(detection, content),
    })),
  }));
  return { rule: compiled.rule, holds: sources.some(({ holds }) => holds), sources };
}

function explainDetection(detection: CompiledDetection, content: EventContent): ExplainedDetection {
  const identifiers = detection.identifiers.map(({ name, search }) => ({
    name,
    holds: searchHolds(search, content),
    search: explainSearch(search, content),
  }));
  const identifierHolds = (name: string) => identifiers.some((each) => each.name === name && each.holds);
  const conditions = detection.conditions.map((condition) => ({
    condition,
    holds: conditionHolds(condition, identifierHolds),
  }));
  return { holds: conditions.some(({ holds }) => holds), conditions, identifiers };
}

function explainSearch(search: CompiledSearch, content: EventContent): ExplainedSearch {
  if (search.kind === 'item') return explainItem(search, content);
  return {
    kind: search.kind,
    holds: searchHolds(search, content),
    searches: search.searches.map((each) => explainSearch(each, content)),
  };
}

function explainItem({ item, holds, values }: CompiledItem, content: EventContent): ExplainedItem {
  return {
    kind: 'item',
    holds: holds(content),
    field: item.field?.value ?? null,
    modifiers: item.modifiers.map(({ value }) => value),
    range: item.range,
    lookedAt: lookedAt(item.field?.value ?? null, content),
    values: values.map((each) => ({ range: each.value.range, holds: each.holds(content) })),
  };
}

function lookedAt(field: string | null, content: EventContent): readonly Scalar[] | null {
  if (field === null) return content.texts.map(({ plain }) => plain);
  return content.fields.get(field)?.values.map(({ scalar }) => scalar) ?? null;
}
