import { describe, expect, it } from 'vitest';
import { toBytes } from '../../src/bytes.ts';
import { loadDecoders } from '../../src/decoder/index.ts';
import { decodeShown, loaded } from './decoded.ts';

const header = 'Mar  3 10:00:01 web1';

describe('which decoder takes a log', () => {
  const decoders = loaded(`
    <decoder name="app"><program_name>^app</program_name></decoder>
    <decoder name="app-login"><parent>app</parent><prematch>^login </prematch>
      <regex offset="after_prematch">^(\\S+) from (\\S+)</regex><order>user, srcip</order></decoder>
    <decoder name="app-own"><parent>app</parent><use_own_name>true</use_own_name><prematch>^own</prematch></decoder>
    <decoder name="app-rest"><parent>app</parent><regex>code=(\\d+)</regex><order>app.code</order></decoder>
    <decoder name="plain"><prematch>^plain: </prematch><type>web-log</type></decoder>
  `);

  it.each([
    ['by program name', `${header} app[1]: nothing`, { decoder: 'app', fields: {} }],
    [
      'a child by its prematch, under the parent’s name',
      `${header} app: login bob from 10.0.0.1`,
      { decoder: 'app', static: { dstuser: 'bob', srcip: '10.0.0.1' } },
    ],
    ['a child that uses its own name', `${header} app: own thing`, { decoder: 'app-own' }],
    [
      'a child without prematch takes the rest',
      `${header} app: code=17`,
      { decoder: 'app', fields: { 'app.code': '17' } },
    ],
    ['by prematch, without a program name', 'plain: x', { decoder: 'plain' }],
    ['never by prematch alone when there is a program name', `${header} other: plain: x`, { decoder: null }],
    ['none', 'nothing', { decoder: null }],
  ])('%s', (_title, log, expected) => {
    expect(decodeShown({ log }, decoders)).toMatchObject(expected);
  });
});

describe('decoders of one name continue each other', () => {
  const decoders = loaded(`
    <decoder name="fw"><prematch>^fw: </prematch></decoder>
    <decoder name="fw-fields"><parent>fw</parent><regex>src=(\\S+)</regex><order>srcip</order></decoder>
    <decoder name="fw-fields"><parent>fw</parent><regex>missing=(\\S+)</regex><order>missing</order></decoder>
    <decoder name="fw-fields"><parent>fw</parent><regex offset="after_regex">port=(\\d+)</regex><order>srcport</order></decoder>
  `);

  it('one that does not match is passed over', () => {
    expect(decodeShown({ log: 'fw: port=1 src=10.0.0.1 port=2' }, decoders).static).toEqual({
      srcip: '10.0.0.1',
      srcport: '2',
    });
  });
});

describe('what the loader says', () => {
  const load = (text: string) => loadDecoders([{ name: 'a.xml', text: toBytes(text) }]);
  const base = '<decoder name="p"><prematch>p</prematch></decoder>';

  it.each([
    ['bad XML', '<decoder name="a"><prematch>a</decoder>', [1226]],
    ['another element', '<rule/>', [1230]],
    [
      'no prematch, program name or parent',
      '<decoder name="a"><regex>(a)</regex><order>x</order></decoder>',
      [2108, 2107],
    ],
    [
      'a regex without an order',
      '<decoder name="a"><prematch>a</prematch><regex>(a)</regex></decoder>',
      [2107],
    ],
    [
      'an unknown parent',
      '<decoder name="a"><parent>q</parent><prematch>a</prematch></decoder>',
      [2101, 2106],
    ],
    ['a bad pattern', '<decoder name="a"><prematch>\\n</prematch></decoder>', [1452, 2107]],
    ['a bad PCRE2 pattern', '<decoder name="a"><prematch type="pcre2">(</prematch></decoder>', [1452, 2107]],
    ['an unknown option', '<decoder name="a"><prematch>a</prematch><nope>x</nope></decoder>', [null]],
    [
      'an unknown plugin',
      '<decoder name="a"><prematch>a</prematch><plugin_decoder>X</plugin_decoder></decoder>',
      [2110],
    ],
    ['an unknown type', '<decoder name="a"><prematch>a</prematch><type>x</type></decoder>', [null]],
    [
      'a plugin and a regex',
      '<decoder name="a"><prematch>a</prematch><plugin_decoder>JSON_Decoder</plugin_decoder><regex>(a)</regex><order>x</order></decoder>',
      [2111],
    ],
    [
      'an offset without a parent',
      '<decoder name="a"><prematch>a</prematch><regex offset="after_parent">(a)</regex><order>x</order></decoder>',
      [2120, 2107],
    ],
    [
      'a second offset',
      `${base}<decoder name="a"><parent>p</parent><regex offset="after_parent">(a)</regex><regex offset="after_parent">b</regex><order>x</order></decoder>`,
      [2109, 2107],
    ],
    [
      'a continuation with a prematch',
      `${base}<decoder name="a"><parent>p</parent><regex>(a)</regex><order>x</order></decoder><decoder name="a"><parent>p</parent><prematch>b</prematch><regex>(a)</regex><order>x</order></decoder>`,
      [2102, 2105, 2106],
    ],
    [
      'an empty field name',
      '<decoder name="a"><prematch>a</prematch><regex>(a)</regex><order>x,,y</order></decoder>',
      [null],
    ],
  ])('%s refuses the file', (_title, text, codes) => {
    const { decoders, messages } = load(text);
    expect([decoders, messages.map(({ code }) => code)]).toEqual([null, codes]);
  });

  it('a regex that captures nothing is allowed', () => {
    const { decoders, messages } = load(
      `${base}<decoder name="a"><parent>p</parent><regex>x</regex><order>id</order></decoder>`,
    );
    expect([decoders === null, messages]).toEqual([false, []]);
  });

  it('an unknown offset or type is a warning', () => {
    const { decoders, messages } = load(
      '<decoder name="a"><prematch type="x" offset="y">a</prematch></decoder>',
    );
    expect([decoders === null, messages.map(({ level }) => level)]).toEqual([false, ['warning', 'warning']]);
  });

  it('files are loaded by base name', () => {
    const parent = { name: 'z/0001-parent.xml', text: toBytes(base) };
    const child = {
      name: 'a/0002-child.xml',
      text: toBytes('<decoder name="c"><parent>p</parent><prematch>c</prematch></decoder>'),
    };
    expect(loadDecoders([child, parent]).messages).toEqual([]);
  });
});
