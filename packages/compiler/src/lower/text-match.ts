import type { Value } from '@sigmazuh/parser';
import { anyRun, choice, end, isNothing, sequence, start } from '../pattern/build.ts';
import { searchForm } from '../pattern/search-form.ts';
import type { Pattern } from '../pattern.ts';
import type { Predicate } from '../predicate.ts';
import { type Draft, draftOf, draftPattern, plainDraft } from './draft.ts';
import { type ItemSettings, type LoweringContext, refuse } from './item-settings.ts';
import type { Modifier } from './modifier.ts';

/** A search for the pattern in the field, or in any value of the event when there is none. */
export function matchTest(field: string | null, pattern: Pattern, context: LoweringContext): Predicate {
  const search = searchForm(pattern);
  if (isNothing(search)) {
    return field === null
      ? { kind: 'constant', value: true }
      : { kind: 'exists', field, value: 'any', range: context.range };
  }
  return { kind: 'match', field, pattern: search, range: context.range };
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
  const pattern = textPattern(value, transforms, settings, context);
  return pattern === null ? null : matchTest(settings.field, pattern, context);
}

/** The value as it is searched: with its transformations applied, and anchored as its relation demands. */
export function textPattern(
  value: Exclude<Value, { kind: 'null' }>,
  transforms: readonly Modifier[],
  settings: ItemSettings,
  context: LoweringContext,
): Pattern | null {
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
  const patterns: Pattern[] = [];
  for (const draft of drafts) {
    const pattern = draftPattern(draft, settings.caseRule);
    if (pattern === null) {
      return refuse(
        context,
        'encoded-value-not-text',
        'the encoded value is not text, so no field can hold it',
        'encode it further with "base64offset"',
      );
    }
    patterns.push(anchored(pattern, settings));
  }
  return choice(patterns);
}

function anchored(pattern: Pattern, settings: ItemSettings): Pattern {
  if (settings.field === null) return pattern;
  switch (settings.relation) {
    case 'equal':
      return sequence([start, pattern, end]);
    case 'startswith':
      return sequence([start, pattern]);
    case 'endswith':
      return sequence([pattern, end]);
    case 'contains':
      return pattern;
  }
}

/** A bare number equals a field by value: `4104` also is `4104.0`. */
function isNumber(
  value: Value,
  transforms: readonly Modifier[],
  settings: ItemSettings,
): value is Extract<Value, { kind: 'number' }> {
  return value.kind === 'number' && settings.relation === 'equal' && transforms.length === 0;
}

/** Elements in this order with anything between them: one search over one text. */
export function orderedElements(elements: readonly Pattern[]): Pattern {
  return sequence(elements.flatMap((element, i) => (i === 0 ? [element] : [anyRun, element])));
}
