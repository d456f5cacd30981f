import { describe, expect, it } from 'vitest';
import { eventFromLog, sigmaFields } from '../../src/index.ts';

const fieldsOf = (log: string) => sigmaFields(eventFromLog({ log }));
const categoriesOf = (log: string) =>
  eventFromLog({ log }).sources.flatMap(({ attributes }) => attributes.category ?? []);

const stamp = '[24/Nov/2026:10:00:00 +0000]';
const access = (front: string, rest: string) => `${front} ${stamp} ${rest}`;

describe('an access line', () => {
  it('has the fields of its request under the names of the W3C log format', () => {
    const log = access(
      '192.0.2.7 - alice',
      '"POST /a/b.php?x=1&y=2 HTTP/1.1" 404 512 "https://www.example.com/" "curl/8.0 (x; y)"',
    );
    expect(fieldsOf(log)).toEqual({
      'c-ip': '192.0.2.7',
      src_ip: '192.0.2.7',
      'cs-username': 'alice',
      'cs-method': 'POST',
      'c-uri': '/a/b.php?x=1&y=2',
      'cs-uri': '/a/b.php?x=1&y=2',
      'c-uri-stem': '/a/b.php',
      'cs-uri-stem': '/a/b.php',
      'c-uri-query': ['/a/b.php?x=1&y=2', 'x=1&y=2'],
      'cs-uri-query': ['/a/b.php?x=1&y=2', 'x=1&y=2'],
      'c-uri-extension': 'php',
      'cs-uri-extension': 'php',
      'sc-status': '404',
      'cs-referer': 'https://www.example.com/',
      'cs-referrer': 'https://www.example.com/',
      'c-useragent': 'curl/8.0 (x; y)',
      'cs-user-agent': 'curl/8.0 (x; y)',
    });
  });

  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    [
      'what was not sent is absent',
      access('192.0.2.7 - -', '"GET / HTTP/1.0" 200 - "-" "-"'),
      {
        'cs-username': undefined,
        'cs-referer': undefined,
        'c-useragent': undefined,
        'cs-uri-query': ['/', null],
      },
    ],
    [
      'what was sent empty is empty',
      access('192.0.2.7 - -', '"GET / HTTP/1.0" 200 - "" ""'),
      { 'cs-referer': '', 'c-useragent': '' },
    ],
    ['the common format', access('192.0.2.7 - -', '"GET /x HTTP/1.0" 200 7'), { 'c-uri': '/x' }],
    [
      'a host in front',
      access('www.example.com 192.0.2.7 - bob', '"GET /x HTTP/1.0" 200 7'),
      { 'c-ip': '192.0.2.7', 'cs-username': 'bob' },
    ],
    [
      'a server address in front',
      access('::ffff:192.0.2.1 192.0.2.7 -', '"GET /x HTTP/1.0" 200 7'),
      { 'c-ip': '192.0.2.7', 'cs-username': undefined },
    ],
    [
      'through syslog',
      `Nov 24 10:00:00 web01 nginx: ${access('192.0.2.7 - -', '"GET /x HTTP/1.0" 200 7')}`,
      { 'c-ip': '192.0.2.7' },
    ],
    [
      'no extension but a dot in a folder',
      access('192.0.2.7 - -', '"GET /v1.2/x HTTP/1.0" 200 7'),
      { 'c-uri-extension': undefined, 'c-uri-stem': '/v1.2/x' },
    ],
  ])('%s', (_, log, expected) => {
    const fields: Readonly<Record<string, unknown>> = fieldsOf(log);
    for (const [name, value] of Object.entries(expected)) expect(fields[name], name).toEqual(value);
    expect(categoriesOf(log)).toEqual(['webserver']);
  });

  it('with a whole URL was asked of a proxy', () => {
    const log = access('192.0.2.7 - -', '"GET http://www.example.com:8080/a?b HTTP/1.1" 200 7');
    expect(categoriesOf(log)).toEqual(['webserver', 'proxy']);
    expect(fieldsOf(log)).toMatchObject({
      'cs-host': 'www.example.com',
      'r-dns': 'www.example.com',
      'c-uri-stem': '/a',
      'cs-uri-query': ['http://www.example.com:8080/a?b', 'b'],
    });
  });
});

describe('a line of IIS', () => {
  it.each([
    ['', '', '200 0 0 15'],
    ['W3SVC1 WEB01 ', 'HTTP/1.1 ', 'cookie=1 https://www.example.com/ www.example.com 200 0 0'],
    ['', '', 'https://www.example.com/ 200 0 0 15'],
  ])('has the fields of its request: %s…%s…%s', (names, version, rest) => {
    const log = `2026-11-24 10:00:00 ${names}192.0.2.1 POST /a/b.aspx x=1&y=%27 443 EX\\alice 192.0.2.7 ${version}Mozilla/5.0+(X11) ${rest}`;
    expect(categoriesOf(log)).toEqual(['webserver']);
    expect(fieldsOf(log)).toMatchObject({
      'c-ip': '192.0.2.7',
      'cs-username': 'EX\\alice',
      'cs-method': 'POST',
      'c-uri': '/a/b.aspx?x=1&y=%27',
      'c-uri-stem': '/a/b.aspx',
      'cs-uri-query': ['/a/b.aspx?x=1&y=%27', 'x=1&y=%27'],
      'sc-status': '200',
      'c-useragent': 'Mozilla/5.0+(X11)',
    });
  });

  it('without a query has none', () => {
    const log = '2026-11-24 10:00:00 192.0.2.1 GET / - 80 - 192.0.2.7 - 404 0 2 15';
    expect(fieldsOf(log)).toMatchObject({ 'c-uri': '/', 'cs-uri-query': ['/', null], 'sc-status': '404' });
    expect(fieldsOf(log)).not.toHaveProperty('cs-username');
  });
});

describe('a line of Squid', () => {
  it('has the fields of its request', () => {
    const log =
      '1140804070.368  11623 192.0.2.7 TCP_MISS/200 507 GET http://www.example.com/a.exe alice DIRECT/192.0.2.9 text/html';
    expect(categoriesOf(log)).toEqual(['proxy']);
    expect(fieldsOf(log)).toMatchObject({
      'c-ip': '192.0.2.7',
      'cs-username': 'alice',
      'cs-method': 'GET',
      'c-uri': 'http://www.example.com/a.exe',
      'c-uri-stem': '/a.exe',
      'c-uri-extension': 'exe',
      'cs-host': 'www.example.com',
      'sc-status': '200',
      dst_ip: '192.0.2.9',
    });
  });

  it('leaves out what is not known', () => {
    const fields = fieldsOf(
      '1140701044.525   1231 192.0.2.1 TCP_DENIED/400 1536 CONNECT www.example.com:443 - NONE/- -',
    );
    expect(fields).toMatchObject({ 'cs-method': 'CONNECT', 'r-dns': 'www.example.com' });
    expect(fields).not.toHaveProperty('cs-username');
    expect(fields).not.toHaveProperty('dst_ip');
  });
});

it.each([
  '192.0.2.7 - - [24/Nov/2026:10:00:00 +0000] "\\x16\\x03" 400 226 "-" "-"',
  '"GET / HTTP/1.1" 200',
  'GET /x HTTP/1.1',
])('%s is no request', (log) => {
  expect(fieldsOf(log)).toEqual({});
});
