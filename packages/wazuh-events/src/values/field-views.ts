import {
  alternativesOf,
  anyRun,
  choice,
  contains,
  end,
  type FieldTest,
  isEnd,
  isStart,
  itemsOf,
  literal,
  type MatchTest,
  noneOf,
  type Pattern,
  type Predicate,
  referenceMatch,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import type { FieldView } from '../sources/source-mapping.ts';

/**
 * A test of a field that its events do not have as such, but tell in others:
 *
 *     imphash: ABC           →   Hashes ~ (^|,)IMPHASH=ABC(,|$)
 *     IntegrityLevel: High   →   MandatoryLabel: S-1-16-12288
 *     User: CORP\alice       →   SubjectDomainName: CORP and SubjectUserName: alice
 *
 * `null` when the view cannot say it.
 */
export function throughView(test: FieldTest, view: FieldView): Predicate | null {
  switch (view.kind) {
    case 'part':
      return throughPart(test, view);
    case 'labels':
      return throughLabels(test, view);
    case 'account':
      return throughAccount(test, view);
  }
}

type View<Kind extends FieldView['kind']> = Extract<FieldView, { readonly kind: Kind }>;

function throughPart(test: FieldTest, { of, name }: View<'part'>): Predicate | null {
  const match = (pattern: Pattern): MatchTest => ({
    kind: 'match',
    field: of,
    pattern,
    written: [],
    range: test.range,
  });
  const opening = sequence([choice([start, literal(',', 'cased')]), literal(`${name}=`, 'cased')]);
  switch (test.kind) {
    case 'exists':
      return match(opening);
    case 'null':
      return { kind: 'not', operand: match(opening) };
    case 'match': {
      const parts = alternativesOf(test.pattern).map((each) => partPattern(each, opening));
      const found = parts.filter((each) => each !== null);
      return found.length < parts.length ? null : match(choice(found));
    }
    default:
      return null;
  }
}

const ownRun = repeat(noneOf([{ from: 0x2c, to: 0x2c }], 'cased'), 0, null);

/** The alternative behind `NAME=`, up to the comma behind its value. */
function partPattern(alternative: Pattern, opening: Pattern): Pattern | null {
  const { starts, inner, ends } = taken(alternative);
  const isPlain = (item: Pattern) => !contains(item, ({ kind }) => kind === 'anchor' || kind === 'look');
  if (!inner.every(isPlain)) return null;
  const own = inner.map((item) => (item.kind === 'any-run' ? ownRun : item));
  const closing = choice([literal(',', 'cased'), end]);
  return sequence([opening, ...(starts ? [] : [ownRun]), ...own, ...(ends ? [closing] : [])]);
}

function taken(alternative: Pattern) {
  const items = [...itemsOf(alternative)];
  const starts = isStart(items[0]);
  if (starts) items.shift();
  const ends = isEnd(items.at(-1));
  if (ends) items.pop();
  return { starts, inner: items, ends };
}

function throughLabels(test: FieldTest, { of, labels }: View<'labels'>): Predicate | null {
  if (test.kind === 'exists' || test.kind === 'null') return { ...test, field: of };
  if (test.kind !== 'match') return null;
  const { pattern } = test;
  const meant = Object.entries(labels).filter(
    ([name, label]) => referenceMatch(pattern, name) || referenceMatch(pattern, label),
  );
  if (meant.length === 0) return { kind: 'constant', value: false };
  const exactly = choice(meant.map(([, label]) => sequence([start, literal(label, 'caseless'), end])));
  return { ...test, field: of, pattern: exactly, written: [] };
}

function throughAccount(test: FieldTest, { name, domain }: View<'account'>): Predicate | null {
  if (test.kind === 'exists' || test.kind === 'null') return { ...test, field: name };
  if (test.kind !== 'match') return null;
  const operands = alternativesOf(test.pattern).map((each) => accountPart(each, test, name, domain));
  const found = operands.filter((each) => each !== null);
  return found.length < operands.length ? null : { kind: 'or', operands: found };
}

/** `DOMAIN\name` stands in two fields, so a text is parted at its backslash. */
function accountPart(
  alternative: Pattern,
  { range }: MatchTest,
  name: string,
  domain: string,
): Predicate | null {
  const { starts, inner, ends } = taken(alternative);
  if (inner.some((item) => item.kind !== 'literal')) return null;
  const texts = inner.flatMap((item) => (item.kind === 'literal' ? [item] : []));
  const [before = '', after, ...more] = texts
    .map(({ text }) => text)
    .join('')
    .split('\\');
  const rule = texts.some(({ cased }) => cased) ? 'cased' : 'caseless';
  const match = (field: string, at: 'start' | 'none', text: string, to: 'end' | 'none'): MatchTest => ({
    kind: 'match',
    field,
    pattern: sequence([
      at === 'start' ? start : anyRun,
      ...(text === '' ? [] : [literal(text, rule)]),
      to === 'end' ? end : anyRun,
    ]),
    written: [],
    range,
  });
  const [at, to] = [starts ? 'start' : 'none', ends ? 'end' : 'none'] as const;
  if (more.length > 0 || (after === undefined && starts && ends)) return { kind: 'constant', value: false };
  if (after === undefined) {
    const inName = match(name, 'none', before, to);
    const inDomain = match(domain, at, before, 'none');
    if (ends) return inName;
    return starts ? inDomain : { kind: 'or', operands: [inName, inDomain] };
  }
  const own = match(name, 'start', after, to);
  return before === '' && !starts ? own : { kind: 'and', operands: [match(domain, at, before, 'end'), own] };
}
