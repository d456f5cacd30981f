import type { ByteText } from '../bytes.ts';
import type { HeaderFormat } from './header-format.ts';
import type { HostAndProgram } from './host-and-program.ts';

/** `[Time 2006.12.28 15:53:55 UTC] [Facility auth] [Sender sshd] [PID 483] [Message …] [Level 3] [Host name]` */
export const aslFormat: HeaderFormat = {
  picture: '[T___ ____.__.__ __:',
  minLength: 26,
  timestamp: [0, 0],
  log: 25,
};

/** Reads the bracketed entries of an Apple System Log line: the first sender and message, up to the first host. */
export function readAslEntries(line: ByteText): HostAndProgram {
  let programName: ByteText | undefined;
  let hostname: ByteText | undefined;
  let logStart = aslFormat.log;
  let messageSeen = false;
  const cuts: number[] = [];
  let at = line.indexOf('[', logStart);
  while (at >= 0) {
    const entry = at + 1;
    const end = line.indexOf(']', entry);
    let from = entry;
    if (programName === undefined && line.startsWith('Sender ', entry)) {
      if (end < 0) break;
      programName = line.slice(entry + 7, end);
      from = end + 1;
      cuts.push(end);
    } else if (!messageSeen && line.startsWith('Message ', entry)) {
      messageSeen = true;
      logStart = entry + 8;
      if (end < 0) break;
      from = end + 1;
      cuts.push(end);
    } else if (line.startsWith('Host ', entry)) {
      if (end >= 0) {
        hostname = line.slice(entry + 5, end);
        cuts.push(end);
      }
      break;
    }
    at = line.indexOf('[', from);
  }
  const logEnd = cuts.find((cut) => cut >= logStart);
  return {
    ...(hostname === undefined ? {} : { hostname }),
    ...(programName === undefined ? {} : { programName }),
    log: line.slice(logStart, logEnd),
  };
}
