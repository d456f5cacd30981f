import { sequence, start } from '@sigmazuh/compiler';
import { type LogPart, log } from './log-part.ts';
import { anyBut, raw, without } from './pieces.ts';

/** `/tmp/x.exe: Win.Test.EICAR_HDB-1 FOUND` */
export const clamavParts = {
  'clamav-file': { of: log, before: start, form: without(':'), after: raw(': ') },
  'clamav-signature': {
    of: log,
    before: sequence([start, anyBut(':'), raw(': ')]),
    form: without(' '),
    after: raw(' FOUND'),
  },
} satisfies Readonly<Record<string, LogPart>>;
