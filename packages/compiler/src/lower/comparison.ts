import type { Value } from '@sigmazuh/parser';
import type { Predicate } from '../predicate.ts';
import { type ItemSettings, type LoweringContext, refuse } from './item-settings.ts';

const decimal = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*$/;

/** The value as a number that the field, or a part of its date, is compared with. */
export function comparison(value: Value, settings: ItemSettings, context: LoweringContext): Predicate | null {
  const number = numberOf(value);
  if (settings.field === null) {
    return refuse(
      context,
      'comparison-without-field',
      'a comparison needs a field',
      'name the field to compare',
    );
  }
  if (number === null) {
    const written = value.kind === 'null' ? 'null' : value.text;
    return refuse(
      context,
      'value-not-a-number',
      `"${written}" is not a number, and only numbers can be compared`,
      'write the value as a number',
    );
  }
  return {
    kind: 'compare',
    field: settings.field,
    operator: settings.operator,
    part: settings.part,
    value: number,
    range: context.range,
  };
}

function numberOf(value: Value): number | null {
  if (value.kind === 'number') return value.value;
  return value.kind === 'string' && decimal.test(value.text) ? Number(value.text) : null;
}
