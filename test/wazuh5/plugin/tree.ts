import { type Condition, readCondition } from './condition.ts';
import { Rejected } from './rejected.ts';
import { opened, readSigmaString, type SigmaString } from './sigma-string.ts';

export type Value =
  | SigmaString
  | { readonly kind: 'regex'; readonly text: string }
  | { readonly kind: 'cidr'; readonly text: string }
  | { readonly kind: 'exists'; readonly exists: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'null' };

/** The rule's condition with its selections put in. */
export type Tree =
  | { readonly kind: 'and' | 'or'; readonly args: readonly Tree[] }
  | { readonly kind: 'not'; readonly arg: Tree }
  | { readonly kind: 'test'; readonly field: string | null; readonly value: Value };

/** Reads a rule's `detection` as the plugin does. */
export function readDetection(detection: Readonly<Record<string, unknown>>): Tree {
  const { condition, ...selections } = detection;
  if (typeof condition !== 'string') throw new Rejected('a detection has one condition here');
  const trees = new Map(Object.entries(selections).map(([name, search]) => [name, readSearch(search)]));
  return putIn(readCondition(condition), trees);
}

function putIn(condition: Condition, trees: ReadonlyMap<string, Tree>): Tree {
  switch (condition.kind) {
    case 'name': {
      const tree = trees.get(condition.name);
      if (tree === undefined) throw new Rejected(`"${condition.name}" is not defined`);
      return tree;
    }
    case 'selector': {
      const pattern = new RegExp(
        condition.pattern === 'them' ? '' : `^${condition.pattern.replaceAll('*', '.*')}$`,
      );
      const args = [...trees].filter(([name]) => pattern.test(name)).map(([, tree]) => tree);
      return { kind: condition.quantifier === 'all' ? 'and' : 'or', args };
    }
    case 'not':
      return { kind: 'not', arg: putIn(condition.operand, trees) };
    default:
      return { kind: condition.kind, args: [putIn(condition.left, trees), putIn(condition.right, trees)] };
  }
}

/** A map's lines must all hold, of a list of maps any; values alone are keywords. */
function readSearch(search: unknown): Tree {
  if (Array.isArray(search)) {
    const items: readonly unknown[] = search;
    if (items.every((each) => typeof each === 'string')) return readItem('', items);
    return joined('or', items.map(readSearch));
  }
  if (typeof search === 'string') return readItem('', [search]);
  if (typeof search !== 'object' || search === null) throw new Rejected('a selection is a map or a list');
  const lines = Object.entries(search).map(([key, values]) =>
    readItem(key, Array.isArray(values) ? values : [values]),
  );
  if (lines.length === 0) throw new Rejected('a selection is empty');
  return joined('and', lines);
}

function joined(kind: 'and' | 'or', args: readonly Tree[]): Tree {
  const [only] = args;
  return only !== undefined && args.length === 1 ? only : { kind, args };
}

function readItem(key: string, raw: readonly unknown[]): Tree {
  const [name = '', ...modifiers] = key.split('|');
  let values = raw.map(readValue);
  let link: 'and' | 'or' = 'or';
  for (const [i, modifier] of modifiers.entries()) {
    if (modifier === 'all') link = 'and';
    else values = values.map((value) => modified(value, modifier, i));
  }
  const field = name === '' ? null : name;
  return joined(
    link,
    values.map((value) => ({ kind: 'test', field, value })),
  );
}

function readValue(raw: unknown): Value {
  if (raw === null) return { kind: 'null' };
  if (typeof raw === 'boolean') return { kind: 'boolean', value: raw };
  if (typeof raw === 'string') return readSigmaString(raw);
  // Whole numbers of 32 bits; all others are dropped without a word, which a judge must not pass over.
  if (typeof raw === 'number' && Number.isInteger(raw) && Math.abs(raw) < 2 ** 31)
    return { kind: 'number', text: String(raw) };
  throw new Rejected(`the value ${JSON.stringify(raw)} is dropped`);
}

function modified(value: Value, modifier: string, place: number): Value {
  if (modifier === 'exists') {
    if (value.kind !== 'boolean') throw new Rejected('"exists" needs true or false');
    return { kind: 'exists', exists: value.value };
  }
  if (value.kind !== 'string') throw new Rejected(`"${modifier}" needs a text`);
  switch (modifier) {
    case 'contains':
      return opened(notEmpty(value), 'both');
    case 'startswith':
      return opened(notEmpty(value), 'behind');
    case 'endswith':
      return opened(notEmpty(value), 'before');
    case 're':
    case 'cidr': {
      if (place > 0) throw new Rejected(`"${modifier}" must be the first modifier`);
      // As it was written, not as the value was read.
      const text = value.source;
      if (modifier === 're') compiles(text);
      return modifier === 're'
        ? { kind: 'regex', text: text.replaceAll(' ', '_ws_') }
        : { kind: 'cidr', text };
    }
    default:
      throw new Rejected(`unknown modifier ${modifier}`);
  }
}

function notEmpty(value: SigmaString): SigmaString {
  if (value.parts.length === 0) throw new Rejected('the text is empty');
  return value;
}

/** Java compiles it: `[` inside a class opens another one there, and `]` outside of one is itself. */
function compiles(text: string): void {
  let isInside = false;
  let source = '';
  for (const [each] of text.matchAll(/\\.|[\s\S]/gu)) {
    if (each === '[' && isInside) throw new Rejected(`Java reads two classes in ${text}`);
    source += each === ']' && !isInside ? '\\]' : each;
    if (each === '[') isInside = true;
    if (each === ']') isInside = false;
  }
  try {
    new RegExp(source, 'u');
  } catch {
    throw new Rejected(`Java does not compile ${text}`);
  }
}
