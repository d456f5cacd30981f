import { Diagnostics } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { builtinPipelines, readPipeline } from '../../src/index.ts';

const source = 'name: s\n    logSource: {product: x}\n    enters: [syslog]\n    form: json';

describe('a pipeline file', () => {
  it('is completed with what it does not say', () => {
    const pipeline = readPipeline(`name: mine\nsources:\n  - ${source}\n`, 'p.yml', new Diagnostics());
    expect(pipeline).toMatchObject({
      name: 'mine',
      priority: 100,
      sources: [{ name: 's', when: {}, fields: {}, keywords: 'line' }],
      refusals: [],
    });
  });

  it('takes values as texts', () => {
    const text = `name: mine\nsources:\n  - ${source}\n    when: {id: [1, yes]}\n`;
    expect(readPipeline(text, 'p.yml', new Diagnostics())?.sources[0]?.when).toEqual({ id: ['1', 'yes'] });
  });

  it.each([
    ['an unknown key', 'name: a\nsource: []\n', '2:1', /"source" is not a key/],
    [
      'an unknown decoder type',
      `name: a\nsources:\n  - ${source.replace('syslog', 'sislog')}\n`,
      '5:14',
      /syslog/,
    ],
    ['a missing name', 'sources: []\n', '1:1', /name/],
    ['a text where a list belongs', 'name: a\nsources: x\n', '2:10', /array/],
    ['broken YAML', 'name: [\n', undefined, /./],
  ])('with %s is refused in place', (_, text, place, message) => {
    const diagnostics = new Diagnostics();
    expect(readPipeline(text, 'p.yml', diagnostics)).toBeNull();
    const [first, ...more] = diagnostics.all;
    expect(more).toEqual([]);
    expect(first?.message).toMatch(message);
    const { line, column } = first?.range.start ?? { line: 0, column: 0 };
    if (place !== undefined) expect(`${line}:${column}`).toBe(place);
  });
});

describe('the built-in pipelines', () => {
  const sources = builtinPipelines.flatMap((pipeline) => pipeline.sources);

  it('give every source a name of its own', () => {
    const names = sources.map((each) => each.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});
