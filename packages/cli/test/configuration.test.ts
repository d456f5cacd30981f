import { Diagnostics } from '@sigmazuh/parser';
import { expect, it } from 'vitest';
import { parseConfiguration } from '../src/configuration.ts';

function read(text: string) {
  const diagnostics = new Diagnostics();
  const configuration = parseConfiguration(text, 'sigmazuh.yml', diagnostics);
  const told = diagnostics.all.map(({ id, range, suggestion }) => [id, range.start.line, suggestion?.text]);
  return { configuration, told };
}

it('says every mistake at its place, and goes on with what can be used', () => {
  const { configuration, told } = read(
    'rules: mine\npipelnes: [a.yml]\nminLevel: grave\nchecks:\n  title-from: off\n  title-form: nope\n  yaml-syntax: off\n  file-name: off\n',
  );
  expect(told).toEqual([
    ['invalid-configuration', 2, 'pipelines'],
    ['invalid-configuration', 3, undefined],
    ['invalid-configuration', 5, 'title-form'],
    ['invalid-configuration', 6, 'note'],
    ['invalid-configuration', 7, undefined],
  ]);
  expect(configuration).toMatchObject({ rules: ['mine'], minLevel: null, checks: { 'file-name': 'off' } });
});

it.each(['rules: [a\n', '- rules\n', 'rules: 3\nrules: 4\n'])(
  '%j is no configuration, and gives the standard one',
  (text) => {
    const { configuration, told } = read(text);
    expect(told.length).toBeGreaterThan(0);
    expect(configuration).toMatchObject({ out: 'dist', minLevel: null });
  },
);

it.each(['', '# nothing yet\n', 'rules:\n'])('%j is one that leaves all as it is', (text) => {
  expect(read(text)).toMatchObject({ told: [], configuration: { rules: [], name: 'sigmazuh' } });
});
