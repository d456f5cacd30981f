import { recordOf, type Unread } from '../files/record-of.ts';
import type { ManagerApi } from './manager-api.ts';
import {
  DeployError,
  type DeployedFile,
  type DeployTarget,
  type FileKind,
  type ManagerEvent,
  type ManagerVerdict,
  startBytes,
} from './target.ts';

interface ManagerPatience {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How long the analysis daemon may take until it runs again, or a cluster until its nodes are in step. */
  readonly activationSeconds: number;
}

/** The directories that are the user's own. */
const directoryOf: Readonly<Record<FileKind, string>> = {
  rules: 'etc/rules',
  decoders: 'etc/decoders',
  lists: 'etc/lists',
};
const pollMilliseconds = 1_000;
/** A manager that was told to restart answers for a while as if nothing were. */
const restartMilliseconds = 10_000;

/** A manager, or the master of a cluster, through its API. */
export function managerTarget(
  api: ManagerApi,
  name: string,
  activation: 'reload' | 'restart',
  patience: ManagerPatience,
): DeployTarget {
  const json = async (call: Parameters<ManagerApi>[0]): Promise<Unread> =>
    contentOf((await api(call)).text, call.path);
  const place = (kind: FileKind) => ({ relative_dirname: directoryOf[kind] });
  // A list of that name is the user's own wherever it lies.
  const placeOfFile = (kind: FileKind) => (kind === 'lists' ? {} : place(kind));
  const pathOf = (kind: FileKind, file: string) => `/${kind}/files/${encodeURIComponent(file)}`;
  const canRemove = async (kind: FileKind, file: string): Promise<boolean> => {
    if (kind !== 'lists') return true;
    // The API searches all directories for the name, at the second attempt after a broken connection as well.
    const query = { filename: file };
    const { items } = itemsOf(await json({ method: 'GET', path: '/lists/files', query }));
    return items.every(({ relative_dirname: directory }) => directory === directoryOf.lists);
  };
  let scope: Promise<'manager' | 'cluster'> | null = null;
  const scopeOf = () => {
    scope ??= json({ method: 'GET', path: '/cluster/status' }).then(({ data }) => {
      const { enabled, running } = recordOf(data);
      return enabled === 'yes' && running === 'yes' ? 'cluster' : 'manager';
    });
    return scope;
  };
  return {
    name,
    list: async (kind) => {
      const names: string[] = [];
      for (;;) {
        const query = { ...place(kind), limit: '500', offset: String(names.length) };
        const { items, total } = itemsOf(await json({ method: 'GET', path: `/${kind}/files`, query }));
        names.push(
          ...items.flatMap(({ filename, file }) =>
            [filename, file].filter((each) => typeof each === 'string'),
          ),
        );
        if (items.length === 0 || names.length >= total) return names;
      }
    },
    read: async (kind, file) => {
      const query = { ...placeOfFile(kind), raw: 'true' };
      return (await api({ method: 'GET', path: pathOf(kind, file), query })).text;
    },
    readStart: async (kind, file) => {
      const query = { ...placeOfFile(kind), raw: 'true' };
      return (await api({ method: 'GET', path: pathOf(kind, file), query, enough: startBytes })).text;
    },
    canRemove,
    write: async ({ kind, name: file, text }: DeployedFile) => {
      const path = pathOf(kind, file);
      const query = { ...placeOfFile(kind), overwrite: 'true' };
      const body = { type: 'application/octet-stream', text } as const;
      succeeded(await json({ method: 'PUT', path, query, body }), `${kind}/${file}`);
    },
    remove: async (kind, file) => {
      if (!(await canRemove(kind, file))) {
        throw new DeployError(
          `${kind}/${file}: other directories have a list of that name; remove it by hand`,
        );
      }
      const answer = await json({
        method: 'DELETE',
        path: pathOf(kind, file),
        query: placeOfFile(kind),
        expected: [404],
      });
      if (!isAbsent(answer)) succeeded(answer, `${kind}/${file}`);
    },
    declaredLists: async () => {
      const query = { section: 'ruleset' };
      const { items } = itemsOf(await json({ method: 'GET', path: '/manager/configuration', query }));
      return items.flatMap(({ ruleset }) => {
        const { list } = recordOf(ruleset);
        return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
      });
    },
    validate: async () => {
      const path = `/${await scopeOf()}/configuration/validation`;
      const answer = await api({ method: 'GET', path, expected: [400] });
      const content = contentOf(answer.text, path);
      if (answer.status === 400) return [textOf(content.detail) ?? answer.text];
      const { items, failures } = itemsOf(content);
      const wrong = items.filter(({ status }) => status !== 'OK');
      return [
        ...failures,
        ...wrong.map((each) => `${textOf(each.name) ?? 'a node'}: ${textOf(each.status) ?? 'not OK'}`),
      ];
    },
    activate: async () => {
      const whose = await scopeOf();
      const reload = { method: 'PUT', path: `/${whose}/analysisd/reload`, expected: [404, 405] } as const;
      const reloaded = activation === 'reload' ? await api(reload) : null;
      // Managers before 4.14 do not know how to reload.
      if (reloaded === null || reloaded.status === 404 || reloaded.status === 405) {
        const path = `/${whose}/restart`;
        succeeded(await json({ method: 'PUT', path }), 'the restart');
        await patience.wait(restartMilliseconds);
      } else {
        succeeded(contentOf(reloaded.text, reload.path), 'the reload');
      }
      await untilRunning(json, patience);
      if (whose === 'cluster') await untilInStep(json, patience);
    },
    engine: {
      judge: async (events) => {
        const verdicts: ManagerVerdict[] = [];
        let token: string | null = null;
        for (const each of events) {
          const answer = recordOf((await json(logtest(each, token))).data);
          token = textOf(answer.token) ?? token;
          verdicts.push(verdictOf(answer));
        }
        if (token !== null) {
          await api({
            method: 'DELETE',
            path: `/logtest/sessions/${encodeURIComponent(token)}`,
            expected: [404],
          });
        }
        return verdicts;
      },
    },
  };
}

