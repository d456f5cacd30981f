import type { Value } from '@sigmazuh/parser';
import { anyRun, choice, isNothing, sequence } from '../pattern/build.ts';
import { searchForm } from '../pattern/search-form.ts';
import type { MatchTest, Predicate } from '../predicate.ts';
import type { WrittenMatch, WrittenOrder, WrittenText } from '../written.ts';
import { type Draft, draftOf, plainDraft } from './draft.ts';
import { type ItemSettings, type LoweringContext, refuse } from './item-settings.ts';
import type { Modifier } from './modifier.ts';
import { writtenText } from './written-text.ts';

/** A search for any of these in the field, or in any value of the event when there is none. */
export function matchTest(
  field: string | null,
  written: readonly WrittenMatch[],
  context: LoweringContext,
): Predicate {
  const search = searchForm(choice(written.map((each) => each.pattern)));
  if (isNothing(search)) {
    return field === null
      ? { kind: 'constant', value: true }
      : { kind: 'exists', field, value: 'any', range: context.range };
  }
  return { kind: 'match', field, pattern: search, written, range: context.range };
}

/** What a value means when no modifier gives it a meaning of its own. */
export function textTest(
  value: Value,
  transforms: readonly Modifier[],
  settings: ItemSettings,
  context: LoweringContext,
): Predicate | null {
  if (value.kind === 'null') {
    return settings.field === null
      ? refuse(context, 'null-keyword', 'null is not a keyword', 'write the text to look for')
      : { kind: 'null', field: settings.field, range: context.range };
  }
  if (settings.field !== null && isNumber(value, transforms, settings)) {
    return {
      kind: 'compare',
      field: settings.field,
      operator: 'eq',
      part: null,
      value: value.value,
      range: context.range,
    };
  }
  const written = writtenTexts(value, transforms, settings, context);
  return written === null ? null : matchTest(settings.field, written, context);
}

/** The value as it is searched: with its transformations applied, and standing in the field as its relation demands. */
function writtenTexts(
  value: Exclude<Value, { kind: 'null' }>,
  transforms: readonly Modifier[],
  settings: ItemSettings,
  context: LoweringContext,
): readonly WrittenText[] | null {
  let drafts: readonly Draft[] = [value.kind === 'string' ? draftOf(value.text) : plainDraft(value.text)];
  for (const modifier of transforms) {
    const next: Draft[] = [];
    for (const draft of drafts) {
      const made = modifier.transform?.(draft, context);
      if (made === null || made === undefined) return null;
      next.push(...made);
    }
    drafts = next;
  }
  const relation = settings.field === null ? 'contains' : settings.relation;
  const written: WrittenText[] = [];
  for (const draft of drafts) {
    const text = writtenText(draft, relation, settings.caseRule);
    if (text === null) {
      return refuse(
        context,
        'encoded-value-not-text',
        'what UTF-16 makes of the value is no text, so no field can hold it',
        'encode it further with "base64offset|contains"',
      );
    }
    written.push(text);
  }
  return written;
}

/**
 * A bare number equals a field by value: `4104` also is `4104.0`. One with too many digits is the text of them, and so is
 * one whose letter case is to count.
 */
function isNumber(
  value: Value,
  transforms: readonly Modifier[],
  settings: ItemSettings,
): value is Extract<Value, { kind: 'number' }> {
  if (value.kind !== 'number' || settings.relation !== 'equal' || transforms.length > 0) return false;
  if (settings.caseRule === 'cased') return false;
  return Number.isSafeInteger(value.value) || !/^-?\d{16,}$/.test(value.text);
}

/** Elements in this order with anything between them: one search over one text. */
export function inOrder(elements: readonly MatchTest[]): WrittenOrder {
  const patterns = elements.flatMap(({ pattern }, i) => (i === 0 ? [pattern] : [anyRun, pattern]));
  return { kind: 'ordered', elements: elements.map(({ written }) => written), pattern: sequence(patterns) };
}
