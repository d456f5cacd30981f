import { describe, expect, it } from 'vitest';
import { auditKey } from '../../src/derived/audit.ts';
import type { DerivedField } from '../../src/derived/derived-field.ts';
import { logPart } from '../../src/derived/log-parts.ts';
import { lineAndValues } from '../../src/derived/texts.ts';
import type { TextQuery } from '../../src/lucene/text-query.ts';
import { inFewWalks } from '../../src/query/in-few-walks.ts';
import { allOf, anyOf, leavesOf, notOf, type Query, type TextLeaf } from '../../src/query/query.ts';
import { queryDsl } from '../../src/query/query-dsl.ts';

const text = (kind: TextQuery['kind'], value: string, letters: TextQuery['letters'] = 'folded') => ({
  kind,
  text: value,
  letters,
});
const leaf = (field: string, query: TextQuery): TextLeaf => ({ kind: 'text', field, text: query });
const wildcard = (field: string, value: string) => leaf(field, text('wildcard', value));
const term = (field: string, value: string) => leaf(field, text('term', value));
const derived = (field: DerivedField, query: TextQuery): Query => ({
  ...leaf(field.name, query),
  derived: field,
});
/** The texts that are asked for, in order. */
const asked = (query: Query) =>
  leavesOf(inFewWalks(query)).map((each) =>
    each.kind === 'text' ? `${each.field} ${each.text.text}` : each.kind,
  );

describe('texts in one field of which any will do are looked for together', () => {
  it.each([
    {
      what: 'texts anywhere, at the beginning, at the end',
      values: ['*one*', '*t.wo*', 'a*', 'b*', '*.exe', '*\\\\x'],
      joined: ['a .*(one|t\\.wo).*|(a|b).*|.*(\\.exe|\\\\x)'],
    },
    {
      what: 'a wildcard that is meant as it is, at the end',
      values: ['*a\\*', '*b*'],
      joined: ['a .*a\\*|.*b.*'],
    },
    { what: 'a backslash before the last wildcard', values: ['*a\\\\*', '*b*'], joined: ['a .*(a\\\\|b).*'] },
    { what: 'one alone stays as it is', values: ['*one*'], joined: ['a *one*'] },
    {
      what: 'no more with texts between which anything may stand than an automaton takes',
      values: ['*a*b*', '*c*d*', '*e*f*', '*g*h*'],
      joined: ['a .*(a.*b|c.*d|e.*f).*', 'a *g*h*'],
    },
  ])('$what', ({ values, joined }) => {
    expect(asked(anyOf(values.map((value) => wildcard('a', value))))).toEqual(joined);
  });

  it('expressions no longer than an index takes', () => {
    const values = Array.from({ length: 300 }, (_, i) => wildcard('a', `*value-${i}*`));
    const leaves = leavesOf(inFewWalks(anyOf(values)));
    expect(leaves.length).toBeLessThan(10);
    for (const each of leaves)
      expect(each.kind === 'text' ? each.text.text.length : 0).toBeLessThanOrEqual(1000);
  });

  it('numbers and addresses apart while there is room, since an index may have the field as such', () => {
    const leavesFor = (count: number) =>
      leavesOf(
        inFewWalks(
          anyOf(Array.from({ length: count }, (_, i) => leaf('a', text('term', `10.0.0.${i}`, 'exact')))),
        ),
      ).length;
    expect([leavesFor(200), leavesFor(300) < 10]).toEqual([200, true]);
  });

  it('whole values apart while they are few', () => {
    const few = [term('a', 'x'), term('a', 'y'), wildcard('a', '*z')];
    expect(asked(anyOf(few))).toEqual(['a x', 'a y', 'a *z']);
    const many = Array.from({ length: 20 }, (_, i) => term('a', `v${i}`));
    expect(leavesOf(inFewWalks(anyOf(many)))).toHaveLength(1);
  });

  it('not texts in whose case there is a difference with others', () => {
    const cased = leaf('a', text('wildcard', '*Two*', 'exact'));
    const digits = leaf('a', text('wildcard', '*42*', 'exact'));
    expect(asked(anyOf([wildcard('a', '*one*'), cased, digits]))).toEqual(['a .*(one|42).*', 'a *Two*']);
  });

  it('not texts that all have to be found, since each may be in another value', () => {
    const both = allOf([wildcard('a', '*one*'), wildcard('a', '*two*')]);
    expect(inFewWalks(both)).toEqual(both);
  });
});

