import { describe, expect, it } from 'vitest';
import { decodeShown, loaded } from './decoded.ts';

const jsonDecoder = (options = '') =>
  loaded(
    `<decoder name="json"><prematch>^{\\s*"</prematch><plugin_decoder>JSON_Decoder</plugin_decoder>${options}</decoder>`,
  );
const json = jsonDecoder();

describe('values of a JSON log', () => {
  it.each([
    ['a string', '"C:\\\\x"', 'C:\\x'],
    ['an empty string', '""', ''],
    ['a character above ASCII', '"\\u00e9"', 'é'],
    ['a surrogate pair', '"\\ud83d\\ude00"', '😀'],
    ['an integer', '-5', '-5'],
    ['a whole number with a point', '1.0', '1'],
    ['an exponent', '1e3', '1000'],
    ['a fraction', '2.5', '2.500000'],
    ['halfway between two', '0.0078125', '0.007812'],
    ['halfway below the even one', '-0.0234375', '-0.023438'],
    ['more than 31 bits', '2147483648', '2147483648.000000'],
    ['more than 53 bits', '9007199254740993', '9007199254740992.000000'],
    ['more than a double', '1e999', 'inf'],
    ['true', 'true', 'true'],
    ['null', 'null', 'null'],
    ['an array', '["a","b"]', '["a", "b"]'],
    ['an empty array', '[]', '[]'],
    ['numbers in an array', '[1,2.5,1e20,0.1]', '[1, 2.5, 1e+20, 0.1]'],
    ['more than 15 digits in an array', '[0.30000000000000004]', '[0.3]'],
    ['an object in an array', '[{"k":[1]}]', '[{\n\t\t"k":\t[1]\n\t}]'],
    ['an empty object in an array', '[{}]', '[{\n\t}]'],
  ])('%s', (_title, text, value) => {
    expect(decodeShown({ log: `{"v":${text}}` }, json).fields).toEqual({ v: value });
  });

  it('nested objects are joined with dots, empty ones are nothing', () => {
    expect(decodeShown({ log: '{"a":{"b":{"c":"1"},"d":{}}}' }, json).fields).toEqual({ 'a.b.c': '1' });
  });

  it('the first of equal names counts, the others are kept apart', () => {
    const { fields, duplicates } = decodeShown({ log: '{"a":"1","a":"2"}' }, json);
    expect([fields, duplicates]).toEqual([{ a: '1' }, [['a', '2']]]);
  });

  it('names of static fields at the top are static', () => {
    const { static: fields, fields: dynamic } = decodeShown(
      { log: '{"srcip":1,"systemname":"s","x":{"srcip":"2"}}' },
      json,
    );
    expect([fields, dynamic]).toEqual([{ srcip: '1', system_name: 's' }, { 'x.srcip': '2' }]);
  });

  it('256 dynamic fields at most', () => {
    const members = Array.from({ length: 300 }, (_, at) => `"k${at}":${at}`);
    const { fields } = decodeShown({ log: `{${members.join(',')}}` }, json);
    expect([Object.keys(fields).length, fields.k255, fields.k256]).toEqual([256, '255', undefined]);
  });

  it.each([
    ['text behind the object', '{"a":"1"} and so on', { a: '1' }],
    ['an unclosed object', '{"a":"1"', {}],
    ['a trailing comma', '{"a":"1",}', {}],
    ['an unknown escape', '{"a":"\\x"}', {}],
    ['half a surrogate pair', '{"a":"\\ud83d"}', {}],
    ['a raw control character', '{"a":"x\ty"}', { a: 'x\ty' }],
    ['nothing but depth', `{"a":${'['.repeat(2_000)}`, {}],
  ])('%s', (_title, log, fields) => {
    expect(decodeShown({ log }, json)).toMatchObject({ decoder: 'json', fields });
  });
});

describe('options of the JSON decoder', () => {
  it('nulls can be left out', () => {
    const decoders = jsonDecoder('<json_null_field>discard</json_null_field>');
    expect(decodeShown({ log: '{"a":null,"b":"1"}' }, decoders).fields).toEqual({ b: '1' });
  });

  it('arrays can be comma separated', () => {
    const decoders = jsonDecoder('<json_array_structure>csv</json_array_structure>');
    expect(decodeShown({ log: '{"a":["x",1,1.5,true,null]}' }, decoders).fields).toEqual({
      a: 'x,1,1.500000,true,null',
    });
  });
});
