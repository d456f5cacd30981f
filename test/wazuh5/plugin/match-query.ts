import { type LeafValue, type Query, readQuery, unescaped } from './lucene-query.ts';
import { luceneRegex } from './lucene-regex.ts';
import { Rejected } from './rejected.ts';

/** A field's values in a document: texts as they are indexed. An absent field has none. */
export type Document = ReadonlyMap<string, readonly string[]>;

/** What the index says of a field, by its name in the query: its type, `undefined` for one that it does not know. */
export type TypeOf = (field: string) => string | undefined;

/** OpenSearch's limits for one query. */
const longestRegex = 1000;
const mostClauses = 1024;
const longestQuery = 32_000;

/** Prepares a query of the index; a query that OpenSearch does not take is {@link Rejected}. */
export function matcher(query: string, typeOf: TypeOf): (document: Document) => boolean {
  if (query.length > longestQuery) throw new Rejected(`a query of ${query.length} characters is too long`);
  const counted = { leaves: 0 };
  const matches = prepare(readQuery(query), typeOf, counted);
  if (counted.leaves > mostClauses) throw new Rejected(`${counted.leaves} clauses are too many`);
  return matches;
}

type Matches = (document: Document) => boolean;

function prepare(query: Query, typeOf: TypeOf, counted: { leaves: number }): Matches {
  if (query.kind === 'leaf') {
    counted.leaves++;
    return prepareLeaf(query.field, query.value, typeOf);
  }
  const of = (occurs: string) =>
    query.clauses
      .filter((each) => each.occurs === occurs)
      .map((each) => prepare(each.query, typeOf, counted));
  const [must, should, mustNot] = [of('must'), of('should'), of('must-not')];
  return (document) =>
    must.every((each) => each(document)) &&
    !mustNot.some((each) => each(document)) &&
    // OpenSearch adds "everything" where only exclusions stand.
    (must.length > 0 || should.length === 0 || should.some((each) => each(document)));
}

function prepareLeaf(field: string | null, value: LeafValue, typeOf: TypeOf): Matches {
  if (field === null) throw new Rejected('it searches all fields, of which a detector reads only some');
  if (field === '_exists_') {
    if (value.kind !== 'term') throw new Rejected('"_exists_" needs the name of a field');
    const name = unescaped(value.text);
    if (typeOf(name) === undefined) throw new Rejected(`no field "${name}"`);
    return (document) => (document.get(name)?.length ?? 0) > 0;
  }
  const type = typeOf(field);
  if (type === undefined) throw new Rejected(`no field "${field}"`);
  const test = valueTest(type, value, field);
  return (document) => (document.get(field) ?? []).some(test);
}

function valueTest(type: string, value: LeafValue, field: string): (text: string) => boolean {
  if (value.kind === 'any') return () => true;
  if (value.kind === 'wildcard' || value.kind === 'regex') {
    if (type !== 'keyword') throw new Rejected(`"${field}" of type ${type} takes no ${value.kind}`);
    const pattern = value.kind === 'regex' ? regexOf(value.text) : wildcardRegex(value.text);
    return (text) => pattern.test(text);
  }
  const text = (value.kind === 'phrase' ? value.text : unescaped(value.text)).replaceAll('_ws_', ' ');
  switch (type) {
    case 'keyword':
      return (own) => own === text;
    case 'ip':
      return addressTest(text);
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw new Rejected(`"${field}" is true or false`);
      return (own) => own === text;
    case 'long':
    case 'integer':
    case 'float': {
      const number = Number(text);
      if (text.trim() === '' || Number.isNaN(number)) throw new Rejected(`"${field}" is a number`);
      return (own) => Number(own) === number;
    }
    default:
      throw new Rejected(`"${field}" of type ${type} is not compared with a text`);
  }
}

function regexOf(text: string): RegExp {
  if (text.length > longestRegex)
    throw new Rejected(`an expression of ${text.length} characters is too long`);
  return luceneRegex(text.replaceAll('_ws_', ' '));
}

function wildcardRegex(text: string): RegExp {
  const source = text.replaceAll(
    /\\(.)|([\s\S])/gu,
    (_, escaped: string | undefined, plain: string | undefined) => {
      if (plain === '*') return '[^]*';
      if (plain === '?') return '[^]';
      return `\\u{${((escaped ?? plain)?.codePointAt(0) ?? 0).toString(16)}}`;
    },
  );
  return new RegExp(`^${source}$`, 'u');
}

function addressTest(text: string): (own: string) => boolean {
  const [address = '', length] = text.split('/');
  const wanted = bitsOf(address);
  if (wanted === null) throw new Rejected(`"${text}" is no address`);
  const prefix = length === undefined ? wanted.length : Number(length);
  return (own) => {
    const bits = bitsOf(own);
    return (
      bits !== null && bits.length === wanted.length && bits.slice(0, prefix) === wanted.slice(0, prefix)
    );
  };
}

/** An address as its bits; addresses of the two versions are never equal here. */
function bitsOf(text: string): string | null {
  const bits = (value: number, width: number) => value.toString(2).padStart(width, '0');
  if (/^\d+(?:\.\d+){3}$/.test(text)) {
    const bytes = text.split('.').map(Number);
    return bytes.every((each) => each < 256) ? bytes.map((each) => bits(each, 8)).join('') : null;
  }
  if (!/^[0-9a-f:]+$/i.test(text) || !text.includes(':')) return null;
  const [front = '', back] = text.split('::');
  const head = front === '' ? [] : front.split(':');
  const tail = back === undefined || back === '' ? [] : back.split(':');
  const gap = back === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: Math.max(gap, 0) }, () => '0'), ...tail];
  if (groups.length !== 8 || groups.some((each) => !/^[0-9a-f]{1,4}$/i.test(each))) return null;
  return groups.map((each) => bits(Number.parseInt(each, 16), 16)).join('');
}
