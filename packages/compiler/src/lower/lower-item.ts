import type { DetectionItem } from '@sigmazuh/parser';
import { joinedAlternatives } from '../normalise/merge-alternatives.ts';
import type { MatchTest, Predicate } from '../predicate.ts';
import { type ItemSettings, type LoweringContext, refuse } from './item-settings.ts';
import { listTest } from './list-test.ts';
import type { Modifier } from './modifier.ts';
import { modifiers } from './modifiers/index.ts';
import { inOrder, matchTest, textTest } from './text-match.ts';

/** What all items of a rule share; the place of the value at hand comes with each value. */
export type ItemContext = Omit<LoweringContext, 'range'>;

/**
 * A detection item as a predicate: each value a test, the tests joined as the modifiers say.
 *
 *     CommandLine|contains|all: [a, b]  →  and(CommandLine ~ a, CommandLine ~ b)
 *
 * `null` = a value was refused, and reported.
 */
export function lowerItem(
  item: DetectionItem,
  order: ItemSettings['order'],
  context: ItemContext,
): Predicate | null {
  const applied = item.modifiers.map((name) => modifiers[name.value]);
  const settings = applied.reduce<ItemSettings>((sofar, modifier) => modifier.adjust?.(sofar) ?? sofar, {
    field: item.field?.value ?? null,
    caseRule: 'caseless',
    relation: 'equal',
    link: 'any',
    order,
    sense: 'equal',
    regexFlags: [],
    operator: 'eq',
    part: null,
    expands: false,
  });
  const testOf = valueTest(applied);
  const isWhole = item.modifiers.every(({ value }) => leavingValues.has(value));
  const tests: Predicate[] = [];
  for (const value of item.values) {
    const own = { ...context, range: value.range };
    const listed = isWhole ? listTest(value, settings, own) : null;
    const test = listed ?? testOf(value, settings, own);
    if (test === null) return null;
    tests.push(test);
  }
  const joined = join(tests, settings, { ...context, range: item.range });
  if (joined === null) return null;
  return settings.sense === 'equal' ? joined : { kind: 'not', operand: joined };
}

/** Modifiers that leave a placeholder's values as they are. */
const leavingValues: ReadonlySet<string> = new Set(['expand', 'cased', 'neq', 'all']);

function valueTest(applied: readonly Modifier[]): NonNullable<Modifier['test']> {
  const own = applied.find((modifier) => modifier.test !== undefined)?.test;
  if (own !== undefined) return own;
  const transforms = applied.filter((modifier) => modifier.transform !== undefined);
  return (value, settings, context) => textTest(value, transforms, settings, context);
}

function join(
  tests: readonly Predicate[],
  settings: ItemSettings,
  context: LoweringContext,
): Predicate | null {
  if (settings.link === 'any') return joinedAlternatives('or', tests);
  if (settings.order === 'any-order') return { kind: 'and', operands: tests };
  const elements: MatchTest[] = [];
  for (const test of tests) {
    if (test.kind !== 'match') {
      return refuse(
        context,
        'ordered-needs-text',
        'only texts and regular expressions can be put in order',
        'take the identifier out of "ordered"',
      );
    }
    elements.push(test);
  }
  return matchTest(settings.field, [inOrder(elements)], context);
}
