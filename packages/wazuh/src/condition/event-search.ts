import {
  alternativesOf,
  byContent,
  byIdentity,
  choice,
  contains,
  groupBy,
  isBounded,
  isEnd,
  itemsOf,
  literal,
  nothing,
  type Pattern,
  sequence,
  start,
} from '@sigmazuh/compiler';
import {
  embedPattern,
  type Member,
  type Pcre2Text,
  printPart,
  printSearch,
  type Search,
  searchParts,
  type TextForm,
  timeGrowth,
} from '@sigmazuh/regex';
import { jsonString, messageField, windowsEvent } from '@sigmazuh/wazuh-events';
import { limits } from '../limits.ts';
import type { ValueTest, WazuhPredicate } from '../locate/index.ts';
import { eventTextPattern, isSystemKeyElsewhere } from './event-text.ts';

/** A search of a Windows event's text, and a field that tells quickest that it does not succeed. */
export interface EventSearch {
  readonly search: Search;
  readonly pivot: Pivot | null;
}

interface Pivot {
  readonly test: WazuhPredicate;
  readonly name: string;
  readonly spelling: Spelling;
  /** The value's text up to anything in it. */
  readonly start: string;
  /** What stands somewhere in the value. */
  readonly part: string;
}

type Spelling = 'cased' | 'caseless';

/** Finds every event for which the predicate holds, and no other; `null` when the event's text cannot say it. */
export function searchFor(predicate: WazuhPredicate): Search | null {
  switch (predicate.kind) {
    case 'and': {
      const found = predicate.operands.filter(({ kind }) => kind !== 'not').map(searchFor);
      const absent = predicate.operands.flatMap((each) =>
        each.kind === 'not' ? [searchFor(each.operand)] : [],
      );
      if (found.includes(null) || absent.includes(null)) return null;
      return all(found, absent);
    }
    case 'or': {
      const parts = anyOfOperands(predicate.operands);
      return parts === null ? null : { kind: 'any', of: parts };
    }
    case 'not': {
      const operand = searchFor(predicate.operand);
      return operand === null ? null : all([], [operand]);
    }
    case 'constant':
      return predicate.value ? all([], []) : { kind: 'any', of: [] };
    case 'present':
      return predicate.target.kind === 'field' && !isSystemKeyElsewhere(predicate.target.name)
        ? { kind: 'member', name: keyOf(predicate.target.name), spelling: 'caseless', value: '"' }
        : textSearch(predicate);
    case 'value':
      return searchForTest(predicate).search;
    case 'comparison':
      return null;
  }
}

function anyOfOperands(operands: readonly WazuhPredicate[]): readonly Search[] | null {
  const parts = [
    ...memberSearches(operands.filter(isOfMember)),
    ...operands.filter((each) => !isOfMember(each)).map(searchFor),
  ];
  const found = parts.filter((each) => each !== null);
  return found.length < parts.length ? null : found;
}

function all(found: readonly (Search | null)[], absent: readonly (Search | null)[]): Search {
  return {
    kind: 'all',
    found: found.filter((each) => each !== null),
    absent: absent.filter((each) => each !== null),
  };
}

/** The same tests are asked for many rules. */
const searchForTest = byIdentity((test: ValueTest): { readonly search: Search | null } => ({
  search: isOfMember(test) ? memberSearch([test]) : textSearch(test),
}));

/** What is not said by one member alone is looked for in the text as a whole. */
function textSearch(predicate: WazuhPredicate): Search | null {
  const pattern = eventTextPattern(predicate);
  const isLinear = pattern !== null && timeGrowth(pattern) === null;
  return isLinear ? { kind: 'text', pattern: printPart(pattern) } : null;
}

type MemberTest = ValueTest & { readonly target: { readonly kind: 'field' } };

function isOfMember(predicate: WazuhPredicate): predicate is MemberTest {
  if (predicate.kind !== 'value' || predicate.target.kind !== 'field') return false;
  if (isSystemKeyElsewhere(predicate.target.name)) return false;
  return predicate.form === 'arrived' || predicate.target.name !== messageField;
}

