import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '@sigmazuh/logtest';
import type { ApiDescription } from './api-description.ts';
import { logtest } from './manager-engine.ts';
import { handleFile, listFiles } from './manager-files.ts';
import { items, type Reply, refusal } from './replies.ts';

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
  if (listing !== undefined) return listFiles(listing, url, manager);
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

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}
