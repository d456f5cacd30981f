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

  it('says so when nothing is found', async () => {
    answering = (path, _, response) =>
      json(response, path.includes('_count') ? { count: 9 } : { hits: { total: { value: 0 }, hits: [] } });
    const { exit, out, err } = await hunt('b.yml', '--url', url());
    expect([exit, out]).toEqual([0, '']);
    expect(err).toMatch(/1 rules in .* 0 with hits/);
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
    expect(err).toContain('1 of 2 rules were searched');
  });

  it.each([
    { what: 'an unknown user', status: 401, message: /does not know the user: check SIGMAZUH_INDEXER_USER/ },
    { what: 'a user who may not read', status: 403, message: /needs to read the indices/ },
  ])('$what', async ({ status, message }) => {
    answering = (_, __, response) => json(response, { error: 'no' }, status);
    const { exit, err } = await hunt('.', '--url', url());
    expect(exit).toBe(1);
    expect(err).toMatch(message);
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
