import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';

/** Of each rule its title, product, level and the values of its first search. */
function rulesOf(text: string): readonly string[] {
  const diagnostics = new Diagnostics();
  const rules = parseSigma(text, 'x.yml', diagnostics);
  expect(diagnostics.all).toEqual([]);
  return rules.map((rule) => {
    if (rule.kind !== 'rule') return rule.kind;
    const search = rule.detection.identifiers.map((each) =>
      each.search.kind === 'item' ? each.search.values : [],
    );
    const values = search.flat().map((value) => (value.kind === 'string' ? value.text : value.kind));
    return [rule.title.value, rule.logSource.product?.value, rule.level?.value, ...values].join(' ');
  });
}

const rule = (title: string, product: string, value: string) =>
  `title: ${title}\nlogsource:\n    product: ${product}\ndetection:\n    selection: ${value}\n    condition: selection\n`;

describe('a rule collection', () => {
  it('has a mistake in its global content reported once', () => {
    const text = `action: global\nlevel: severe\n---\n${rule('A', 'p', 'x')}---\n${rule('B', 'q', 'y')}`;
    const diagnostics = new Diagnostics();
    expect(parseSigma(text, 'x.yml', diagnostics)).toEqual([]);
    expect(diagnostics.all.map((each) => [each.id, each.range.start.line])).toEqual([['invalid-level', 2]]);
  });

  it('without actions is one rule after the other', () => {
    expect(rulesOf(`${rule('A', 'p', 'x')}---\n${rule('B', 'q', 'y')}`)).toEqual(['A p  x', 'B q  y']);
  });

  it('puts global content into the rules behind it, below their own', () => {
    const text = `action: global\ntitle: G\nlevel: low\ndetection:\n    condition: selection\n---\nlogsource:\n    product: p\ndetection:\n    selection: x\n---\n${rule('B', 'q', 'y')}level: high\n`;
    expect(rulesOf(text)).toEqual(['G p low x', 'B q high y']);
  });

  it('adds up global content', () => {
    const text = `action: global\nlevel: low\n---\naction: global\nauthor: x\nlevel: high\n---\n${rule('A', 'p', 'x')}`;
    expect(rulesOf(text)).toEqual(['A p high x']);
  });

  it('forgets global content on reset', () => {
    const text = `action: global\nlevel: low\n---\n${rule('A', 'p', 'x')}---\naction: reset\n---\n${rule('B', 'q', 'y')}`;
    expect(rulesOf(text)).toEqual(['A p low x', 'B q  y']);
  });

  it('repeats a rule with other content', () => {
    const text = `${rule('A', 'p', 'x')}---\naction: repeat\nlogsource:\n    product: q\n---\naction: repeat\ndetection:\n    selection: z\n`;
    expect(rulesOf(text)).toEqual(['A p  x', 'A q  x', 'A q  z']);
  });

  it('repeats with global content', () => {
    const text = `action: global\nlevel: low\n---\n${rule('A', 'p', 'x')}---\naction: repeat\ntitle: B\n`;
    expect(rulesOf(text)).toEqual(['A p low x', 'B p low x']);
  });
});
