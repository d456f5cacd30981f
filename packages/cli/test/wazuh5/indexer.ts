import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Doc = Record<string, unknown> & { id: string; metadata: Record<string, unknown> };
type Kind = 'rules' | 'integrations';
const kinds: readonly Kind[] = ['rules', 'integrations'];
type SpaceName = 'draft' | 'test' | 'custom';

/** What goes wrong with a request: an answer instead of it, or a connection that breaks before it is done or after. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly kind: 'break'; readonly when: 'before' | 'after' };

export interface FakeIndexer {
  readonly url: string;
  /** Path of the certificate, to be named with `--ca`. */
  readonly ca: string;
  readonly spaces: Readonly<Record<SpaceName, Record<Kind, Map<string, Doc>>>>;
  /** Requests that were answered, as `POST /path`. */
  readonly log: string[];
  /** Asked of every request, before it is looked at. */
  fault: (request: string, count: number) => Fault | null;
  stop(): Promise<void>;
}

export const opensslIsPresent = isPresent();

function isPresent(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Starts an HTTPS server on loopback that answers as the content manager of Wazuh 5 does. */
export async function startIndexer(knownFields: ReadonlySet<string>): Promise<FakeIndexer> {
  const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-indexer-'));
  const [key, ca] = [join(directory, 'key.pem'), join(directory, 'ca.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      ca,
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=IP:127.0.0.1,DNS:localhost',
    ],
    { stdio: 'ignore' },
  );
  const space = () => ({ rules: new Map<string, Doc>(), integrations: new Map<string, Doc>() });
  const spaces = { draft: space(), test: space(), custom: space() };
  const log: string[] = [];
  const indexer = { spaces, log, fault: (): Fault | null => null };
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(ca) },
    async (request, response) => {
      const name = `${request.method} ${request.url}`;
      const body = await bodyOf(request);
      const answer = (status: number, content: unknown, headers: Record<string, string> = {}) =>
        response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(JSON.stringify(content));
      if (request.headers.authorization !== `Basic ${Buffer.from('deployer:geheim').toString('base64')}`) {
        response.writeHead(401).end('Unauthorized');
        return;
      }
      const fault = started.fault(name, log.length);
      log.push(name);
      if (fault?.kind === 'status') {
        answer(fault.status, { error: { reason: 'as the test says' }, status: fault.status }, fault.headers);
        return;
      }
      if (fault?.kind === 'break' && fault.when === 'before') {
        request.socket.destroy();
        return;
      }
      const [status, content] = handle(name, body, spaces, knownFields);
      if (fault?.kind === 'break') request.socket.destroy();
      else answer(status, content);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const started: FakeIndexer = Object.assign(indexer, {
    url: `https://127.0.0.1:${portOf(server)}`,
    ca,
    stop: () =>
      new Promise<void>((resolve) => {
        rmSync(directory, { recursive: true });
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
  return started;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : mapOf(JSON.parse(text));
}

const mapOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

type Reply = readonly [status: number, body: unknown];
const message = (status: number, text: string): Reply => [status, { message: text, status }];
const next = { draft: 'test', test: 'custom' } as const;

function handle(
  name: string,
  body: Record<string, unknown>,
  spaces: FakeIndexer['spaces'],
  knownFields: ReadonlySet<string>,
): Reply {
  const [method = '', path = ''] = name.split(' ');
  const { draft } = spaces;
  const search = /^\/wazuh-threatintel-(rules|integrations)\/_search$/.exec(path)?.[1];
  if (search === 'rules' || search === 'integrations') return found(search, body, spaces);
  const [, resource = '', id] = /^\/_plugins\/_content_manager\/(\w+)(?:\/([\w-]+))?/.exec(path) ?? [];
  const sent = mapOf(body.resource);
  const metadata = mapOf(sent.metadata);
  const title = metadata.title;
  const isTaken = (kind: Kind) =>
    [...draft[kind].values()].some((each) => each.metadata.title === title && each.id !== id);
  const stored = (made: string): Doc => ({
    ...sent,
    id: made,
    metadata: { ...metadata, date: '2026-01-01T00:00:00Z', modified: '2026-01-01T00:00:00Z', supports: [] },
  });
  switch (`${method} ${resource}`) {
    case 'POST integrations': {
      if (typeof title !== 'string' || metadata.author === undefined || sent.category === undefined)
        return message(400, 'Missing [category] field.');
      if (isTaken('integrations'))
        return message(400, `A integration with the title '${title}' already exists in the draft space.`);
      const made = randomUUID();
      draft.integrations.set(made, { ...stored(made), rules: [] });
      return message(201, made);
    }
    case 'POST rules': {
      const integration = draft.integrations.get(String(body.integration));
      if (integration === undefined) return message(400, 'Integration not found.');
      const problem =
        invalid(sent, knownFields) ??
        (isTaken('rules') ? `A rule with the title '${title}' already exists.` : null);
      if (problem !== null) return message(400, problem);
      if (mapOf(sent.logsource).product !== integration.metadata.title)
        return message(400, 'Rule logsource.product must match');
      const made = randomUUID();
      draft.rules.set(made, stored(made));
      draft.integrations.set(integration.id, { ...integration, rules: [...listOf(integration.rules), made] });
      return message(201, made);
    }
    case 'PUT rules': {
      if (id === undefined || !draft.rules.has(id)) return message(404, 'Resource not found.');
      if (sent.enabled === undefined || metadata.author === undefined) return message(400, 'Missing field.');
      const problem = invalid(sent, knownFields) ?? (isTaken('rules') ? 'title taken' : null);
      if (problem !== null) return message(400, problem);
      draft.rules.set(id, stored(id));
      return message(200, id);
    }
    case 'DELETE rules': {
      if (id === undefined || !draft.rules.delete(id)) return message(404, 'Resource not found.');
      for (const each of draft.integrations.values())
        each.rules = listOf(each.rules).filter((rule) => rule !== id);
      return message(200, id);
    }
    case 'GET promote': {
      const from = new URLSearchParams(path.split('?')[1]).get('space');
      if (from !== 'draft' && from !== 'test') return message(400, 'Unknown space.');
      const of = (kind: Kind) => differences(spaces[from][kind], spaces[next[from]][kind]);
      return [
        200,
        {
          changes: {
            policy: [{ operation: 'update', id: 'policy' }],
            integrations: of('integrations'),
            kvdbs: [],
            decoders: [],
            filters: [],
            rules: of('rules'),
          },
        },
      ];
    }
    case 'POST promote': {
      const from = body.space;
      const changes = mapOf(body.changes);
      if (from !== 'draft' && from !== 'test') return message(400, 'Unknown space.');
      if (
        ['policy', 'integrations', 'kvdbs', 'decoders', 'filters', 'rules'].some(
          (type) => !Array.isArray(changes[type]),
        )
      ) {
        return message(400, 'All resource type lists are required in changes');
      }
      for (const kind of kinds) {
        for (const change of listOf(changes[kind]).map(mapOf)) {
          const own = String(change.id);
          const document = spaces[from][kind].get(own);
          if (change.operation === 'remove') spaces[next[from]][kind].delete(own);
          else if (document === undefined) return message(500, `Resource '${own}' not found in ${kind}`);
          else spaces[next[from]][kind].set(own, structuredClone(document));
        }
      }
      return message(200, 'Promotion completed successfully');
    }
    default:
      return [400, { error: `no handler found for uri [${path}] and method [${method}]` }];
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function invalid(resource: Record<string, unknown>, knownFields: ReadonlySet<string>): string | null {
  const detection = mapOf(resource.detection);
  const unknown = Object.entries(detection)
    .flatMap(([name, search]) =>
      name === 'condition' ? [] : listOf(Array.isArray(search) ? search : [search]),
    )
    .flatMap((map) => Object.keys(mapOf(map)).map((key) => key.split('|')[0] ?? ''))
    .filter((field) => !knownFields.has(field));
  return unknown.length === 0
    ? null
    : `Security Analytics error: The following fields are not part of the Wazuh Common Schema (WCS): [${unknown.join(', ')}]`;
}

function differences(from: ReadonlyMap<string, Doc>, to: ReadonlyMap<string, Doc>) {
  const changed = [...from].flatMap(([id, document]) => {
    const other = to.get(id);
    if (other === undefined) return [{ operation: 'add', id }];
    return JSON.stringify(other) === JSON.stringify(document) ? [] : [{ operation: 'update', id }];
  });
  const removed = [...to.keys()].filter((id) => !from.has(id)).map((id) => ({ operation: 'remove', id }));
  return [...changed, ...removed];
}

/** One page of a search, in the order of ids and spaces. */
function found(kind: Kind, body: Record<string, unknown>, spaces: FakeIndexer['spaces']): Reply {
  const wanted = listOf(mapOf(mapOf(body.query).terms)['space.name']);
  const size = Number(body.size);
  const after = listOf(body.search_after).join(' ');
  const hits = Object.entries(spaces)
    .filter(([space]) => wanted.includes(space))
    .flatMap(([space, of]) =>
      [...of[kind].values()].map((document) => ({
        _source: { document, space: { name: space } },
        sort: [document.id, space],
      })),
    )
    .sort((a, b) => (a.sort.join(' ') < b.sort.join(' ') ? -1 : 1))
    .filter(({ sort }) => after === '' || sort.join(' ') > after)
    .slice(0, size);
  return [200, { hits: { hits } }];
}
