import type { DetectionItem, ModifierName, Value } from '@sigmazuh/parser';
import type { EventContent, Field, FieldValue } from '../event.ts';
import { modifiers } from '../modifiers/index.ts';
import { asText, type ModifierContext } from '../modifiers/modifier.ts';
import { Refusal } from '../refusal.ts';
import { type Term, termOfValue } from '../term.ts';
import { anyRun, type FoldableText } from '../text/text-pattern.ts';
import { compileFieldTest } from './field-test.ts';
import { compileOrderedTest } from './ordered-test.ts';
import { compileScalarTest } from './scalar-test.ts';

/** A detection item ready to be asked about an event. */
export interface CompiledItem {
  readonly kind: 'item';
  readonly item: DetectionItem;
  readonly holds: (content: EventContent) => boolean;
  /** Each value of the item on its own. */
  readonly values: readonly CompiledValue[];
}

interface CompiledValue {
  readonly value: Value;
  readonly holds: (content: EventContent) => boolean;
}

/** Whether the values of a list with `all` have to stand in the rule's order. */
export type ElementOrder = 'any-order' | 'in-order';

/** @throws Refusal with the value it is about, see `RefusedValue`. */
export function compileItem(
  item: DetectionItem,
  order: ElementOrder,
  context: ModifierContext,
): CompiledItem {
  const lists = item.modifiers.map(({ value }) => modifiers[value]).filter((each) => each.kind === 'list');
  const isLinkedByAll = lists.some((each) => each.effect === 'link-all');
  const isNegated = lists.some((each) => each.effect === 'negate');
  const elements = item.values.map((value) => at(value, () => termsOf(item, value, context)));
  const values = item.values.map((value, index) => {
    return { value, holds: at(value, () => compileAlternatives(item, elements[index] ?? [])) };
  });
  const linked = (content: EventContent) => {
    return isLinkedByAll
      ? values.every((each) => each.holds(content))
      : values.some((each) => each.holds(content));
  };
  const positive = isLinkedByAll && order === 'in-order' ? compileOrder(item, elements) : linked;
  const holds = isNegated ? (content: EventContent) => !positive(content) : positive;
  return { kind: 'item', item, holds, values };
}

/** A refusal together with the value of the rule that brought it about. */
export class RefusedValue extends Error {
  readonly value: Value;
  readonly refusal: Refusal;

  constructor(value: Value, refusal: Refusal) {
    super(refusal.message);
    this.name = 'RefusedValue';
    this.value = value;
    this.refusal = refusal;
  }
}

function at<T>(value: Value, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    throw error instanceof Refusal ? new RefusedValue(value, error) : error;
  }
}

/** What a value becomes on its way through the item's modifiers: one term or several alternatives. */
function termsOf(item: DetectionItem, value: Value, context: ModifierContext): readonly Term[] {
  let terms: readonly Term[] = [termOfValue(value)];
  for (const name of inOrder(item.modifiers.map(({ value }) => value))) {
    const modifier = modifiers[name];
    if (modifier.kind === 'value') terms = terms.flatMap((term) => modifier.apply(term, context));
  }
  return item.field === null ? terms.map(keyword) : terms;
}

/** `re` takes the value as it is written, so that placeholders are those of the regular expression. */
function inOrder(names: readonly ModifierName[]): readonly ModifierName[] {
  return names.includes('re') ? ['re', ...names.filter((name) => name !== 're')] : names;
}

/** A keyword may stand anywhere in a text. */
function keyword(term: Term): Term {
  switch (term.kind) {
    case 'text':
    case 'encoded':
    case 'number':
    case 'boolean': {
      const text = asText(term, 'contains');
      return { ...text, parts: [anyRun, ...text.parts, anyRun] };
    }
    case 'null':
      throw new Refusal('null cannot be searched for as a keyword', 'name the field that is to be null');
    case 'field':
    case 'presence':
      throw new Refusal('a keyword has no field to compare or to look for', 'write the item with a field');
    case 'regex':
    case 'comparison':
    case 'network':
      return term;
  }
}

function compileAlternatives(
  item: DetectionItem,
  terms: readonly Term[],
): (content: EventContent) => boolean {
  const { field } = item;
  if (field !== null) {
    const tests = terms.map(compileFieldTest);
    return (content) => tests.some((test) => test(content.fields.get(field.value), content));
  }
  const tests = terms.map((term) => {
    if (term.kind === 'null' || term.kind === 'field' || term.kind === 'presence') return () => false;
    const test = compileScalarTest(term);
    return (text: FoldableText) => test({ scalar: text.plain, text });
  });
  return (content) => tests.some((test) => content.texts.some(test));
}

/** The elements in order, all of them in one text: one value of the field, or one of the texts keywords see. */
function compileOrder(
  item: DetectionItem,
  elements: readonly (readonly Term[])[],
): (content: EventContent) => boolean {
  const [first] = item.values;
  if (first === undefined) return () => true;
  const test = at(first, () => compileOrderedTest(elements));
  return (content) => textsOf(item, content).some(test);
}

function textsOf(item: DetectionItem, content: EventContent): readonly FoldableText[] {
  if (item.field === null) return content.texts;
  return valuesOf(content.fields.get(item.field.value)).flatMap((value) => value.text ?? []);
}

function valuesOf(field: Field | undefined): readonly FieldValue[] {
  return field?.values ?? [];
}
