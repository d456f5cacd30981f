import type { ByteText } from '../bytes.ts';
import { aslFormat, readAslEntries } from './asl.ts';
import { fitsPicture, syslogFormats, timeFormats } from './header-format.ts';
import { type HostAndProgram, readHostAndProgram } from './host-and-program.ts';
import { squidFormat, squidMessageStart } from './squid.ts';

export interface Predecoded extends HostAndProgram {
  readonly timestamp?: ByteText;
}

/**
 * Splits a log line into header and message by the position of its separators, as Wazuh does: neither month nor
 * numbers are checked. A line without a known header is all message.
 */
export function predecode(line: ByteText): Predecoded {
  const repaired = repairUmlaut(line);
  if (repaired !== null) return predecodeRepaired(repaired);
  const syslog = syslogFormats.find((format) => fitsPicture(line, format));
  if (syslog !== undefined) {
    return {
      timestamp: line.slice(...syslog.timestamp),
      ...readHostAndProgram(withoutBlank(line.slice(syslog.log))),
    };
  }
  const time = timeFormats.find((format) => fitsPicture(line, format));
  if (time !== undefined) return { timestamp: line.slice(...time.timestamp), log: line.slice(time.log) };
  if (fitsPicture(line, aslFormat)) return readAslEntries(line);
  if (fitsPicture(line, squidFormat)) {
    const start = squidMessageStart(line);
    if (start >= 0) return { timestamp: line.slice(0, start - 1), log: line.slice(start) };
  }
  return { log: line };
}

/** `Mär 02 17:30:52`: an "ä" of two bytes as the second letter is taken for an "a". */
function repairUmlaut(line: ByteText): ByteText | null {
  return line.startsWith('\xc3\xa4', 1) ? `Ma${line.slice(3)}` : null;
}

/**
 * The repaired line has lost its first byte, and the original's text starts with an end mark there. A syslog header is
 * still found but its time reads as empty; of any other line nothing is left.
 */
function predecodeRepaired(line: ByteText): Predecoded {
  const syslog = syslogFormats.find(({ minLength, ...format }) =>
    fitsPicture(line, { ...format, minLength: minLength - 1 }),
  );
  if (syslog === undefined) return { log: '' };
  return { timestamp: '', ...readHostAndProgram(withoutBlank(line.slice(syslog.log - 1))) };
}

function withoutBlank(text: ByteText): ByteText {
  return text.startsWith(' ') ? text.slice(1) : text;
}
