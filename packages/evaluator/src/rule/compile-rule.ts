import type { FilterRule, SigmaRule } from '@sigmazuh/parser';
import type { EventContent } from '../event.ts';
import type { ModifierContext } from '../modifiers/modifier.ts';
import { type CompiledDetection, compileDetection, detectionHolds } from './compile-detection.ts';
import type { ElementOrder } from './compile-item.ts';
import { isAddedTo } from './filters.ts';
import { holdsByAField } from './found-in-event.ts';

/** A rule together with the filters added to it. */
export interface CompiledRule {
  readonly rule: SigmaRule;
  readonly detection: CompiledDetection;
  readonly filters: readonly CompiledFilter[];
}

interface CompiledFilter {
  readonly filter: FilterRule;
  readonly detection: CompiledDetection;
}

export interface RuleSettings extends ModifierContext {
  /** Whether a rule's `sigmazuh: ordered` is honoured. */
  readonly orderedLists: 'honoured' | 'ignored';
}

/** @throws RefusedValue for a value that has no meaning. */
export function compileRule(
  rule: SigmaRule,
  filters: readonly FilterRule[],
  settings: RuleSettings,
): CompiledRule {
  const ordered = new Set(
    settings.orderedLists === 'honoured' ? rule.extension.ordered.map(({ value }) => value) : [],
  );
  const orderOf = (name: string): ElementOrder => (ordered.has(name) ? 'in-order' : 'any-order');
  return {
    rule,
    detection: compileDetection(rule.detection, orderOf, settings),
    filters: filters
      .filter((filter) => isAddedTo(filter, rule))
      .map((filter) => ({ filter, detection: compileFilter(filter, settings) })),
  };
}

/** @throws RefusedValue for a value that has no meaning. */
export function compileFilter(filter: FilterRule, settings: RuleSettings): CompiledDetection {
  return compileDetection(filter.filter, () => 'any-order', settings);
}

/**
 * The detection holds and every filter lets the event through. Of an event that is only taken to be of the log source
 * a field of its own has to bring that about.
 */
export function ruleHolds({ detection, filters }: CompiledRule, content: EventContent): boolean {
  const parts = [detection, ...filters.map((each) => each.detection)];
  return (
    parts.every((each) => detectionHolds(each, content)) &&
    (content.source !== 'assumed' || parts.some((each) => holdsByAField(each, content)))
  );
}
