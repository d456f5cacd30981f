import { choice, end, optional, sequence, start } from '@sigmazuh/compiler';
import { type LogPart, url } from './log-part.ts';
import { ahead, anyBut, letters, raw, without } from './pieces.ts';

const scheme = sequence([letters, raw('://')]);
const host = optional(sequence([scheme, anyBut('/?')]));
const endOfPath = choice([raw('?'), end]);

/** Parts of the URL that the decoders of web servers and proxies hand on whole. */
export const urlParts = {
  'url-absolute': { of: url, before: sequence([start, scheme]), form: without(''), after: end },
  'url-host': {
    of: url,
    before: sequence([start, optional(scheme)]),
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
} satisfies Readonly<Record<string, LogPart>>;
