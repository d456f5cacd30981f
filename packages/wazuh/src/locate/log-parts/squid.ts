import { repeat, sequence, start } from '@sigmazuh/compiler';
import { type LogPart, log } from './log-part.ts';
import { digits, notAhead, raw, someBut, without, word } from './pieces.ts';

/** `755 192.0.2.1 TCP_MISS/200 507 GET http://example.com/ user DIRECT/192.0.2.9 text/html`; the time is cut off before. */
const request = sequence([
  start,
  repeat(raw(' '), 0, null),
  digits,
  raw(' '),
  word,
  someBut(' /'),
  raw('/'),
  digits,
  raw(' '),
  digits,
  raw(' '),
]);
const isSent = notAhead(raw('- '));

/** Parts of the lines of the proxy Squid, by its own format. */
export const squidParts = {
  'squid-method': { of: log, before: request, form: without(' '), after: raw(' ') },
  'squid-user': {
    of: log,
    before: sequence([request, word, word, isSent]),
    form: without(' '),
    after: raw(' '),
  },
  'squid-peer': {
    of: log,
    before: sequence([request, word, word, word, someBut(' /'), raw('/'), isSent]),
    form: without(' '),
    after: raw(' '),
  },
} satisfies Readonly<Record<string, LogPart>>;
