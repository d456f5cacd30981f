import type { ByteText } from '../bytes.ts';
import { aslFormat, readAslEntries } from './asl.ts';
import { fitsPicture, type HeaderFormat, syslogFormats, timeFormats } from './header-format.ts';
import { type HostAndProgram, readHostAndProgram } from './host-and-program.ts';
import { squidFormat, squidMessageStart } from './squid.ts';

export interface Predecoded extends HostAndProgram {
  readonly timestamp?: ByteText;
}

/**
 * Splits a log line into header and message by the position of its separators, as Wazuh does: neither month nor
 * numbers are checked. A line without a known header is all message. What is compared may be a byte shorter than the
 * line, which is cut where the header would end without that.
 */
export function predecode(line: ByteText): Predecoded {
  const compared = repairUmlaut(line);
  const fits = (format: HeaderFormat): boolean => fitsPicture(compared, format);
  const syslog = syslogFormats.find(fits);
  if (syslog !== undefined) {
    return {
      timestamp: line.slice(...syslog.timestamp),
      ...readHostAndProgram(withoutBlank(line.slice(syslog.log))),
    };
  }
  const time = timeFormats.find(fits);
  if (time !== undefined) return { timestamp: line.slice(...time.timestamp), log: line.slice(time.log) };
  if (fits(aslFormat)) return readAslEntries(line);
  if (fits(squidFormat)) {
    const start = squidMessageStart(line);
    if (start >= 0) return { timestamp: line.slice(0, start - 1), log: line.slice(start) };
  }
  return { log: line };
}

/** `Mär 02 17:30:52`: an "ä" of two bytes as the second letter is taken for an "a". */
function repairUmlaut(line: ByteText): ByteText {
  return line.startsWith('\xc3\xa4', 1) ? `Ma${line.slice(3)}` : line;
}

function withoutBlank(text: ByteText): ByteText {
  return text.startsWith(' ') ? text.slice(1) : text;
}
