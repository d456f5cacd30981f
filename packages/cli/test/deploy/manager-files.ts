import type { ManagerState } from './manager.ts';
import { failed, items, type Reply, refusal } from './replies.ts';

/** Reads, writes or removes one file of the user's own directories. */
export function handleFile(
  method: string,
  key: string,
  url: URL,
  body: string,
  { files }: ManagerState,
): Reply {
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

/** Lists them, a page at a time. */
export function listFiles(kind: string, url: URL, { files }: ManagerState): Reply {
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
