import { expect, it } from 'vitest';
import { Diagnostics, parseSigma } from '../src/index.ts';

const rule = 'title: A\nlogsource: { product: linux }\ndetection:\n  s: { a: 1 }\n  condition: s\n';

it.each([
  ['a text beside a detection is a note of its author', `${rule}correlation: see the logons\n`, ['rule']],
  ['so is one about what is filtered', `${rule}filter: nobody yet\n`, ['rule']],
  ['a map is what the document is about', `${rule}correlation: { type: temporal }\n`, []],
  ['a text alone is no correlation', 'title: A\ncorrelation: see the logons\n', []],
])('%s', (_, text, kinds) => {
  const diagnostics = new Diagnostics();
  expect(parseSigma(text, 'x.yml', diagnostics).map(({ kind }) => kind)).toEqual(kinds);
  expect(diagnostics.hasErrors).toBe(kinds.length === 0);
});
