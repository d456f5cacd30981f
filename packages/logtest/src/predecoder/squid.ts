import type { ByteText } from '../bytes.ts';
import type { HeaderFormat } from './header-format.ts';

/** Squid: `1140804070.368  11623 …`, seconds since the epoch and then the right-aligned duration. */
export const squidFormat: HeaderFormat = {
  picture: '1000______.__0 ',
  minLength: 32,
  timestamp: [0, 14],
  log: 15,
};

/** Where the message begins, or -1 when the durations' column is not where Squid has it. */
export function squidMessageStart(line: ByteText): number {
  if (line.charAt(21) !== ' ' && line.charAt(22) !== ' ') return -1;
  let at = squidFormat.log;
  while (line.charAt(at) === ' ') at += 1;
  return at;
}
