import { Diagnostics } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { readPipeline } from '../../src/index.ts';

const source = 'name: s\n    logSource: {product: x}\n    enters: [syslog]\n    form: json';

describe('a pipeline file', () => {
  it('is completed with what it does not say', () => {
    const pipeline = readPipeline(`name: mine\nsources:\n  - ${source}\n`, 'p.yml', new Diagnostics());
    expect(pipeline).toMatchObject({
      name: 'mine',
      priority: 100,
      sources: [{ name: 's', when: {}, fields: {}, keywords: 'line' }],
      refusals: [],
      transformations: [],
    });
  });

  it('takes values as texts', () => {
    const text = `name: mine\nsources:\n  - ${source}\n    when: {id: [1, yes]}\n`;
    expect(readPipeline(text, 'p.yml', new Diagnostics())?.sources[0]?.when).toEqual({ id: ['1', 'yes'] });
  });

  it.each([
    ['an unknown key', 'name: a\nsource: []\n', '2:1', /the pipeline has no "source"/],
    [
      'an unknown decoder type',
      `name: a\nsources:\n  - ${source.replace('syslog', 'sislog')}\n`,
      '5:14',
      /"sislog" is not allowed as "enters"/,
    ],
    ['a missing name', 'sources: []\n', '1:1', /name/],
    [
      'a text where a list belongs',
      'name: a\nsources: x\n',
      '2:10',
      /"sources" is a list, and this is a text/,
    ],
    ['a second document', 'name: a\n---\nname: b\n', '3:1', /one document/],
    ['broken YAML', 'name: [\n', undefined, /./],
    ['nothing in it', '', undefined, /./],
    ['the vocabulary of queries', 'name: a\npostprocessing: []\n', '2:1', /"postprocessing" cannot be used/],
    [
      'another back end',
      'name: a\nallowed_backends: [splunk]\n',
      '2:20',
      /"splunk" is not allowed as "allowed_backends"/,
    ],
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
