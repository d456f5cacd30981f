import { sequence, start } from '@sigmazuh/compiler';
import { type LogPart, log } from './log-part.ts';
import { anyBut, digits, notAhead, raw, someBut, without } from './pieces.ts';

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
const isSent = notAhead(raw('-"'));

/** Parts of the lines that Apache and nginx write. */
export const accessLineParts = {
  'access-user': {
    of: log,
    before: sequence([start, someBut(' "'), raw(' '), someBut(' "'), raw(' '), notAhead(raw('- ['))]),
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
} satisfies Readonly<Record<string, LogPart>>;