/** Of tests of which any may hold, those of one field are one look at it, unless that is too long. */
function memberSearches(tests: readonly MemberTest[]): readonly (Search | null)[] {
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

/** The manager's own rules may write a field's name in another case than the event. */
function spellingOf({ form }: ValueTest): Spelling {
  return form === 'arrived' ? 'caseless' : 'cased';
}

/** `image` of `win.eventdata.image`. */
function keyOf(field: string): string {
  return field.split('.').slice(2).join('.');
}

interface ValueText {
  /** From the opening quote on, any of several; `null` when its time could grow faster than the value. */
  readonly texts: readonly string[] | null;
  /** What stands somewhere in the value, where that is all it asks for. */
  readonly part: string | null;
}

function valueText(test: ValueTest, pattern: Pattern): ValueText {
  return valueIn(formOf(test, pattern))(pattern);
}

function formOf({ form }: ValueTest, pattern: Pattern): TextForm {
  return form === 'arrived' ? jsonString : windowsEvent(pattern);
}

const quote = literal('"', 'cased');

/** A value is looked at behind its name only, so its time is judged there. */
const valueIn = byIdentity((form: TextForm) =>
  byContent((pattern): ValueText => {
    const behind = (before: Pattern, asked: Pattern) => embedPattern(asked, form, { before, after: quote });
    if (timeGrowth(behind(literal('"name":"', 'cased'), pattern)) !== null)
      return { texts: null, part: null };
    const alternatives = alternativesOf(pattern);
    const anywhere = alternatives.filter(standsAnywhere);
    const framed = alternatives.filter((each) => !standsAnywhere(each));
    // One walk through the value for all of them.
    const part = `(?:${printPart(choice(anywhere.map((each) => behind(nothing, sequence([start, each])))))})`;
    const parts = framed.flatMap((each) => apart(behind(quote, each)));
    const isLong = (each: Pattern) => isChain(printPart(each));
    const chains = parts.filter(isLong).map(inGroup);
    const plain = [
      ...(anywhere.length > 0 ? [`${valueStart(form)}${part}`] : []),
      ...together(parts.filter((each) => !isLong(each))),
    ];
    return {
      texts: [
        ...(plain.length > 0 ? [plain.length > 1 ? `(?:${plain.join('|')})` : plain.join('')] : []),
        ...chains,
      ],
      part: framed.length === 0 && anywhere.length > 0 ? part : null,
    };
  }),
);

/** Where one of several ways is a chain, each way is for itself. */
function apart(pattern: Pattern): readonly Pattern[] {
  return isChain(printPart(pattern)) ? searchParts(pattern) : [pattern];
}

function inGroup(pattern: Pattern): string {
  return `(?:${printPart(pattern)})`;
}

/** What they have in common is written once, unless they would become a chain. */
function together(patterns: readonly Pattern[]): readonly string[] {
  const joined = patterns.length > 1 ? inGroup(choice(patterns)) : null;
  return joined === null || isChain(joined) ? patterns.map(inGroup) : [joined];
}

/** One element after the other, each settled for good: what is proven of such a text holds for it alone. */
export function isChain(text: string): boolean {
  return text.includes('(*atomic:');
}

/** Whether it is a text of bounded length that may stand anywhere in a value, or at its end. */
function standsAnywhere(alternative: Pattern): boolean {
  const items = itemsOf(alternative);
  const inside = sequence(isEnd(items.at(-1)) ? items.slice(0, -1) : items);
  return isBounded(inside) && !contains(inside, ({ kind }) => kind === 'anchor' || kind === 'look');
}

/** A value up to anything in it. */
const valueStart = byIdentity((form: TextForm) =>
  printPart(embedPattern(literal('x', 'cased'), form, { before: quote, after: quote })).slice(0, -1),
);

/** Searches for the predicates; those that ask for nothing but one field are one search of it while it fits. */
export function searchesFor(predicates: readonly WazuhPredicate[]): readonly EventSearch[] {
  const others = predicates.filter((each) => !isOfMember(each));
  return [
    ...memberSearches(predicates.filter(isOfMember)).flatMap((search) =>
      search === null ? [] : [{ search, pivot: null }],
    ),
    ...others
      .flatMap((each): readonly EventSearch[] => {
        const pivot = pivotOf(each);
        const search = searchFor(pivot === null ? each : startingWith(pivot.test, each));
        return search === null ? [] : [{ search, pivot }];
      })
      .sort((one, other) => (pivotKey(one) < pivotKey(other) ? -1 : 1)),
  ];
}

/** Equal for searches with the same pivot. */
export function pivotKey({ pivot }: EventSearch): string {
  return pivot === null ? '' : `${pivot.spelling} ${pivot.name} ${pivot.start}`;
}

/** Short values that differ between events come first; command lines are long. */
const pivotFields = ['originalFileName', 'image', 'parentImage', 'targetImage', 'sourceImage', 'imageLoaded'];

/** Searches that begin with the same test make it once. */
function startingWith(test: WazuhPredicate, predicate: WazuhPredicate): WazuhPredicate {
  if (predicate.kind !== 'and') return predicate;
  return { kind: 'and', operands: [test, ...predicate.operands.filter((each) => each !== test)] };
}

function pivotOf(predicate: WazuhPredicate): EventSearch['pivot'] {
  const tests = predicate.kind === 'and' ? predicate.operands : [predicate];
  const places = tests.flatMap((test) => {
    if (!isOfMember(test)) return [];
    const name = keyOf(test.target.name);
    const { part } = valueText(test, test.pattern);
    const place = pivotFields.indexOf(name);
    if (part === null || place < 0) return [];
    const pivot: Pivot = {
      test,
      name,
      spelling: spellingOf(test),
      start: valueStart(formOf(test, test.pattern)),
      part,
    };
    return [{ pivot, place }];
  });
  const [best] = places.sort((a, b) => a.place - b.place);
  return best?.pivot ?? null;
}

/** How many bytes a condition takes that makes the search. */
export function lengthOf(search: Search): number {
  return printedSearch(search).length;
}

export function printedSearch(search: Search): Pcre2Text {
  return printSearch(search, limits.loadedTextBytes);
}
