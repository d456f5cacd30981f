import { readFileSync } from 'node:fs';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import type { Pipeline } from '@sigmazuh/pipeline';
import { describe, expect, it } from 'vitest';
import { manifestOf } from '../src/index.ts';
import { readToyPipeline, toy } from './toy-back-end.ts';

const pipeline: Pipeline = {
  name: 'doors',
  priority: 0,
  sources: [
    { name: 'doors', logSource: { product: 'doors' }, when: {}, fields: { Who: 'person', Door: 'door' } },
  ],
  refusals: [{ logSource: { product: 'windows' }, reason: 'windows are never watched' }],
};

function build(name: string, logSource: string, detection: string) {
  const diagnostics = new Diagnostics();
  const text = `title: ${name}\nid: 5c1d1b0e-0000-4000-8000-000000000001\nlogsource: {${logSource}}\ndetection:\n${detection}\n`;
  return toy.build(parseSigma(text, `${name}.yml`, diagnostics), { pipelines: [pipeline] });
}

const written: readonly (readonly [detection: string, sentence: string])[] = [
  ['  s: {Who: ann}\n  condition: s', 'person is "ann"'],
  [
    "  s: {'Door|endswith': [back, side]}\n  condition: s",
    '(door ends with "back" or door ends with "side")',
  ],
  [
    "  s: {Who: ann}\n  f: {'Door|contains': front}\n  condition: s and not f",
    '(person is "ann" and not door contains "front")',
  ],
  [
    "  s: {Who: ann}\n  t: {Who: bob}\n  f: {'Door|contains': [front, main]}\n  condition: (s or t) and not f",
    '((person is "ann" or person is "bob") and not (door contains "front" or door contains "main"))',
  ],
];

const refused: readonly (readonly [what: string, logSource: string, detection: string, reason: string])[] = [
  ['an unknown log source', 'product: roofs', '  s: {Who: ann}\n  condition: s', 'no pipeline names it'],
  [
    'an unreachable log source',
    'product: windows',
    '  s: {Who: ann}\n  condition: s',
    'windows are never watched',
  ],
  ['an unknown field', 'product: doors', '  s: {Key: brass}\n  condition: s', 'nobody knows Key'],
  ['a wildcard', 'product: doors', "  s: {Who: 'a*n'}\n  condition: s", 'it has wildcards'],
  ['a number', 'product: doors', '  s: {Door: 5}\n  condition: s', 'only texts are compared'],
];

describe('a back end made of the contract alone', () => {
  it.each(written)('writes %s', (detection, sentence) => {
    const { files, entries, diagnostics } = build('a', 'product: doors', detection);
    expect(files).toEqual([{ path: '5c1d1b0e-0000-4000-8000-000000000001.txt', text: `${sentence}\n` }]);
    expect(entries).toMatchObject([{ title: 'a', path: 'a.yml', status: 'converted' }]);
    expect(diagnostics.all).toEqual([]);
  });

  it.each(refused)('refuses %s', (_, logSource, detection, reason) => {
    const { files, entries, diagnostics } = build('a', logSource, detection);
    expect(files).toEqual([]);
    expect(entries).toMatchObject([{ status: 'refused', reason }]);
    expect(diagnostics.all).toMatchObject([
      { severity: 'warning', message: reason, range: { file: 'a.yml' } },
    ]);
  });

  it('reads its own pipeline files', () => {
    const diagnostics = new Diagnostics();
    const file =
      'name: roofs\nsources: [{name: roofs, logSource: {product: roofs}, fields: {Who: person}}]\n';
    const roofs = readToyPipeline(file, 'roofs.yml', diagnostics);
    expect(diagnostics.all).toEqual([]);
    const rule = 'title: a\nlogsource: {product: roofs}\ndetection: {s: {Who: ann}, condition: s}\n';
    const documents = parseSigma(rule, 'a.yml', diagnostics);
    const { files } = toy.build(documents, { pipelines: roofs === null ? [] : [roofs] });
    expect(files).toMatchObject([{ text: 'person is "ann"\n' }]);
    expect(readToyPipeline(file.replace('fields:', 'columns:'), 'roofs.yml', diagnostics)).toBeNull();
    expect(diagnostics.all.map(({ range: { start } }) => `${start.line}:${start.column}`)).toEqual(['2:54']);
  });

  it('is what docs/adding-a-back-end.md shows', () => {
    const page = readFileSync(new URL('../../../docs/adding-a-back-end.md', import.meta.url), 'utf8');
    const code = readFileSync(new URL('./toy-back-end.ts', import.meta.url), 'utf8');
    const shown = Array.from(page.matchAll(/^```ts\n([\s\S]*?)^```$/gm), ([, text = '']) => text);
    expect(shown.join('\n')).toBe(code);
  });
});

it('a manifest has its rules in the order of their paths, and counts them by log source', () => {
  const entries = ['b', 'a'].flatMap((name) => [
    ...build(name, 'product: doors', '  s: {Who: ann}\n  condition: s').entries,
    ...build(name, 'product: roofs', '  s: {Who: ann}\n  condition: s').entries,
  ]);
  const { rules, coverage, totals } = manifestOf(entries);
  expect(rules.map(({ path }) => path)).toEqual(['a.yml', 'a.yml', 'b.yml', 'b.yml']);
  expect(coverage).toEqual([
    { logSource: 'product doors', converted: 2, refused: 0, reasons: {} },
    { logSource: 'product roofs', converted: 0, refused: 2, reasons: { 'no pipeline names it': 2 } },
  ]);
  expect(totals).toEqual({ converted: 2, refused: 2 });
});
