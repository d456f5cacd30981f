import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecodeContext, decode, loadDecoders } from '../../src/decoder/index.ts';
import { compileExpression } from '../../src/expression/index.ts';
import { loaded, noDecoders } from './decoded.ts';

const decoders = loaded(`
  <decoder name="json"><prematch>^{\\s*"</prematch><plugin_decoder>JSON_Decoder</plugin_decoder></decoder>
  <decoder name="kv"><program_name>\\.</program_name></decoder>
  <decoder name="kv"><prematch type="pcre2">=</prematch></decoder>
  <decoder name="kv-a"><parent>kv</parent><regex>(\\S+)="(\\.+)" (\\w*)|(\\.*)=(\\d+)</regex><order>a, b, c</order></decoder>
  <decoder name="kv-a"><parent>kv</parent><regex type="pcre2" offset="after_regex">(\\w+)?=(\\w)*</regex><order>a, user</order></decoder>
`);

/** Texts made of what matters to headers, JSON and XML, and of anything. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Mar  3 10:00:01 h p[1]: ',
        '{"',
        '":',
        '\\u',
        '\\',
        '"',
        '[',
        '{',
        ']',
        '}',
        ',',
        '1e9',
        '-',
        '=',
        '<',
        '>',
        '</',
        "<Data Name='A'>",
        '<System>',
        '<!--',
        'Mä',
        '\0',
        '\r\n',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

/** `FUZZ_RUNS=100000` for the long run; every failure prints its seed. */
const runs = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 1_000),
  seed: Number(process.env.FUZZ_SEED ?? 20_240_303),
};

describe('whatever comes in is decoded', () => {
  it('log lines', () => {
    const context = createDecodeContext();
    fc.assert(
      fc.property(hostileText, (log) => {
        expect(typeof decode({ log }, decoders, context).log).toBe('string');
      }),
      runs,
    );
  });

  it('Windows events', () => {
    const context = createDecodeContext();
    fc.assert(
      fc.property(hostileText, hostileText, (xml, Message) => {
        const Event = `<Event><System>${xml}</System><EventData>${xml}</EventData></Event>`;
        expect(typeof decode({ winevt: { Event, Message } }, noDecoders, context).log).toBe('string');
        expect(typeof decode({ winevt: { Event: xml } }, noDecoders, context).log).toBe('string');
      }),
      runs,
    );
  });

  it('decoder files', () => {
    const element = fc.constantFrom(
      'prematch',
      'regex',
      'order',
      'parent',
      'type',
      'fts',
      'program_name',
      'plugin_decoder',
    );
    const option = fc.tuple(element, hostileText).map(([name, text]) => `<${name}>${text}</${name}>`);
    fc.assert(
      fc.property(fc.array(option, { maxLength: 5 }), (options) => {
        const load = loadDecoders([
          { name: 'x.xml', text: `<decoder name="x">${options.join('')}</decoder>` },
        ]);
        expect(load.decoders === null).toBe(load.messages.some(({ level }) => level === 'error'));
      }),
      runs,
    );
  });

  it.each([
    ['OSRegex over a long line of one letter', 'osregex', '\\.+a\\.+a\\.+a\\.+a\\.+b'],
    ['OSRegex with a star before every letter', 'osregex', '\\w*a\\w*a\\w*a\\w*c$'],
    ['OSMatch with many texts', 'osmatch', Array.from({ length: 500 }, (_, at) => `a${at}`).join('|')],
  ] as const)('%s ends', (_title, type, pattern) => {
    const compiled = compileExpression(type, pattern);
    expect(compiled.kind === 'compiled' && compiled.expression.matches(`${'a'.repeat(1_000)}!`)).toBe(false);
  });
});
