import { byContent, byIdentity, contains, isBounded, literal, type Pattern } from '@sigmazuh/compiler';
import {
  allSearches,
  anySearch,
  embedPattern,
  encodePattern,
  memberSearch,
  printPcre2,
  textSearch,
  timeGrowth,
} from '@sigmazuh/regex';
import { eventTextPattern, isSystemKeyElsewhere } from '../condition/event-text.ts';
import type { ValueTest, WazuhPredicate } from '../locate/wazuh-predicate.ts';
import { jsonString } from '../text-forms/index.ts';

/** What stands behind `\\A` to find an event for which the predicate holds; `null` when it cannot be written. */
export function searchFor(predicate: WazuhPredicate): string | null {
  switch (predicate.kind) {
    case 'and': {
      const found = predicate.operands.filter(({ kind }) => kind !== 'not').map(searchFor);
      const absent = predicate.operands.flatMap((each) =>
        each.kind === 'not' ? [searchFor(each.operand)] : [],
      );
      if (found.includes(null) || absent.includes(null)) return null;
      return allSearches(
        found.filter((each) => each !== null),
        absent.filter((each) => each !== null),
      );
    }
    case 'or': {
      const parts = predicate.operands.map(searchFor);
      return parts.includes(null) ? null : anySearch(parts.filter((each) => each !== null));
    }
    case 'not': {
      const operand = searchFor(predicate.operand);
      return operand === null ? null : allSearches([], [operand]);
    }
    case 'constant':
      return predicate.value ? '' : '(*F)';
    case 'present':
      return predicate.target.kind === 'field' && !isSystemKeyElsewhere(predicate.target.name)
        ? memberSearch(keyOf(predicate.target.name), '"')
        : null;
    case 'value':
      return searchForTest(predicate).text;
    case 'comparison':
      return null;
  }
}

/** Many leaves are outranked by the same tests. */
const searchForTest = byIdentity((test: ValueTest): { readonly text: string | null } => {
  const { target } = test;
  if (target.kind === 'field' && !isSystemKeyElsewhere(target.name)) {
    return { text: memberText(target.name, test.pattern) };
  }
  const pattern = target.kind === 'field' || target.kind === 'log' ? eventTextPattern(test) : null;
  const isLinear = pattern !== null && timeGrowth(pattern) === null;
  return { text: isLinear ? textSearch(printPcre2(pattern)) : null };
});

export function memberText(field: string, pattern: Pattern): string | null {
  const value = valueText(pattern).text;
  return value === null ? null : memberSearch(keyOf(field), value);
}

const quote = literal('"', 'cased');

/** A value from its opening quote on; it is looked at behind its name only, so its time is judged there. */
export const valueText = byContent(
  (pattern): { readonly text: string | null; readonly part: string | null } => {
    const behind = (before: Pattern) => embedPattern(pattern, jsonString, { before, after: quote });
    if (timeGrowth(behind(literal('"name":"', 'cased'))) !== null) return { text: null, part: null };
    const isPart =
      isBounded(pattern) && !contains(pattern, ({ kind }) => kind === 'anchor' || kind === 'look');
    if (!isPart) return { text: printPcre2(behind(quote)), part: null };
    // One walk through the value for all its alternatives.
    const part = `(?:${printPcre2(encodePattern(pattern, jsonString))})`;
    return { text: `${valueStart}${part}`, part };
  },
);

/** A value up to anything in it. */
export const valueStart = printPcre2(
  embedPattern(literal('x', 'cased'), jsonString, { before: quote, after: quote }),
).slice(0, -1);

/** `image` of `win.eventdata.image`. */
export function keyOf(field: string): string {
  return field.split('.').slice(2).join('.');
}
