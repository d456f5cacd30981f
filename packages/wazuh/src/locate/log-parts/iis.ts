import { choice, end, optional, type Pattern, sequence, start } from '@sigmazuh/compiler';
import { spellingForm } from '@sigmazuh/regex';
import { type LogPart, log, url } from './log-part.ts';
import { ahead, anyBut, digits, digitsOf, notAhead, raw, someBut, without, word, words } from './pieces.ts';

/** The time, the site that IIS 6 names, and the server's address. */
const head = sequence([
  start,
  digitsOf(4),
  raw('-'),
  digitsOf(2),
  raw('-'),
  digitsOf(2),
  raw(' '),
  word,
  optional(sequence([raw('W3SVC'), digits, raw(' '), word])),
  word,
]);
const isSent = notAhead(raw('- '));

/** A word of those behind the server's address, from 0. */
const wordAt = (place: number): LogPart => ({
  of: log,
  before: sequence([head, words(place), isSent]),
  form: without(' '),
  after: choice([raw(' '), end]),
});

const version = raw('HTTP/');

/** A word behind the client's address: so many words on, and so many behind the version that IIS 6 writes. */
const behindClient = (plain: number, ofVersion6: number, more: readonly Pattern[] = []): LogPart => ({
  ...wordAt(6),
  before: sequence([
    head,
    words(6),
    choice([sequence([notAhead(version), words(plain)]), sequence([version, word, words(ofVersion6)])]),
    isSent,
    ...more,
  ]),
});

const isNoStatus = notAhead(sequence([digitsOf(3), choice([raw(' '), end])]));

/**
 * `2026-11-24 10:00:00 192.0.2.1 GET /x.asp a=b 80 alice 192.0.2.7 Mozilla/5.0+(X11) - 200 0 0`, IIS's words behind the
 * server's address. The decoders take path and query as one value, `/x.asp a=b`, with `-` for no query. IIS 6 names its
 * site in front and logs more: `W3SVC1 WEB01 192.0.2.1 GET … 192.0.2.7 HTTP/1.1 Mozilla/4.0 cookie referrer host 200 0 0`.
 */
export const iisParts = {
  'iis-method': wordAt(0),
  'iis-user': wordAt(4),
  'iis-agent': behindClient(0, 0),
  'iis-referrer': behindClient(1, 2, [isNoStatus]),
  'iis-url': {
    of: url,
    before: start,
    form: spellingForm('path and query', new Map([[0x3f, ' ']])),
    after: choice([sequence([raw(' -'), end]), end]),
  },
  'iis-stem': { of: url, before: start, form: without(' '), after: raw(' ') },
  'iis-query': {
    of: url,
    before: sequence([start, someBut(' '), raw(' '), notAhead(sequence([raw('-'), end]))]),
    form: without(''),
    after: end,
  },
  'iis-extension': {
    of: url,
    before: sequence([start, raw('/'), anyBut(' '), raw('.'), ahead(sequence([anyBut('./ '), raw(' ')]))]),
    form: without('./ '),
    after: raw(' '),
  },
} satisfies Readonly<Record<string, LogPart>>;