describe('what is asked for under several alternatives is asked once', () => {
  const [x, y, z] = [wildcard('x', '*x*'), wildcard('y', '*y*'), wildcard('z', '*z*')];
  it.each([
    {
      what: 'by all of them',
      query: anyOf([allOf([term('id', '1'), x, y]), allOf([term('id', '2'), x, z])]),
      once: allOf([x, anyOf([allOf([term('id', '1'), y]), allOf([term('id', '2'), z])])]),
    },
    {
      what: 'by most of them',
      query: anyOf([allOf([term('id', '1'), x]), allOf([term('id', '2'), x]), z]),
      once: anyOf([allOf([x, anyOf([term('id', '1'), term('id', '2')])]), z]),
    },
    {
      what: 'where one asks for nothing else',
      query: anyOf([x, allOf([x, y])]),
      once: x,
    },
    {
      what: 'in a negation',
      query: notOf(anyOf([allOf([term('id', '1'), x]), allOf([term('id', '2'), x])])),
      once: notOf(allOf([x, anyOf([term('id', '1'), term('id', '2')])])),
    },
  ])('$what', ({ query, once }) => {
    expect(queryDsl(inFewWalks(query))).toEqual(queryDsl(once));
  });
});

describe('a field is made only where the index says that it may hold the text', () => {
  const cut = ['full_log .{255}', 'full_log .{128,254}&.*[\u{10000}-\u{10ffff}].*'];
  it.each([
    {
      what: 'a word of the line',
      query: derived(logPart('access-agent'), text('wildcard', '*sql map*')),
      leaves: ['full_log *sql*', ...cut, 'sigmazuh_access_agent *sql map*'],
    },
    {
      what: 'a part of the URL, in which the query of IIS stands behind a blank',
      query: derived(logPart('iis-url'), text('wildcard', '*/x\\?a=*')),
      leaves: ['data.url */x?a=*', 'sigmazuh_iis_url */x\\?a=*'],
    },
    {
      what: 'values of audit records, which may be in hexadecimal or told in pieces',
      query: derived(auditKey('exe'), text('wildcard', '*/Nc')),
      leaves: ['full_log .*(nc|[46]e[46]3).*', 'full_log a[0-9]+_len', ...cut, 'sigmazuh_audit_exe */Nc'],
    },
    {
      what: 'values that a decoder found, which need not be written as in the line',
      query: derived(lineAndValues, text('wildcard', '*1000 of them*')),
      leaves: ['full_log .*(them|u00[4-7][0-9a-f]).*', 'exists', ...cut, 'sigmazuh_texts *1000 of them*'],
    },
    {
      what: 'a word that an expression asks for',
      query: derived(logPart('access-agent'), { ...text('regexp', '.*sql[0-9]map.*'), word: 'sql' }),
      leaves: ['full_log *sql*', ...cut, 'sigmazuh_access_agent .*sql[0-9]map.*'],
    },
    {
      what: 'not where a text has no word',
      query: anyOf(
        ['*;;*', '*word*'].map((each) => derived(logPart('access-agent'), text('wildcard', each))),
      ),
      leaves: ['sigmazuh_access_agent .*(;;|word).*'],
    },
  ])('$what', ({ query, leaves }) => {
    expect(asked(query).toSorted()).toEqual(leaves.toSorted());
  });
});
