import { describe, expect, it } from 'vitest';
import { alertsOn } from './line-judge.ts';

const detection = (item: string) => `  s:\n    ${item}\n  condition: s`;

const access = (url: string, referrer = '-', agent = 'curl/8.0', user = '-') =>
  `192.0.2.1 - ${user} [24/Nov/2026:07:00:00 +0000] "GET ${url} HTTP/1.1" 200 512 "${referrer}" "${agent}"`;

const squid = (url: string, method = 'GET', user = '-', peer = 'HIER_DIRECT/192.0.2.9') =>
  `1286536318.542    755 192.0.2.1 TCP_MISS/200 507 ${method} ${url} ${user} ${peer} text/html`;

/** Item of a rule, lines on which it alerts, lines on which it does not. */
const web: readonly (readonly [item: string, yes: readonly string[], no: readonly string[]])[] = [
  ["cs-method: 'get'", [access('/')], [access('/').replace('GET', 'POST')]],
  ['c-ip: 192.0.2.1', [access('/')], [access('/').replace('192.0.2.1', '192.0.2.10')]],
  ["src_ip|cidr: '192.0.2.0/24'", [access('/')], [access('/').replace('192.0.2.1', '192.0.3.1')]],
  ['c-ip: [192.0.2.9, 192.0.2.1]', [access('/')], [access('/').replace('192.0.2.1', '192.0.2.2')]],
  ['sc-status: 200', [access('/')], [access('/').replace(' 200 ', ' 404 ')]],
  [
    "cs-uri-stem|endswith: '.jsp'",
    [access('/a/b.JSP'), access('/a/b.jsp?x=y')],
    [access('/a/b.jspx'), access('/a?x=b.jsp')],
  ],
  ["cs-uri-stem: '/a/b'", [access('/a/b'), access('/a/b?c')], [access('/a/b/c'), access('/x/a/b')]],
  ["cs-uri-stem|contains: 'one'", [access('/x/one/y?z')], [access('/x?one')]],
  ["cs-uri-query|startswith: 'cmd='", [access('/x?cmd=id')], [access('/cmd=id'), access('/x?y=1&cmd=id')]],
  ["cs-uri-query|contains: '/../vpns/'", [access('/../vpns/x'), access('/x?/../vpns/')], [access('/vpns/')]],
  ['cs-uri-query: null', [access('/x'), access('/x?')], [access('/x?y=1'), access('/?y')]],
  [
    'cs-uri-extension: exe',
    [access('/a.exe'), access('/a.b/c.exe?d.txt')],
    [access('/a.exe/b'), access('/a?b.exe'), access('/a.exe.txt')],
  ],
  [
    "cs-user-agent: 'evil'",
    [access('/', '-', 'Evil')],
    [access('/', 'evil', 'x'), access('/', '-', 'evil 2')],
  ],
  ["cs-user-agent|contains: 'il 2'", [access('/', '-', 'Evil 2')], [access('/', 'il 2', 'x')]],
  [
    "cs-user-agent|startswith: 'ev'",
    [access('/', '-', 'evil')],
    [access('/', '-', 'devil'), access('/ev', 'ev')],
  ],
  [
    "cs-referer|contains: '/SignOut'",
    [access('/', 'http://a/signout')],
    [access('/signout', '-', '/SignOut')],
  ],
  ['cs-referer: null', [access('/'), access('/', '')], [access('/', 'http://a/')]],
  ["cs-referer: ''", [access('/', '')], [access('/'), access('/', 'http://a/'), access('/', '-', '')]],
  ["cs-user-agent: ''", [access('/', '-', '')], [access('/', '-', '-'), access('/'), access('/', '', 'x')]],
  ['cs-user-agent: null', [access('/', '-', ''), access('/', '-', '-')], [access('/'), access('/', '', 'x')]],
  ['cs-referer|exists: true', [access('/', 'http://a/')], [access('/')]],
  [
    "cs-username|endswith: '$'",
    [access('/', '-', 'x', 'host$')],
    [access('/', '-', 'x', 'alice'), access('/$')],
  ],
  [
    "cs-user-agent|re: '(^|;)evil'",
    [access('/', '-', 'evil'), access('/', '-', 'a;evil')],
    [access('/', '-', 'a evil')],
  ],
  ["cs-uri-stem|re: '(^|x)/one$'", [access('/one'), access('/x/one?y')], [access('/y/one')]],
];

describe.each(web)('a web rule with %s', (item, yes, no) => {
  const alerts = alertsOn('category: webserver', detection(item));

  it.each(yes)('alerts on %s', (line) => expect(alerts(line)).toBe(true));
  it.each(no)('is silent on %s', (line) => expect(alerts(line)).toBe(false));
});

const proxy: typeof web = [
  [
    'cs-method: POST',
    [squid('http://a/', 'POST'), access('http://a/').replace('GET', 'POST')],
    [squid('http://post/')],
  ],
  [
    'cs-host: example.com',
    [squid('http://example.com/x'), squid('http://example.com'), squid('example.com:443', 'CONNECT')],
    [squid('http://example.com.evil/'), squid('http://a/example.com'), squid('http://www.example.com/')],
  ],
  [
    "cs-host|endswith: '.example.com'",
    [squid('https://a.example.com:8443/?x')],
    [squid('http://a/b.example.com')],
  ],
  ["c-uri|contains: '/images/'", [squid('http://a/images/x')], [squid('http://a/image')]],
  [
    'c-uri-extension: [exe, com]',
    [squid('http://a.org/x.exe')],
    [squid('http://a.com'), squid('http://a.exe/b')],
  ],
  ['cs-username: alice', [squid('http://a/', 'GET', 'alice')], [squid('http://alice/')]],
  [
    "dst_ip|cidr: '192.0.2.0/24'",
    [squid('http://a/')],
    [squid('http://a/', 'GET', '-', 'HIER_DIRECT/198.51.100.1')],
  ],
  ["c-useragent: 'evil'", [access('http://a/', '-', 'evil')], [squid('http://evil/')]],
];

describe.each(proxy)('a proxy rule with %s', (item, yes, no) => {
  const alerts = alertsOn('category: proxy', detection(item));

  it.each(yes)('alerts on %s', (line) => expect(alerts(line)).toBe(true));
  it.each(no)('is silent on %s', (line) => expect(alerts(line)).toBe(false));
});

it.each([
  ['a request to the server itself', access('/evil', '-', 'evil')],
  ['a request to another port', access('/', '-', 'evil')],
])('a proxy rule is silent on %s', (_, line) => {
  const rule = '  s:\n    - c-useragent|contains: evil\n    - c-uri|contains: evil\n  condition: s';
  expect(alertsOn('category: proxy', rule)(line)).toBe(false);
});

it('a client outside a network is one that the filter lets through', () => {
  const alerts = alertsOn(
    'category: webserver',
    "  s:\n    cs-method: GET\n    c-ip|exists: true\n  f:\n    c-ip|cidr: ['192.0.2.0/24', '2001:db8::/32']\n  condition: s and not f",
  );
  expect(alerts(access('/'))).toBe(false);
  expect(alerts(access('/').replace('192.0.2.1', '2001:db8::1'))).toBe(false);
  expect(alerts(access('/').replace('192.0.2.1', '198.51.100.1'))).toBe(true);
});

it('a part of an address is refused', () => {
  expect(() => alertsOn('category: webserver', detection("c-ip|startswith: '192.0.2'"))).toThrow(
    /whole addresses/,
  );
});

it('headers that no access log holds are refused', () => {
  expect(() => alertsOn('category: proxy', detection('cs-cookie: a'))).toThrow(/cs-cookie/);
});
