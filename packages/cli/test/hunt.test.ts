import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../src/index.ts';

const rule = (id: string, title: string, user: string) => `title: ${title}
id: ${id}-1d5b-4a57-9a1c-6c2b0a7d4e11
logsource: {product: windows, service: security}
detection:
  sel: {EventID: 4624, TargetUserName: ${user}}
  condition: sel
level: high
`;

/** How an indexer answers a search, by the text of the request. */
type Answering = (path: string, body: string, response: ServerResponse) => void;

let directory = '';
let server: Server;
const asked: {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly auth: string;
}[] = [];
let answering: Answering = () => undefined;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sigmazuh-hunt-'));
  writeFileSync(join(directory, 'a.yml'), rule('11111111', 'Alice logs on', 'alice'));
  writeFileSync(join(directory, 'b.yml'), rule('22222222', 'Bob logs on', 'bob'));
  asked.length = 0;
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const path = request.url ?? '';
      asked.push({ method: request.method ?? '', path, body, auth: request.headers.authorization ?? '' });
      answering(path, body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(directory, { recursive: true, force: true });
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const json = (response: ServerResponse, value: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};
const hit = {
  _index: 'wazuh-alerts-4.x-2026.11.28',
  _id: 'x1',
  _source: {
    timestamp: '2026-11-28T12:00:00.000+0000',
    agent: { name: 'pc7' },
    data: { win: { eventdata: { targetUserName: 'alice\u001b[2J' } } },
  },
};

/** Alerts without archives; Alice was there. */
const indexer: Answering = (path, body, response) => {
  if (path.includes('_count')) return json(response, { count: 0 });
  if (path.startsWith('/_search/scroll')) return json(response, { _scroll_id: 's', hits: { hits: [] } });
  const found = body.includes('alice') ? [hit] : [];
  json(response, { _scroll_id: 's', hits: { total: { value: found.length }, hits: found } });
};

async function hunt(...words: readonly string[]) {
  const said = { out: '', err: '' };
  const exit = await runCli(['hunt', ...words], {
    input: (async function* () {})(),
    out: async (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    workingDirectory: directory,
    colour: false,
  });
  return { exit, ...said };
}

describe('hunt', () => {
  it('tells which rules found something, with an event of each', async () => {
    answering = indexer;
    const { exit, out, err } = await hunt('.', '--url', url(), '--since', '7d');
    expect(exit).toBe(1);
    expect(out).toContain('Alice logs on  1 hit');
    expect(out).toContain('2026-11-28T12:00:00.000+0000  pc7  wazuh-alerts-4.x-2026.11.28/x1');
    // What would move the cursor of a terminal is not printed.
    expect(out).toContain('data.win.eventdata.targetUserName: alice [2J');
    expect(out).not.toContain('Bob');
    expect(err).toContain('2 rules in');
    expect(asked.every(({ path }) => !path.includes('archives') || path.includes('_count'))).toBe(true);
    expect(asked.some(({ body }) => body.includes('"gte":"now-7d"'))).toBe(true);
  });

  it('only ever reads', async () => {
    answering = indexer;
    await hunt('.', '--url', url(), '--hits', 'hits.ndjson');
    expect(asked.filter(({ path }) => !/_(?:count|search)/.test(path))).toEqual([]);
    expect(
      readFileSync(join(directory, 'hits.ndjson'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ rule: '11111111-1d5b-4a57-9a1c-6c2b0a7d4e11', id: 'x1' }]);
  });

  it('tells of a file that cannot be written before it asks for anything', async () => {
    answering = indexer;
    const { exit, err } = await hunt('.', '--url', url(), '--hits', 'nowhere/hits.ndjson');
    expect([exit, asked]).toEqual([2, []]);
    expect(err).toContain('nowhere/hits.ndjson: cannot be written: no such file or directory');
  });

  it('leaves the hits of an earlier hunt where it does not come to its end', async () => {
    writeFileSync(join(directory, 'hits.ndjson'), 'of yesterday\n');
    answering = (_path, _body, response) => json(response, {}, 401);
    const { exit } = await hunt('.', '--url', url(), '--hits', 'hits.ndjson');
    expect([exit, readFileSync(join(directory, 'hits.ndjson'), 'utf8')]).toEqual([1, 'of yesterday\n']);
  });

  it('says so when nothing is found', async () => {
    answering = (path, _, response) =>
      json(response, path.includes('_count') ? { count: 9 } : { hits: { total: { value: 0 }, hits: [] } });
    const { exit, out, err } = await hunt('b.yml', '--url', url());
    expect([exit, out]).toEqual([0, '']);
    expect(err).toMatch(/1 rule in .* 0 with hits/);
    expect(asked.at(-1)?.path).toContain('/wazuh-archives-4.x-');
  });

  it('goes on when one search is refused', async () => {
    answering = (path, body, response) =>
      body.includes('bob')
        ? json(response, { error: { root_cause: [{ reason: 'too many clauses' }] } }, 400)
        : indexer(path, body, response);
    const { exit, out } = await hunt('.', '--url', url());
    expect(exit).toBe(1);
    expect(out).toContain('Alice logs on  1 hit');
    expect(out).toContain('Bob logs on: too many clauses');
  });
});

describe('hunt follows correlations', () => {
  const correlation = `title: Alice logs on often
id: 33333333-1d5b-4a57-9a1c-6c2b0a7d4e11
level: medium
correlation:
  type: event_count
  rules: [11111111-1d5b-4a57-9a1c-6c2b0a7d4e11]
  group-by: [IpAddress, Computer]
  timespan: 5m
  condition: {gte: 3}
`;
  const first = Date.UTC(2026, 10, 28, 12);
  const last = first + 1_800_000;
  /** So many events a second from 12:00 to 12:30, and what the aggregation says of those between any two times. */
  const following =
    (perSecond: number): Answering =>
    (path, body, response) => {
      if (path.includes('_count')) return json(response, { count: 0 });
      const { aggs, query } = JSON.parse(body);
      if (aggs?.time !== undefined) {
        return json(response, { hits: { hits: [] }, aggregations: { time: { min: first, max: last } } });
      }
      const { gte, lte } = query.bool.filter[0].range.timestamp;
      const seconds = (Math.min(lte, last) - Math.max(gte, first)) / 1_000;
      const hits = { total: { value: Math.round(perSecond * seconds) }, hits: [] };
      if (aggs?.correlation === undefined) return json(response, { hits });
      const group = { by: ['192.0.2.7', 'pc\u001b1'], events: 2, first: first + 1_000, last: first + 61_000 };
      json(response, {
        hits,
        aggregations: { correlation: { value: { events: 2, groups: [group], more: 0 } } },
      });
    };

  beforeEach(() => writeFileSync(join(directory, 'c.yml'), correlation));

  it('and tells each group, how often it holds for it, and when', async () => {
    answering = following(1);
    const { exit, out } = await hunt('a.yml', 'c.yml', '--url', url(), '--hits', 'hits.ndjson');
    expect(exit).toBe(1);
    expect(out).toContain('Alice logs on often  2 hits');
    expect(out).toContain(
      '2026-11-28T12:00:01.000Z to 2026-11-28T12:01:01.000Z  IpAddress: 192.0.2.7, Computer: pc 1  2 times',
    );
    const group = {
      group: { IpAddress: '192.0.2.7', Computer: 'pc\u001b1' },
      events: 2,
      first: '2026-11-28T12:00:01.000Z',
    };
    expect(JSON.parse(readFileSync(join(directory, 'hits.ndjson'), 'utf8'))).toMatchObject({
      rule: '33333333-1d5b-4a57-9a1c-6c2b0a7d4e11',
      ...group,
    });
    const { rules } = JSON.parse((await hunt('a.yml', 'c.yml', '--url', url(), '--format', 'json')).out);
    // The rule that only serves it is not searched for itself.
    expect(rules).toMatchObject([{ title: 'Alice logs on often', hits: 2, groups: [group] }]);
  });

  it('in stretches that look back over the time span, one behind the other', async () => {
    answering = following(40);
    const { out } = await hunt('a.yml', 'c.yml', '--url', url(), '--format', 'json');
    const stretches = asked
      .filter(({ body }) => body.includes('scripted_metric'))
      .map(({ body }) => {
        const { query, aggs } = JSON.parse(body);
        const { gte, lte } = query.bool.filter[0].range.timestamp;
        return {
          back: Number(aggs.correlation.scripted_metric.params.after) + 1 - gte,
          from: gte + 300_000,
          to: lte,
        };
      });
    expect(stretches.map(({ back }) => back)).toEqual([300_000, 300_000]);
    expect(stretches.map(({ from, to }) => [from, to])).toEqual([
      [first, first + 900_000],
      [first + 900_001, last],
    ]);
    // A group that several of them tell is one.
    expect(JSON.parse(out).rules[0]).toMatchObject({ hits: 4, groups: [{ events: 4 }] });
  });

  it('and says so where one time span has more events than a request can take', async () => {
    answering = following(1_000);
    const { exit, out } = await hunt('a.yml', 'c.yml', '--url', url());
    expect(exit).toBe(1);
    expect(out).toMatch(/not searched:\n {2}Alice logs on often: \d+ events within one time span are more/);
    expect(asked.length).toBeLessThan(50);
  });
});

describe('a server that is not there for us is told in a line', () => {
  it('a connection that breaks, with what was searched before', async () => {
    let searches = 0;
    answering = (path, body, response) => {
      if (path.includes('_search') && ++searches > 1) response.socket?.destroy();
      else indexer(path, body, response);
    };
    const { exit, out, err } = await hunt('.', '--url', url(), '--parallel', '1');
    expect(exit).toBe(1);
    expect(out).toContain('Alice logs on  1 hit');
    expect(err).toMatch(/127\.0\.0\.1:\d+: the connection broke \(.*\), and again when it was tried anew/);
    expect(err).toContain('1 of 2 rules searched');
  });

  it.each([
    { what: 'an unknown user', status: 401, message: /does not know the user: check SIGMAZUH_INDEXER_USER/ },
    { what: 'a user who may not read', status: 403, message: /needs to read the indices/ },
    { what: 'something without such paths', status: 404, message: /no handler found/ },
    { what: 'one that is too busy', status: 429, message: /too busy.*\(no handler found\): search later/ },
  ])('$what', async ({ status, message }) => {
    answering = (_, __, response) => json(response, { error: { reason: 'no handler found' } }, status);
    const { exit, err } = await hunt('.', '--url', url());
    expect(exit).toBe(1);
    expect(err).toMatch(message);
  });

  it.each([
    { what: 'that was named', words: ['--index', 'wazuh-alert-*'], name: 'wazuh-alert-*' },
    { what: 'of a manager', words: [], name: 'wazuh-alerts-4.x-*' },
  ])('an index $what and is not there', async ({ words, name }) => {
    answering = (_, __, response) => json(response, { count: 0, _shards: { total: 0 } });
    const { exit, err } = await hunt('.', '--url', url(), ...words);
    expect([exit, err.includes(`no index is called ${name}: `)]).toEqual([1, true]);
    expect(asked.every(({ path }) => !path.includes('_search'))).toBe(true);
  });

  it('something else that answers', async () => {
    answering = (_, __, response) => response.end('<html>');
    expect((await hunt('.', '--url', url())).err).toMatch(/the answer is not OpenSearch's: <html>/);
  });

  it.each([
    { what: 'a name that is no URL', url: 'indexer', message: /is no URL/ },
    { what: 'a network in the clear', url: 'http://192.0.2.1:9200', message: /does not begin with https/ },
    {
      what: 'credentials in it',
      url: 'https://a:b@127.0.0.1:9200',
      message: /credentials do not belong into a URL/,
    },
  ])('a URL: $what', async ({ url: given, message }) => {
    const { exit, err } = await hunt('.', '--url', given);
    expect([exit, message.test(err)]).toEqual([2, true]);
    expect(asked).toEqual([]);
  });
});
