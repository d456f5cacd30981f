import { byIdentity, choice, groupBy } from '@sigmazuh/compiler';
import {
  type Member,
  type Pcre2Text,
  printPart,
  printSearch,
  type Search,
  timeGrowth,
} from '@sigmazuh/regex';
import { messageField } from '@sigmazuh/wazuh-events';
import { limits } from '../../limits.ts';
import type { ValueTest, WazuhPredicate } from '../../locate/index.ts';
import { eventTextPattern, isSystemKeyElsewhere } from './event-text.ts';
import { valueText } from './value-text.ts';

/** A test of a member's value. */
type MemberTest = ValueTest & { readonly target: { readonly kind: 'field' } };

/** Whether one member alone says it. */
export function isOfMember(predicate: WazuhPredicate): predicate is MemberTest {
  if (predicate.kind !== 'value' || predicate.target.kind !== 'field') return false;
  if (isSystemKeyElsewhere(predicate.target.name)) return false;
  return predicate.form === 'arrived' || predicate.target.name !== messageField;
}

/** The same tests are asked for many rules. */
export const searchForTest = byIdentity((test: ValueTest): { readonly search: Search | null } => ({
  search: isOfMember(test) ? memberSearch([test]) : textSearch(test),
}));

/** What is not said by one member alone is looked for in the text as a whole. */
export function textSearch(predicate: WazuhPredicate): Search | null {
  const pattern = eventTextPattern(predicate);
  const isLinear = pattern !== null && timeGrowth(pattern) === null;
  return isLinear ? { kind: 'text', pattern: printPart(pattern) } : null;
}

/** Of tests of which any may hold, those of one field are one look at it, unless that is too long. */
export function memberSearches(tests: readonly MemberTest[]): readonly (Search | null)[] {
  const byField = groupBy(tests, ({ form, target }) => `${form ?? ''} ${target.name.toLowerCase()}`);
  return [...byField.values()].flatMap((same) => {
    const together = same.length > 1 ? memberSearch(same) : null;
    const isLong = together === null || lengthOf(together) > limits.loadedTextBytes;
    return isLong ? same.map((test) => searchForTest(test).search) : [together];
  });
}

/** Tests of one field, any of which may hold. */
function memberSearch(tests: readonly MemberTest[]): Search | null {
  const [first] = tests;
  if (first === undefined) return null;
  const { texts } = valueText(first, choice(tests.map(({ pattern }) => pattern)));
  if (texts === null) return null;
  const name = keyOf(first.target.name);
  const members = texts.map(
    (value): Member => ({ kind: 'member', name, spelling: spellingOf(first), value }),
  );
  const [only] = members;
  return only !== undefined && members.length === 1 ? only : { kind: 'any', of: members };
}

export type Spelling = 'cased' | 'caseless';

/** The manager's own rules may write a field's name in another case than the event. */
export function spellingOf({ form }: ValueTest): Spelling {
  return form === 'arrived' ? 'caseless' : 'cased';
}

/** `image` of `win.eventdata.image`. */
export function keyOf(field: string): string {
  return field.split('.').slice(2).join('.');
}

/** How many bytes a condition takes that makes the search. */
export function lengthOf(search: Search): number {
  return printedSearch(search).length;
}

export function printedSearch(search: Search): Pcre2Text {
  return printSearch(search, limits.loadedTextBytes);
}
