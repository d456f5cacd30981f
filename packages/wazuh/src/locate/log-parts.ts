import {
  anyOne,
  anyRun,
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
import type { LogPartName } from '@sigmazuh/wazuh-events';

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

const anyBefore = (word: Pattern) => repeat(sequence([look('ahead', 'negative', word), anyOne]), 0, null);
const command = raw('COMMAND=');
/** What sudo logs before the command, which is the rest of the line, whatever it holds. */
const sudoValue = (name: string): LogPart => ({
  of: log,
  before: sequence([start, anyBefore(command), raw(` ${name}=`)]),
  form: without(';'),
  after: choice([raw(' ;'), end]),
});

const addressCharacters = oneOf(points('.0123456789:ABCDEFabcdef'), 'cased');
/** What the SSH server writes behind the client's address. Names that clients choose cannot stand there. */
const sshVersion = optional(sequence([raw(' ssh'), optional(raw('2'))]));
/** Bounded, so that many addresses in one line are not each looked behind to its end. */
const isLast = look('ahead', 'negative', sequence([repeat(anyOne, 0, 200), raw(' from ')]));
const inWords = sequence([raw(': '), isLast]);
const blanks = repeat(raw(' '), 0, null);
const behindPort = sequence([
  sshVersion,
  choice([inWords, sequence([blanks, raw('[preauth]'), blanks, end]), end]),
]);
const behindAddress = sequence([optional(sequence([raw(' port '), digits])), behindPort]);
const fromOrBy = choice([raw(' from '), raw(' by ')]);
const beforeAddress = sequence([start, anyRun, fromOrBy]);
const userWords = choice([
  sequence([raw('for '), optional(sequence([choice([raw('invalid'), raw('illegal')]), raw(' user ')]))]),
  raw('Invalid user '),
  raw('user '),
]);
/**
 * `2026-11-24 10:00:00 192.0.2.1 GET /x.asp a=b 80 alice 192.0.2.7 Mozilla/5.0+(X11) - 200 0 0`, IIS's words behind the
 * server's address. The decoders take path and query as one value, `/x.asp a=b`, with `-` for no query. IIS 6 names its
 * site in front and logs more: `W3SVC1 WEB01 192.0.2.1 GET … 192.0.2.7 HTTP/1.1 Mozilla/4.0 cookie referrer host 200 0 0`.
 */
const words = (count: number) => repeat(sequence([someBut(' '), raw(' ')]), count, count);
const digitsOf = (count: number) => repeat(oneOf([{ from: 0x30, to: 0x39 }], 'cased'), count, count);
const iisHead = sequence([
  start,
  digitsOf(4),
  raw('-'),
  digitsOf(2),
  raw('-'),
  digitsOf(2),
  raw(' '),
  words(1),
  optional(sequence([raw('W3SVC'), digits, raw(' '), someBut(' '), raw(' ')])),
  someBut(' '),
  raw(' '),
]);
const notSent = look('ahead', 'negative', raw('- '));
const iisWord = (count: number): LogPart => ({
  of: log,
  before: sequence([iisHead, words(count), notSent]),
  form: without(' '),
  after: choice([raw(' '), end]),
});
const version = raw('HTTP/');
const noVersion = look('ahead', 'negative', version);
const iisBehindClient = (plain: number, ofVersion6: number, more: readonly Pattern[] = []): LogPart => ({
  ...iisWord(6),
  before: sequence([
    iisHead,
    words(6),
    choice([
      sequence([noVersion, words(plain)]),
      sequence([version, someBut(' '), raw(' '), words(ofVersion6)]),
    ]),
    notSent,
    ...more,
  ]),
});
const status = look('ahead', 'negative', sequence([digitsOf(3), choice([raw(' '), end])]));

/** Only these characters; NUL, which no log line holds, stands for the others. */
const onlyOf = (name: string, allowed: RegExp) =>
  spellingForm(
    name,
    new Map(
      Array.from({ length: 0x80 }, (_, point) => point)
        .filter((point) => !allowed.test(String.fromCharCode(point)))
        .map((point) => [point, '\0'] as const),
    ),
  );

/** The parts of lines of web servers, proxies, ClamAV, sudo and sshd, by the names that pipelines use for them. */
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
  'sudo-command': {
    of: log,
    before: sequence([start, anyBefore(command), command]),
    form: without(''),
    after: end,
  },
  'sudo-directory': sudoValue('PWD'),
  'sudo-terminal': sudoValue('TTY'),
  'sudo-user': sudoValue('USER'),
  'sshd-address': {
    of: log,
    before: beforeAddress,
    form: onlyOf('address', /[.:\dA-Fa-f]/),
    after: choice([
      sequence([raw(' port '), digits, behindPort]),
      sequence([raw(' ssh'), optional(raw('2')), choice([inWords, end])]),
      sequence([raw(' '), blanks, raw('[preauth]'), blanks, end]),
      end,
    ]),
  },
  'sshd-address-in-words': {
    of: log,
    before: beforeAddress,
    form: onlyOf('address of version 4', /[.\d]/),
    after: inWords,
  },
  'sshd-port': {
    of: log,
    before: sequence([beforeAddress, repeat(addressCharacters, 1, null), raw(' port ')]),
    form: onlyOf('digits', /\d/),
    after: behindPort,
  },
  'sshd-user': {
    of: log,
    before: sequence([
      start,
      choice([sequence([anyBefore(sequence([raw(' '), userWords])), raw(' ')]), sequence([])]),
      userWords,
      look('ahead', 'negative', sequence([choice([raw('invalid'), raw('illegal')]), raw(' user ')])),
    ]),
    form: without(' '),
    after: sequence([raw(' from '), repeat(addressCharacters, 1, null), behindAddress]),
  },
  'iis-method': iisWord(0),
  'iis-user': iisWord(4),
  'iis-agent': iisBehindClient(0, 0),
  'iis-referrer': iisBehindClient(1, 2, [status]),
  'iis-url': {
    of: url,
    before: start,
    form: spellingForm('path and query', new Map([[0x3f, ' ']])),
    after: choice([sequence([raw(' -'), end]), end]),
  },
  'iis-stem': { of: url, before: start, form: without(' '), after: raw(' ') },
  'iis-query': {
    of: url,
    before: sequence([start, someBut(' '), raw(' '), look('ahead', 'negative', sequence([raw('-'), end]))]),
    form: without(''),
    after: end,
  },
  'iis-extension': {
    of: url,
    before: sequence([start, raw('/'), anyBut(' '), raw('.'), ahead(sequence([anyBut('./ '), raw(' ')]))]),
    form: without('./ '),
    after: raw(' '),
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
