import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { skeleton } from '@sigmazuh/explain';
import { createEngine, type Engine, loadRuleset } from '@sigmazuh/logtest';
import type { ApiDescription } from './api-description.ts';

/** What goes wrong with a request: an answer instead of it, a connection that breaks before it is done or after, none at all. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly body: object }
  | { readonly kind: 'break'; readonly when: 'before' | 'after' }
  | { readonly kind: 'call'; readonly when: 'before' | 'after'; readonly act: () => void }
  | { readonly kind: 'hang' };

export interface ManagerState {
  /** `rules/0011-sigmazuh.xml` → its text: the user's own directories. */
  readonly files: Map<string, string>;
  /** What the analysis daemon works with: the files as they were at the last reload. */
  loaded: ReadonlyMap<string, string>;
  /** Requests that were answered, as `PUT /rules/files/x.xml`. */
  readonly log: string[];
  fault: (request: string, count: number) => Fault | null;
  cluster: 'yes' | 'no';
  /** The lists that its configuration declares. */
  lists: readonly string[];
  /** What the validation has to say; `OK` when nothing. */
  validation: string;
  /** Whether the analysis daemon comes back after a reload. */
  comesBack: boolean;
  knowsReload: boolean;
}

export interface FakeManager extends ManagerState {
  readonly url: string;
  /** Path of the certificate, to be named with `--ca`. */
  readonly ca: string;
  stop(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: object | string;
}

const user = 'wazuh:geheim';

/** Starts an HTTPS server on loopback that answers as the API of Wazuh 4.14 does; every answer is held to its description. */
export async function startManager(description: ApiDescription | null): Promise<FakeManager> {
  const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-manager-'));
  const [key, ca] = [join(directory, 'key.pem'), join(directory, 'ca.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', ca, '-days', '2'];
  execFileSync('openssl', [...made, ...subject], { stdio: 'ignore' });
  const state: ManagerState = {
    files: new Map(),
    loaded: new Map(),
    log: [],
    fault: () => null,
    cluster: 'no',
    lists: [],
    validation: 'OK',
    comesBack: true,
    knowsReload: true,
  };
  const sessions = new Map<string, Engine>();
  const server = createServer({ key: readFileSync(key), cert: readFileSync(ca) }, (request, response) => {
    void serve(request, response, manager, sessions, description);
  });
  const manager: FakeManager = Object.assign(state, {
    url: '',
    ca,
    stop: () =>
      new Promise<void>((stopped) => {
        rmSync(directory, { recursive: true });
        server.closeAllConnections();
        server.close(() => stopped());
      }),
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return Object.assign(manager, { url: `https://127.0.0.1:${portOf(server)}` });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  manager: FakeManager,
  sessions: Map<string, Engine>,
  description: ApiDescription | null,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'https://127.0.0.1');
  const name = `${request.method} ${decodeURIComponent(url.pathname)}`;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const fault = manager.fault(name, manager.log.length);
  manager.log.push(name);
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'status') {
    send(response, { status: fault.status, body: fault.body }, name, url, description);
    return;
  }
  if (fault !== null && fault.when === 'before') {
    if (fault.kind === 'call') fault.act();
    request.socket.destroy();
    return;
  }
  const reply = handle(name, url, request, body, manager, sessions);
  if (fault === null) send(response, reply, name, url, description);
  else {
    if (fault.kind === 'call') fault.act();
    request.socket.destroy();
  }
}

function send(
  response: ServerResponse,
  { status, body }: Reply,
  name: string,
  url: URL,
  description: ApiDescription | null,
): void {
  const isText = typeof body === 'string';
  description?.check(name.split(' ')[0] ?? '', url.pathname, status, body);
  response
    .writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' })
    .end(isText ? body : JSON.stringify(body));
}

const token = 'eyJ.token';

function handle(
  name: string,
  url: URL,
  request: IncomingMessage,
  body: string,
  manager: FakeManager,
  sessions: Map<string, Engine>,
): Reply {
  const authorization = request.headers.authorization ?? '';
  if (name === 'POST /security/user/authenticate') {
    const isKnown = authorization === `Basic ${Buffer.from(user).toString('base64')}`;
    return isKnown ? { status: 200, body: token } : refusal(401, 'Unauthorized', 'Invalid credentials');
  }
  if (authorization !== `Bearer ${token}`) return refusal(401, 'Unauthorized', 'Invalid token');
  const file = /^(GET|PUT|DELETE) \/(rules|decoders|lists)\/files\/(.+)$/.exec(name);
  if (file !== null) {
    const [, method = '', kind = '', filename = ''] = file;
    return handleFile(method, `${kind}/${filename}`, url, body, manager);
  }
  const listing = /^GET \/(rules|decoders|lists)\/files$/.exec(name)?.[1];
  if (listing !== undefined) return list(listing, url, manager);
  const scope = manager.cluster === 'yes' ? 'cluster' : 'manager';
  switch (name) {
    case 'GET /cluster/status':
      return {
        status: 200,
        body: { data: { enabled: manager.cluster, running: manager.cluster }, error: 0 },
      };
    case 'GET /manager/configuration':
      return items([{ ruleset: { list: manager.lists } }], 'Configuration was read');
    case `GET /${scope}/configuration/validation`:
      return items([{ name: 'master-node', status: manager.validation }], 'Validation was checked');
    case `PUT /${scope}/analysisd/reload`:
      if (!manager.knowsReload) return refusal(404, 'Not Found', '404: Not Found');
      manager.loaded = new Map(manager.files);
      return items(
        [{ name: 'manager', msg: 'Ruleset reload request sent successfully.' }],
        'Reload request sent',
      );
    case `PUT /${scope}/restart`:
      manager.loaded = new Map(manager.files);
      return { ...items(['master-node'], 'Restart request sent'), status: 202 };
    case 'GET /manager/status':
      return items([{ 'wazuh-analysisd': manager.comesBack ? 'running' : 'stopped' }], 'Processes status');
    case 'GET /cluster/ruleset/synchronization':
      return items(
        [{ name: 'worker1', synced: manager.comesBack }],
        'Nodes ruleset synchronization status was read',
      );
    case 'PUT /logtest':
      return logtest(JSON.parse(body), manager, sessions);
  }
  if (name.startsWith('DELETE /logtest/sessions/')) {
    sessions.delete(name.split('/').at(-1) ?? '');
    return { status: 200, body: { data: { messages: ['session deleted'], codemsg: 0 }, error: 0 } };
  }
  return refusal(404, 'Not Found', '404: Not Found');
}

function handleFile(method: string, key: string, url: URL, body: string, { files }: ManagerState): Reply {
  const path = `etc/${key}`;
  // The API finds a list by its name alone, and knows no such parameter there.
  const directory = key.startsWith('lists/') ? null : path.split('/').slice(0, 2).join('/');
  if (url.searchParams.get('relative_dirname') !== directory) {
    return refusal(400, 'Bad Request', 'only the directories of the user are asked for');
  }
  // A list that is not there is looked for in all directories.
  const found =
    method === 'PUT' || directory !== null || files.has(key) ? key : (namesakes(key, files)[0] ?? key);
  const text = files.get(found);
  switch (method) {
    case 'GET':
      return text === undefined
        ? failed(path, 1415, 'Rule file does not exist')
        : { status: 200, body: text };
    case 'PUT':
      if (text !== undefined && url.searchParams.get('overwrite') !== 'true') {
        return failed(path, 1905, 'File already exists');
      }
      files.set(key, body);
      return items([path], 'File was successfully uploaded');
    default:
      if (text === undefined) return failed(path, 1906, 'File does not exist');
      files.delete(found);
      return items([path], 'File was successfully deleted');
  }
}

const nameIn = (key: string): string => key.split('/').at(-1) ?? '';
const directoryIn = (key: string): string => `etc/${key.split('/').slice(0, -1).join('/')}`;

const namesakes = (key: string, files: ReadonlyMap<string, string>): readonly string[] =>
  [...files.keys()].filter((each) => each.startsWith('lists/') && nameIn(each) === nameIn(key));

function list(kind: string, url: URL, { files }: ManagerState): Reply {
  const [filename, directory] = ['filename', 'relative_dirname'].map((each) => url.searchParams.get(each));
  const names = [...files.keys()]
    .filter((key) => key.startsWith(`${kind}/`))
    .filter((key) => filename === null || nameIn(key) === filename)
    .filter((key) => directory === null || directoryIn(key) === directory)
    .sort();
  const from = Number(url.searchParams.get('offset') ?? 0);
  // Fewer than are asked for, so that paging has something to do.
  const page = names.slice(from, from + Math.min(2, Number(url.searchParams.get('limit') ?? 500)));
  const listed = page.map((key) => ({
    filename: nameIn(key),
    relative_dirname: directoryIn(key),
    status: 'enabled',
  }));
  const { status, body } = items(listed, 'All files were returned');
  return {
    status,
    body:
      typeof body === 'string'
        ? body
        : { ...body, data: { ...recordIn(body), total_affected_items: names.length } },
  };
}

const recordIn = (body: object): object =>
  'data' in body && typeof body.data === 'object' ? (body.data ?? {}) : {};

interface LogtestRequest {
  readonly token?: string;
  readonly event: string;
  readonly log_format: string;
}

/** The manager's own engine looks at the files as they lie there, whatever the daemon works with. */
function logtest(request: LogtestRequest, { files }: ManagerState, sessions: Map<string, Engine>): Reply {
  const known = sessions.get(request.token ?? '');
  const session = request.token ?? `s${sessions.size + 1}`;
  const engine = known ?? engineOf(files);
  sessions.set(session, engine);
  const event =
    request.log_format === 'eventchannel' ? { winevt: JSON.parse(request.event) } : { log: request.event };
  const { alert, rule } = engine.process(event);
  const output = {
    timestamp: '2026-01-01 00:00:00+00:00',
    ...(rule === null ? {} : { rule: { id: Number(rule.id), level: rule.level, description: '' } }),
  };
  return {
    status: 200,
    body: { error: 0, data: { messages: [], token: session, output, alert, codemsg: 0 } },
  };
}

/** Loading takes a while; what the files say alike is loaded once. */
const engines = new Map<string, Engine>();

function engineOf(files: ReadonlyMap<string, string>): Engine {
  const key = JSON.stringify([...files]);
  const engine = engines.get(key) ?? loadEngine(files);
  engines.set(key, engine);
  return engine.fork();
}

function loadEngine(files: ReadonlyMap<string, string>): Engine {
  const base = skeleton();
  const own = (kind: string) =>
    [...files]
      .filter(([key]) => key.startsWith(`${kind}/`))
      .map(([key, text]) => ({ name: key.split('/')[1] ?? '', text }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  const { ruleset, report } = loadRuleset({
    rules: [...base.rules, ...own('rules')],
    decoders: [...base.decoders, ...own('decoders')],
    lists: new Map(own('lists').map(({ name, text }) => [`etc/lists/${name}`, text])),
  });
  if (ruleset === null) throw new Error(JSON.stringify(report.messages));
  return createEngine(ruleset);
}

function items(affected: readonly unknown[], message: string): Reply {
  const data = {
    affected_items: affected,
    total_affected_items: affected.length,
    failed_items: [],
    total_failed_items: 0,
  };
  return { status: 200, body: { data, message, error: 0 } };
}

function failed(id: string, code: number, message: string): Reply {
  const failures = [{ error: { code, message }, id: [id] }];
  const data = { affected_items: [], total_affected_items: 0, failed_items: failures, total_failed_items: 1 };
  return { status: 200, body: { data, message: 'Could not do it', error: 1 } };
}

const refusal = (status: number, title: string, detail: string): Reply => ({
  status,
  body: { title, detail },
});

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}
