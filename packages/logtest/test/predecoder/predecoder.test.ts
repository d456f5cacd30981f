import { describe, expect, it } from 'vitest';
import { toBytes } from '../../src/bytes.ts';
import { predecode } from '../../src/predecoder/index.ts';

describe('syslog headers', () => {
  it.each([
    [
      'program and pid',
      'Mar  3 10:00:01 web1 sshd[812]: hello',
      { timestamp: 'Mar  3 10:00:01', hostname: 'web1', programName: 'sshd', log: 'hello' },
    ],
    [
      'program without pid',
      'Mar  3 10:00:01 web1 su: hello',
      { timestamp: 'Mar  3 10:00:01', hostname: 'web1', programName: 'su', log: 'hello' },
    ],
    [
      'no blank behind the colon',
      'Mar  3 10:00:01 web1 su:hello',
      { timestamp: 'Mar  3 10:00:01', hostname: 'web1', programName: 'su', log: 'hello' },
    ],
    [
      'pid without colon',
      'Mar  3 10:00:01 web1 app[7] hello',
      { timestamp: 'Mar  3 10:00:01', hostname: 'web1', programName: 'app', log: 'hello' },
    ],
    [
      'pid with neither',
      'Mar  3 10:00:01 web1 app[7]hello',
      { timestamp: 'Mar  3 10:00:01', hostname: 'web1', log: 'app[7]hello' },
    ],
    [
      'no program',
      'Mar  3 10:00:01 web1 hello world',
      { timestamp: 'Mar  3 10:00:01', hostname: 'web1', log: 'hello world' },
    ],
    [
      'no host',
      'Mar  3 10:00:01 cron: hello',
      { timestamp: 'Mar  3 10:00:01', programName: 'cron', log: 'hello' },
    ],
    ['no valid host', 'Mar  3 10:00:01 <x> hello', { timestamp: 'Mar  3 10:00:01', log: '<x> hello' }],
    [
      'a second blank',
      'Mar  3 10:00:01  web1 su: hello',
      { timestamp: 'Mar  3 10:00:01', hostname: 'web1', programName: 'su', log: 'hello' },
    ],
    [
      'a message id',
      'Mar  3 10:00:01 sol su: [ID 36 auth.info] hello',
      { timestamp: 'Mar  3 10:00:01', hostname: 'sol', programName: 'su', log: 'hello' },
    ],
    [
      'AIX',
      'Mar  3 10:00:01 aix auth|security:info sshd[12]: hello',
      { timestamp: 'Mar  3 10:00:01', hostname: 'aix', programName: 'sshd', log: 'hello' },
    ],
    [
      'a year first',
      '2024 Mar  3 10:00:01 web1 su: hello',
      { timestamp: '2024 Mar  3 10:00:01', hostname: 'web1', programName: 'su', log: 'hello' },
    ],
    [
      'ISO with zone',
      '2024-03-03T10:00:01+01:00 web1 su[1]: hello',
      { timestamp: '2024-03-03T10:00:01+01:00', hostname: 'web1', programName: 'su', log: 'hello' },
    ],
    [
      'ISO with microseconds',
      '2024-03-03T10:00:01.123456+01:00 web1 su: hello',
      { timestamp: '2024-03-03T10:00:01.123456+01:00', hostname: 'web1', programName: 'su', log: 'hello' },
    ],
    [
      'date, time and zone of macOS',
      '2024-03-03 10:00:01.123456-0800  mac loginwindow[9]: hello',
      {
        timestamp: '2024-03-03 10:00:01.123456-0800',
        hostname: 'mac',
        programName: 'loginwindow',
        log: 'hello',
      },
    ],
    [
      'milliseconds behind a comma',
      '2024-03-03 10:00:01,805 web1 proftpd[1]: hello',
      { timestamp: '2024-03-03 10:00:01,805', hostname: 'web1', programName: 'proftpd', log: 'hello' },
    ],
    [
      'ISO with microseconds and a short zone',
      '2024-03-03T10:00:01.123456:00 web1 su: hello',
      { timestamp: '2024-03-03T10:00:01.123456:00', hostname: 'web1', programName: 'su', log: 'hello' },
    ],
    [
      'no blank behind the zone of macOS',
      '2024-03-03 10:00:01.123456-0800mac loginwindow[9]: hello',
      { log: '2024-03-03 10:00:01.123456-0800mac loginwindow[9]: hello' },
    ],
    [
      'an umlaut in the month',
      'Mär 03 10:00:01 web1 su: hello',
      { timestamp: toBytes('Mär 03 10:00:0'), hostname: 'web1', programName: 'su', log: 'hello' },
    ],
  ])('%s', (_title, line, expected) => {
    expect(predecode(toBytes(line))).toEqual(expected);
  });
});

describe('other headers', () => {
  it.each([
    [
      'Apache',
      '[Fri Feb 11 18:06:35 2004] [warn] hello',
      { timestamp: 'Fri Feb 11 18:06:35 2004', log: '[warn] hello' },
    ],
    [
      'xferlog',
      'Mon Apr 17 18:27:14 2006 1 10.0.0.1 hello',
      { timestamp: 'Mon Apr 17 18:27:14 2006', log: '1 10.0.0.1 hello' },
    ],
    ['Snort', '01/28-09:13:16.240702  [**] hello', { timestamp: '01/28-09:13:16.240702', log: '[**] hello' }],
    [
      'Suricata',
      '01/28/2024-09:13:16.240702  [**] hello',
      { timestamp: '01/28/2024-09:13:16.240702', log: '[**] hello' },
    ],
    [
      'Squid',
      '1140804070.368  11623 10.0.0.1 TCP_MISS/200',
      { timestamp: '1140804070.368 ', log: '11623 10.0.0.1 TCP_MISS/200' },
    ],
    [
      'Apple System Log',
      '[Time 2006.12.28 15:53:55 UTC] [Facility auth] [Sender sshd] [PID 4] [Message hello] [Level 3] [Host mac]',
      { hostname: 'mac', programName: 'sshd', log: 'hello' },
    ],
  ])('%s', (_title, line, expected) => {
    expect(predecode(line)).toEqual(expected);
  });

  it.each([
    ['plain text', 'hello'],
    ['a priority in front', '<34>Mar  3 10:00:01 web1 su: hello'],
    ['RFC 5424', '<34>1 2024-03-03T10:00:01Z web1 su - - hello'],
    ['a line too short for its header', 'Mar  3 10:00:01 '],
    ['nothing', ''],
  ])('none in %s', (_title, line) => {
    expect(predecode(line)).toEqual({ log: line });
  });
});
