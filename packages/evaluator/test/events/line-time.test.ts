import { expect, it } from 'vitest';
import { timeOfLine } from '../../src/index.ts';

const now = Date.UTC(2026, 10, 24, 12) / 1000;
const at = (text: string) => Date.parse(text) / 1000;

it.each<[string, string, number | null]>([
  ['audit records', 'type=EXECVE msg=audit(1795515301.123:456): argc=1 a0="id"', 1795515301.123],
  [
    'Squid',
    '1140804070.368  11623 192.0.2.7 TCP_MISS/200 507 GET http://a/ - DIRECT/192.0.2.9 -',
    1140804070.368,
  ],
  ['ISO with a zone', '2026-11-24T10:00:00.5+01:00 host sshd[7]: x', at('2026-11-24T09:00:00.5Z')],
  ['ISO without a zone', '<86>2026-11-24 10:00:00 x', at('2026-11-24T10:00:00Z')],
  ['syslog', 'Nov 24 10:00:00 host sshd[7]: x', at('2026-11-24T10:00:00Z')],
  ['syslog of this very day elsewhere', 'Nov 25 01:00:00 host sshd[7]: x', at('2026-11-25T01:00:00Z')],
  ['syslog of last December', 'Dec  3 10:00:00 host sshd[7]: x', at('2025-12-03T10:00:00Z')],
  [
    'an access line',
    '192.0.2.7 - - [24/Nov/2026:10:00:00 +0100] "GET / HTTP/1.1" 200 7',
    at('2026-11-24T09:00:00Z'),
  ],
  ['a month that is none', 'Foo 24 10:00:00 host x: y', null],
  ['a line that says no time', 'nc -e /bin/sh 192.0.2.7 4444', null],
])('the time of %s', (_, line, expected) => {
  expect(timeOfLine(line, now)).toBe(expected);
});