function logtest({ event, format }: ManagerEvent, token: string | null): Parameters<ManagerApi>[0] {
  const location = format === 'eventchannel' ? 'EventChannel' : 'sigmazuh';
  const body = { log_format: format, location, event, ...(token === null ? {} : { token }) };
  return { method: 'PUT', path: '/logtest', body: { type: 'application/json', text: JSON.stringify(body) } };
}

function verdictOf({ alert, output }: Unread): ManagerVerdict {
  const { id } = recordOf(recordOf(output).rule);
  const rule = typeof id === 'string' || typeof id === 'number' ? String(id) : null;
  return { alert: alert === true, rule };
}

type Json = (call: Parameters<ManagerApi>[0]) => Promise<Unread>;

async function untilRunning(json: Json, patience: ManagerPatience): Promise<void> {
  await until('wazuh-analysisd does not run', patience, async () => {
    const { items } = itemsOf(await json({ method: 'GET', path: '/manager/status' }));
    return items.some((daemons) => daemons['wazuh-analysisd'] === 'running');
  });
}

async function untilInStep(json: Json, patience: ManagerPatience): Promise<void> {
  await until('the nodes of the cluster are not in step with the master', patience, async () => {
    const { items } = itemsOf(await json({ method: 'GET', path: '/cluster/ruleset/synchronization' }));
    return items.every(({ synced }) => synced === true);
  });
}

async function until(what: string, patience: ManagerPatience, isSo: () => Promise<boolean>): Promise<void> {
  const most = Math.max(1, Math.ceil((patience.activationSeconds * 1_000) / pollMilliseconds));
  for (let tries = 0; tries < most; tries++) {
    if (await isSo()) return;
    await patience.wait(pollMilliseconds);
  }
  throw new DeployError(`${what} after ${patience.activationSeconds} s`);
}

/** @throws DeployError with the manager's reason when an item failed */
function succeeded(answer: Unread, what: string): void {
  const { failures } = itemsOf(answer);
  const { error, message } = answer;
  if (failures.length > 0) throw new DeployError(`${what}: ${failures.join('; ')}`);
  if (typeof error === 'number' && error !== 0)
    throw new DeployError(`${what}: ${textOf(message) ?? `error ${error}`}`);
}

/** What the API calls a file that is not there. */
const absentCode = 1906;

function isAbsent(answer: Unread): boolean {
  const failed = recordOf(answer.data).failed_items;
  const codes = (Array.isArray(failed) ? failed : []).map((each) => recordOf(recordOf(each).error).code);
  return codes.length > 0 && codes.every((code) => code === absentCode);
}

interface Items {
  readonly items: readonly Unread[];
  readonly total: number;
  readonly failures: readonly string[];
}

/** The usual content of an answer: what was done or found, and what failed. */
function itemsOf({ data }: Unread): Items {
  const { affected_items, failed_items, total_affected_items } = recordOf(data);
  const items = (Array.isArray(affected_items) ? affected_items : []).map(recordOf);
  const failed = (Array.isArray(failed_items) ? failed_items : []).map(recordOf);
  return {
    items,
    total: typeof total_affected_items === 'number' ? total_affected_items : items.length,
    failures: failed.map(({ error, id }) => {
      const ids = Array.isArray(id) ? `${id.join(', ')}: ` : '';
      return `${ids}${textOf(recordOf(error).message) ?? 'failed'}`;
    }),
  };
}

function contentOf(text: string, path: string): Unread {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    throw new DeployError(`${path}: the answer is not JSON; is this the API of a Wazuh manager?`);
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
