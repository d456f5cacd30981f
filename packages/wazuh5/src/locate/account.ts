import {
  alternativesOf,
  end,
  isEnd,
  isStart,
  itemsOf,
  literal,
  type Pattern,
  type Predicate,
  sequence,
  start,
} from '@sigmazuh/compiler';

type OnPart = (pattern: Pattern) => Predicate | null;

/**
 * What an account's text `DOMAIN\name` asks of its two parts:
 *
 *     ~ AUTHORI             →   domain ~ AUTHORI or name ~ AUTHORI
 *     = NT AUTHORITY\SYSTEM →   domain = NT AUTHORITY and name = SYSTEM
 *
 * `null` = it cannot be said of the parts.
 */
export function accountTest(pattern: Pattern, onDomain: OnPart, onName: OnPart): Predicate | null {
  const operands: Predicate[] = [];
  for (const alternative of alternativesOf(pattern)) {
    const made = alternativeTest(alternative, onDomain, onName);
    if (made === null) return null;
    operands.push(made);
  }
  return { kind: 'or', operands };
}

function alternativeTest(alternative: Pattern, onDomain: OnPart, onName: OnPart): Predicate | null {
  const items = itemsOf(alternative);
  const isStarted = isStart(items[0]);
  const isEnded = isEnd(items.at(-1));
  const inner = items.slice(isStarted ? 1 : 0, isEnded ? -1 : undefined);
  const [only] = inner;
  if (only === undefined || inner.length > 1 || only.kind !== 'literal') return null;
  const parts = only.text.split('\\');
  const [front = '', back] = parts;
  if (parts.length > 2) return null;
  const part = (text: string, from: Pattern[], to: Pattern[]) =>
    sequence([...from, literal(text, only.cased ? 'cased' : 'caseless'), ...to]);
  const first = isStarted ? [start] : [];
  const last = isEnded ? [end] : [];
  if (back === undefined) {
    // A whole account without a domain is its name.
    if (isStarted && isEnded) return onName(part(front, first, last));
    if (isStarted) return onDomain(part(front, first, last));
    if (isEnded) return onName(part(front, first, last));
    return either(onDomain(part(front, [], [])), onName(part(front, [], [])));
  }
  if (front === '' && !isStarted) return onName(part(back, [start], last));
  if (back === '' && !isEnded) return onDomain(part(front, first, [end]));
  return both(onDomain(part(front, first, [end])), onName(part(back, [start], last)));
}

function either(a: Predicate | null, b: Predicate | null): Predicate | null {
  return a === null || b === null ? null : { kind: 'or', operands: [a, b] };
}

function both(a: Predicate | null, b: Predicate | null): Predicate | null {
  return a === null || b === null ? null : { kind: 'and', operands: [a, b] };
}
