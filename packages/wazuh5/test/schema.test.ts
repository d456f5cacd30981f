import { describe, expect, it } from 'vitest';
import { builtInSchema, readSchema } from '../src/index.ts';
import { build, refusals, ruleText } from './convert.ts';

const table = `ECS_Version,Indexed,Field_Set,Field,Type,Level,Normalization,Example,Description
9.1.0,true,process,process.command_line,keyword,extended,,"a ""b"", c","Two
lines."
9.1.0,true,process,process.integrity_level,keyword,extended,,,
9.1.0,false,event,event.original,keyword,core,,,
`;
const template = JSON.stringify({
  index_templates: [
    {
      index_template: {
        template: {
          mappings: {
            dynamic_templates: [
              { a: { path_match: 'process.command_line', mapping: { type: 'keyword' } } },
              { b: { path_match: 'event.original', mapping: { type: 'keyword', index: false } } },
            ],
            properties: { process: { properties: { integrity_level: { type: 'keyword' } } } },
          },
        },
      },
    },
  ],
});

describe('the schema', () => {
  it('built in is that of Wazuh 5.0.1', () => {
    expect(builtInSchema.name).toBe('Wazuh 5.0.1');
    expect(builtInSchema.fields.size).toBe(2351);
    expect(builtInSchema.fields.get('source.ip')).toEqual({
      name: 'source.ip',
      type: 'ip',
      search: 'indexed',
    });
    expect(builtInSchema.fields.get('@timestamp')?.type).toBe('date');
    expect(builtInSchema.fields.get('event.original')?.search).toBe('stored');
  });

  it.each([
    ['as a table of fields', table],
    ['as an index template', template],
  ])('is read %s', (_, text) => {
    const result = readSchema(text, 'a file');
    expect(
      result.kind === 'read'
        ? [...result.schema.fields.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
        : result,
    ).toEqual([
      { name: 'event.original', type: 'keyword', search: 'stored' },
      { name: 'process.command_line', type: 'keyword', search: 'indexed' },
      { name: 'process.integrity_level', type: 'keyword', search: 'indexed' },
    ]);
  });

  it.each([
    ['no table', 'a,b\n1,2\n', 1, 'it has no columns "Field" and "Type"'],
    ['an unknown type', 'Field,Type\na,keyword\nb,text?\n', 3, 'the type "text?" of "b" is not known'],
    ['no template', '{"a": 1}', 1, 'it holds no "mappings" of an index template'],
  ])('%s is said so, with its line', (_, text, line, reason) => {
    expect(readSchema(text, 'a file')).toEqual({ kind: 'unreadable', line, reason });
  });

  it('decides which fields a rule may name', () => {
    const result = readSchema(table, 'newer.csv');
    if (result.kind !== 'read') throw new Error(result.reason);
    const { schema } = result;
    const detection = `sel: {process.integrity_level: High, event.original: a, Image: b}\ncondition: sel`;
    expect(refusals(build(ruleText(detection), { schema }))).toEqual([
      'rules/a.yml:7:56 "event.original" cannot be searched: the schema only stores it',
      'rules/a.yml:7:66 the schema (newer.csv) has no field "process.executable", where "Image" would be',
    ]);
  });
});
