import type { Condition } from '../../condition.ts';
import type { Detection, Search } from '../../documents.ts';
import { itemFormula } from './item-formula.ts';

/** What a detection asks of an event, down to single comparisons; `and` of nothing is true, `or` of nothing false. */
export type Formula =
  | { readonly kind: 'atom'; readonly key: string }
  | { readonly kind: 'not'; readonly operand: Formula }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Formula[] };

/** The formula of each search identifier, by name. */
export function searchFormulas(detection: Detection): ReadonlyMap<string, Formula> {
  return new Map(detection.identifiers.map(({ name, search }) => [name.value, searchFormula(search)]));
}

export function conditionFormula(condition: Condition, searches: ReadonlyMap<string, Formula>): Formula {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        kind: condition.kind,
        operands: condition.operands.map((each) => conditionFormula(each, searches)),
      };
    case 'not':
      return { kind: 'not', operand: conditionFormula(condition.operand, searches) };
    case 'identifier':
      return named(condition.name, searches);
    case 'quantifier': {
      const operands = condition.names.map((name) => named(name, searches));
      return { kind: condition.quantifier === 'all' ? 'and' : 'or', operands };
    }
  }
}

function named(name: string, searches: ReadonlyMap<string, Formula>): Formula {
  return searches.get(name) ?? { kind: 'atom', key: `identifier ${name}` };
}

function searchFormula(search: Search): Formula {
  switch (search.kind) {
    case 'all':
      return { kind: 'and', operands: search.searches.map(searchFormula) };
    case 'any':
      return { kind: 'or', operands: search.searches.map(searchFormula) };
    case 'item':
      return itemFormula(search);
  }
}
