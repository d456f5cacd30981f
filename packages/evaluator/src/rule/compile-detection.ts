import type { Condition, Detection, Search } from '@sigmazuh/parser';
import type { EventContent } from '../event.ts';
import type { ModifierContext } from '../modifiers/modifier.ts';
import { type CompiledItem, compileItem, type ElementOrder } from './compile-item.ts';

/** The body of a search identifier, ready to be asked about an event. */
export type CompiledSearch =
  | CompiledItem
  | { readonly kind: 'all' | 'any'; readonly searches: readonly CompiledSearch[]; readonly search: Search };

interface CompiledIdentifier {
  readonly name: string;
  readonly search: CompiledSearch;
}

export interface CompiledDetection {
  /** The search identifiers the conditions speak of, in document order. */
  readonly identifiers: readonly CompiledIdentifier[];
  readonly conditions: readonly Condition[];
}

/**
 * Compiles what the conditions need. `orderOf` says whether the lists of a search identifier are in order.
 *
 * @throws RefusedValue for a value that has no meaning.
 */
export function compileDetection(
  detection: Detection,
  orderOf: (identifier: string) => ElementOrder,
  context: ModifierContext,
): CompiledDetection {
  const needed = new Set(detection.conditions.flatMap(namesIn));
  const identifiers = detection.identifiers
    .filter(({ name }) => needed.has(name.value))
    .map(({ name, search }) => ({
      name: name.value,
      search: compileSearch(search, orderOf(name.value), context),
    }));
  return { identifiers, conditions: detection.conditions };
}

/** Whether any of the conditions holds. */
export function detectionHolds(detection: CompiledDetection, content: EventContent): boolean {
  const known = new Map<string, boolean>();
  const identifierHolds = (name: string): boolean => {
    const answered = known.get(name);
    if (answered !== undefined) return answered;
    const identifier = detection.identifiers.find((each) => each.name === name);
    const answer = identifier !== undefined && searchHolds(identifier.search, content);
    known.set(name, answer);
    return answer;
  };
  return detection.conditions.some((condition) => conditionHolds(condition, identifierHolds));
}

/** A map needs all of its parts, a list of maps one. */
export function searchHolds(search: CompiledSearch, content: EventContent): boolean {
  switch (search.kind) {
    case 'item':
      return search.holds(content);
    case 'all':
      return search.searches.every((each) => searchHolds(each, content));
    case 'any':
      return search.searches.some((each) => searchHolds(each, content));
  }
}

export function conditionHolds(condition: Condition, identifierHolds: (name: string) => boolean): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.operands.every((operand) => conditionHolds(operand, identifierHolds));
    case 'or':
      return condition.operands.some((operand) => conditionHolds(operand, identifierHolds));
    case 'not':
      return !conditionHolds(condition.operand, identifierHolds);
    case 'identifier':
      return identifierHolds(condition.name);
    case 'quantifier':
      return condition.quantifier === 'all'
        ? condition.names.every(identifierHolds)
        : condition.names.some(identifierHolds);
  }
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

function compileSearch(search: Search, order: ElementOrder, context: ModifierContext): CompiledSearch {
  switch (search.kind) {
    case 'item':
      return compileItem(search, order, context);
    case 'all':
    case 'any':
      return {
        kind: search.kind,
        searches: search.searches.map((each) => compileSearch(each, order, context)),
        search,
      };
  }
}
