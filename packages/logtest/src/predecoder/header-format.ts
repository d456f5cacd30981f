import type { ByteText } from '../bytes.ts';

/**
 * How a log line may begin. `picture` shows the header's separators; `_` stands for any byte, `0` for a digit. The
 * line must be at least `minLength` bytes; `log` is where the message begins, and `timestamp` is cut out from there to
 * there. Where these look off by one, the engine is.
 */
export interface HeaderFormat {
  readonly picture: string;
  readonly minLength: number;
  readonly timestamp: readonly [start: number, end: number];
  readonly log: number;
}

/** Headers behind which a host and a program may follow. The first that fits counts. */
export const syslogFormats: readonly HeaderFormat[] = [
  { picture: '___ __ __:__:__ ', minLength: 17, timestamp: [0, 15], log: 16 },
  { picture: '____-__-__ __:__:__,', minLength: 24, timestamp: [0, 23], log: 24 },
  { picture: '____-__-__T__:__:_____:__ ', minLength: 33, timestamp: [0, 25], log: 26 },
  { picture: '____-__-__T__:__:__.______:', minLength: 33, timestamp: [0, 29], log: 30 },
  { picture: '____-__-__T__:__:__._________:', minLength: 33, timestamp: [0, 32], log: 33 },
  { picture: '____-__-__T__:__:__.', minLength: 33, timestamp: [0, 31], log: 32 },
  { picture: '0___-__-__ __:__:__.______-____ ', minLength: 33, timestamp: [0, 31], log: 32 },
  { picture: '0___-__-__ __:__:__.______+____ ', minLength: 33, timestamp: [0, 31], log: 32 },
  { picture: '0___ ___ __ __:__:__ ', minLength: 21, timestamp: [0, 20], log: 21 },
];

/** Headers that are a time alone, in the order they are tried when no syslog header fits. */
export const timeFormats: readonly HeaderFormat[] = [
  // xferlog: Mon Apr 17 18:27:14 2006 1 64.160.42.130
  { picture: '___ ___ __ __:__:__ ____ _ ', minLength: 28, timestamp: [0, 24], log: 25 },
  // Snort: 01/28-09:13:16.240702  [**]
  { picture: '__/__-__:__:__.______ ', minLength: 24, timestamp: [0, 21], log: 23 },
  // Suricata: 01/28/1979-09:13:16.240702  [**]
  { picture: '__/__/____-__:__:__.______ ', minLength: 28, timestamp: [0, 26], log: 28 },
  // Apache 2.2: [Fri Feb 11 18:06:35 2004] [warn]
  { picture: '[___ ___ __ __:__:__ ____]', minLength: 27, timestamp: [1, 25], log: 27 },
];

/** Does the line begin as the picture shows? */
export function fitsPicture(line: ByteText, { picture, minLength }: HeaderFormat): boolean {
  if (line.length < minLength) return false;
  for (let at = 0; at < picture.length; at += 1) {
    const wanted = picture.charCodeAt(at);
    if (wanted === 0x5f) continue;
    const byte = line.charCodeAt(at);
    if (wanted === 0x30 ? !isDigit(byte) : byte !== wanted) return false;
  }
  return true;
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
