import type { Condition } from '@sigmazuh/parser';
import type { EventContent } from '../event.ts';
import type { CompiledDetection, CompiledSearch } from './compile-detection.ts';

/** How a part of a rule came out, and whether a field that the event has is what made it so. */
interface Outcome {
  readonly holds: boolean;
  readonly byAField: boolean;
}

/** An event without a field: what holds of it rests on what events lack. */
const nothing: EventContent = { fields: new Map(), texts: [] };

/**
 * Whether a detection holds because of a field that the event has, not merely because it lacks some or because a keyword
 * stands somewhere in it.
 */
export function holdsByAField(detection: CompiledDetection, content: EventContent): boolean {
  const outcomeOf = (name: string): Outcome => {
    const identifier = detection.identifiers.find((each) => each.name === name);
    return identifier === undefined
      ? { holds: false, byAField: false }
      : ofSearch(identifier.search, content);
  };
  const { holds, byAField } = any(detection.conditions.map((condition) => ofCondition(condition, outcomeOf)));
  return holds && byAField;
}

function ofSearch(search: CompiledSearch, content: EventContent): Outcome {
  switch (search.kind) {
    case 'item': {
      const holds = search.holds(content);
      return { holds, byAField: search.item.field !== null && holds !== search.holds(nothing) };
    }
    case 'all':
      return all(search.searches.map((each) => ofSearch(each, content)));
    case 'any':
      return any(search.searches.map((each) => ofSearch(each, content)));
  }
}

function ofCondition(condition: Condition, outcomeOf: (name: string) => Outcome): Outcome {
  switch (condition.kind) {
    case 'and':
      return all(condition.operands.map((operand) => ofCondition(operand, outcomeOf)));
    case 'or':
      return any(condition.operands.map((operand) => ofCondition(operand, outcomeOf)));
    case 'not': {
      const { holds, byAField } = ofCondition(condition.operand, outcomeOf);
      return { holds: !holds, byAField };
    }
    case 'identifier':
      return outcomeOf(condition.name);
    case 'quantifier':
      return (condition.quantifier === 'all' ? all : any)(condition.names.map(outcomeOf));
  }
}

function all(outcomes: readonly Outcome[]): Outcome {
  return deciding(
    outcomes,
    outcomes.every(({ holds }) => holds),
  );
}

function any(outcomes: readonly Outcome[]): Outcome {
  return deciding(
    outcomes,
    outcomes.some(({ holds }) => holds),
  );
}

/** Parts that came out as the whole did are what made it so. */
function deciding(outcomes: readonly Outcome[], holds: boolean): Outcome {
  return { holds, byAField: outcomes.some((each) => each.holds === holds && each.byAField) };
}
