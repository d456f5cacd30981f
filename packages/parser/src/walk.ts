import type { Condition, IdentifierCondition, QuantifierCondition } from './condition.ts';
import type { Detection, DetectionItem, Search, SigmaDocument } from './documents.ts';

/** The detection of a rule or filter; correlation rules have none. */
export function detectionOf(document: SigmaDocument): Detection | null {
  switch (document.kind) {
    case 'rule':
      return document.detection;
    case 'filter':
      return document.filter;
    case 'correlation':
    case 'unsupported':
      return null;
  }
}

/** All detection items of a document, in its order. */
export function itemsOf(document: SigmaDocument): readonly DetectionItem[] {
  return detectionOf(document)?.identifiers.flatMap(({ search }) => itemsOfSearch(search)) ?? [];
}

export function itemsOfSearch(search: Search): readonly DetectionItem[] {
  return search.kind === 'item' ? [search] : search.searches.flatMap(itemsOfSearch);
}

/** What a condition says about search identifiers, from left to right. */
export function leavesOf(condition: Condition): readonly (IdentifierCondition | QuantifierCondition)[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.flatMap(leavesOf);
    case 'not':
      return leavesOf(condition.operand);
    case 'identifier':
    case 'quantifier':
      return [condition];
  }
}
