import {
  choice,
  end,
  literal,
  look,
  noneOf,
  oneOf,
  optional,
  type Pattern,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { spellingForm, type TextForm } from '@sigmazuh/regex';
import type { LogPartName } from '../sources/source-mapping.ts';

/** The parts that stand between two texts. */
export type FramedPartName = Exclude<LogPartName, 'audit-command-line'>;

/** A value that stands inside a longer text which the decoders leave whole. */
export interface LogPart {
  /** The text it is a part of. */
  readonly of: { readonly kind: 'log' } | { readonly kind: 'static'; readonly element: 'url' };
  /** What stands in front of it, from the text's beginning. */
  readonly before: Pattern;
  readonly form: TextForm;
  /** What follows it. */
  readonly after: Pattern;
}

const raw = (text: string) => literal(text, 'cased');
const points = (characters: string) =>
  Array.from(characters, (each) => each.charCodeAt(0))
    .sort((a, b) => a - b)
    .map((point) => ({ from: point, to: point }));
const anyBut = (characters: string) => repeat(noneOf(points(characters), 'cased'), 0, null);
const someBut = (characters: string) => repeat(noneOf(points(characters), 'cased'), 1, null);
const digits = repeat(oneOf([{ from: 0x30, to: 0x39 }], 'cased'), 1, null);
const letters = repeat(
  oneOf(
    [
      { from: 0x41, to: 0x5a },
      { from: 0x61, to: 0x7a },
    ],
    'cased',
  ),
  1,
  null,
);
const ahead = (pattern: Pattern) => look('ahead', 'positive', pattern);

/** Texts without some characters; NUL, which no log line holds, stands for what cannot be in them. */
const without = (characters: string) =>
  spellingForm(`without ${characters}`, new Map(points(characters).map(({ from }) => [from, '\0'])));

const url = { kind: 'static', element: 'url' } as const;
const log = { kind: 'log' } as const;

const host = optional(sequence([letters, raw('://'), anyBut('/?')]));
const endOfPath = choice([raw('?'), end]);

/** `1.2.3.4 - user [date] "GET /x HTTP/1.1" 200 512 "referrer" "agent"`, or with a host's name in front. */
const request = sequence([
  start,
  anyBut('"'),
  raw('"'),
  anyBut('"'),
  raw('" '),
  digits,
  raw(' '),
  anyBut('"'),
]);
/** Servers write `-` for a header that was not sent, and nothing for one that was sent empty. */
const isSent = look('ahead', 'negative', raw('-"'));

/** `755 192.0.2.1 TCP_MISS/200 507 GET http://example.com/ user DIRECT/192.0.2.9 text/html`; the time is cut off before. */
const squidRequest = sequence([
  start,
  repeat(raw(' '), 0, null),
  digits,
  raw(' '),
  someBut(' '),
  raw(' '),
  someBut(' /'),
  raw('/'),
  digits,
  raw(' '),
  digits,
  raw(' '),
]);
const squidWord = sequence([someBut(' '), raw(' ')]);

/** The parts of lines of web servers, proxies and ClamAV, by the names that pipelines use for them. */
export const logParts: Readonly<Record<FramedPartName, LogPart>> = {
  'url-absolute': {
    of: url,
    before: sequence([start, letters, raw('://')]),
    form: without(''),
    after: end,
  },
  'url-host': {
    of: url,
    before: sequence([start, optional(sequence([letters, raw('://')]))]),
    form: without('/:?'),
    after: choice([raw('/'), raw(':'), raw('?'), end]),
  },
  'url-stem': { of: url, before: sequence([start, host]), form: without('?'), after: endOfPath },
  'url-query': {
    of: url,
    before: sequence([start, anyBut('?'), raw('?')]),
    form: without(''),
    after: end,
  },
  'url-extension': {
    of: url,
    before: sequence([
      start,
      host,
      raw('/'),
      anyBut('?'),
      raw('.'),
      ahead(sequence([anyBut('./?'), endOfPath])),
    ]),
    form: without('./?'),
    after: endOfPath,
  },
  'access-user': {
    of: log,
    before: sequence([
      start,
      someBut(' "'),
      raw(' '),
      someBut(' "'),
      raw(' '),
      look('ahead', 'negative', raw('- [')),
    ]),
    form: without(' '),
    after: raw(' ['),
  },
  'access-referrer': {
    of: log,
    before: sequence([request, raw('"'), isSent]),
    form: without('"'),
    after: raw('"'),
  },
  'access-agent': {
    of: log,
    before: sequence([request, raw('"'), anyBut('"'), raw('" "'), isSent]),
    form: without('"'),
    after: raw('"'),
  },
  'clamav-file': { of: log, before: start, form: without(':'), after: raw(': ') },
  'clamav-signature': {
    of: log,
    before: sequence([start, anyBut(':'), raw(': ')]),
    form: without(' '),
    after: raw(' FOUND'),
  },
  'squid-method': { of: log, before: squidRequest, form: without(' '), after: raw(' ') },
  'squid-user': {
    of: log,
    before: sequence([squidRequest, squidWord, squidWord, look('ahead', 'negative', raw('- '))]),
    form: without(' '),
    after: raw(' '),
  },
  'squid-peer': {
    of: log,
    before: sequence([
      squidRequest,
      squidWord,
      squidWord,
      squidWord,
      someBut(' /'),
      raw('/'),
      look('ahead', 'negative', raw('- ')),
    ]),
    form: without(' '),
    after: raw(' '),
  },
};
