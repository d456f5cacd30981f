import type { Condition, Search, SigmaRule } from '@sigmazuh/parser';
import type { Predicate } from '../predicate.ts';
import type { ItemSettings } from './item-settings.ts';
import { type ItemContext, lowerItem } from './lower-item.ts';

/** The part of a rule that says what it looks for; a filter has the same. */
export type LoweredDetection = Pick<SigmaRule, 'detection'> & Partial<Pick<SigmaRule, 'extension'>>;

/**
 * A detection as one predicate over Patterns. A list of conditions matches when any of them does (specification,
 * "condition"). `null` = something in it was refused, and reported.
 */
export function lowerDetection(rule: LoweredDetection, context: ItemContext): Predicate | null {
  const ordered = new Set(rule.extension?.ordered.map((name) => name.value));
  const searches = new Map<string, Predicate>();
  const used = new Set(rule.detection.conditions.flatMap(namesIn));
  let refused = false;
  for (const { name, search } of rule.detection.identifiers) {
    if (!used.has(name.value)) continue;
    const order = ordered.has(name.value) ? 'ordered' : 'any-order';
    const predicate = lowerSearch(search, order, context);
    if (predicate === null) refused = true;
    else searches.set(name.value, predicate);
  }
  if (refused) return null;
  return { kind: 'or', operands: rule.detection.conditions.map((each) => lowerCondition(each, searches)) };
}

function lowerSearch(search: Search, order: ItemSettings['order'], context: ItemContext): Predicate | null {
  if (search.kind === 'item') return lowerItem(search, order, context);
  const operands: Predicate[] = [];
  let refused = false;
  for (const each of search.searches) {
    const predicate = lowerSearch(each, order, context);
    if (predicate === null) refused = true;
    else operands.push(predicate);
  }
  if (refused) return null;
  return { kind: search.kind === 'all' ? 'and' : 'or', operands };
}

function lowerCondition(condition: Condition, searches: ReadonlyMap<string, Predicate>): Predicate {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        kind: condition.kind,
        operands: condition.operands.map((each) => lowerCondition(each, searches)),
      };
    case 'not':
      return { kind: 'not', operand: lowerCondition(condition.operand, searches) };
    case 'identifier':
      return named(condition.name, searches);
    case 'quantifier':
      return {
        kind: condition.quantifier === 'all' ? 'and' : 'or',
        operands: condition.names.map((name) => named(name, searches)),
      };
  }
}

/** An identifier that the parser did not find is its error; here it holds never. */
function named(name: string, searches: ReadonlyMap<string, Predicate>): Predicate {
  return searches.get(name) ?? { kind: 'constant', value: false };
}

function namesIn(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.flatMap(namesIn);
    case 'not':
      return namesIn(condition.operand);
    case 'identifier':
      return [condition.name];
    case 'quantifier':
      return condition.names;
  }
}
