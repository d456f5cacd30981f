import type { ByteText } from '../bytes.ts';
import { isDigit } from './header-format.ts';

export interface HostAndProgram {
  readonly hostname?: ByteText;
  readonly programName?: ByteText;
  readonly log: ByteText;
}

/**
 * Reads `host program[pid]: message` behind a syslog time, with the variants that Wazuh knows:
 * `program: …` without a host (Solaris), `host program[pid] …`, `host facility|level program: …` (AIX) and
 * `[ID nnn facility.level]` before the message. What does not fit is part of the message.
 */
export function readHostAndProgram(text: ByteText): HostAndProgram {
  const hostEnd = skipName(text, 0);
  const host = text.slice(0, hostEnd);
  if (text.charAt(hostEnd) === ':' && text.charAt(hostEnd + 1) === ' ') {
    return { programName: host, log: withoutMessageId(text.slice(hostEnd + 2)) };
  }
  if (text.charAt(hostEnd) !== ' ') return { log: text };
  return { hostname: host, ...readProgram(text.slice(hostEnd + 1)) };
}

function readProgram(text: ByteText): HostAndProgram {
  const nameEnd = skipName(text, 0);
  const programName = text.slice(0, nameEnd);
  const sign = text.charAt(nameEnd);
  if (sign === ':') return { programName, log: withoutMessageId(skipBlank(text, nameEnd + 1)) };
  if (sign === '[') {
    const pidEnd = skipPid(text, nameEnd);
    if (pidEnd < 0) return { log: text };
    if (text.startsWith(']:', pidEnd)) {
      return { programName, log: withoutMessageId(skipBlank(text, pidEnd + 2)) };
    }
    if (text.startsWith('] ', pidEnd)) return { programName, log: withoutMessageId(text.slice(pidEnd + 2)) };
    return { log: text };
  }
  if (sign === '|') return readAixProgram(text, nameEnd + 1);
  return { log: text };
}

/** `auth|security:info sshd[12]: …`, from behind the bar. */
function readAixProgram(text: ByteText, from: number): HostAndProgram {
  const prefix = /[a-z][A-Za-z0-9]*:[A-Za-z0-9]* /y;
  prefix.lastIndex = from;
  if (!prefix.test(text)) return { log: text };
  const start = prefix.lastIndex;
  const nameEnd = skipName(text, start);
  const programName = text.slice(start, nameEnd);
  if (text.startsWith(': ', nameEnd)) return { programName, log: withoutMessageId(text.slice(nameEnd + 2)) };
  const pidEnd = skipPid(text, nameEnd);
  // The name is never ended then: it reaches to the end of the line.
  if (pidEnd < 0) return { programName: text.slice(start), log: withoutMessageId(text.slice(nameEnd)) };
  if (text.startsWith(']: ', pidEnd)) return { programName, log: withoutMessageId(text.slice(pidEnd + 3)) };
  // Here the name was ended, in the middle of the message.
  return { programName, log: text.slice(0, nameEnd) };
}

/** The end of `[123` at `from`, or -1. */
function skipPid(text: ByteText, from: number): number {
  if (text.charAt(from) !== '[' || !isDigit(text.charCodeAt(from + 1))) return -1;
  let at = from + 1;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function skipBlank(text: ByteText, from: number): ByteText {
  return text.slice(text.charAt(from) === ' ' ? from + 1 : from);
}

function withoutMessageId(log: ByteText): ByteText {
  if (!log.startsWith('[ID ')) return log;
  const end = log.indexOf(']', 4);
  return end < 0 ? log : log.slice(end + 2);
}

/** Names of hosts and programs consist of letters, digits and `( ) - . / @ _`. */
function skipName(text: ByteText, from: number): number {
  let at = from;
  while (at < text.length && isNameByte(text.charCodeAt(at))) at += 1;
  return at;
}

function isNameByte(byte: number): boolean {
  const letter = byte | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (byte >= 0x2d && byte <= 0x39) ||
    byte === 0x40 ||
    byte === 0x5f ||
    byte === 0x28 ||
    byte === 0x29
  );
}
