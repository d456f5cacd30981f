import type { LogEvent, Verdict } from '@sigmazuh/logtest';

type Value = string | readonly unknown[] | Tree;
interface Tree {
  [name: string]: Value;
}

/**
 * An event as Wazuh writes it to archives.json and the indexer keeps it: the line, what the pre-decoder and the decoder
 * found, dotted names opened into objects. A text that begins with `[` and is JSON becomes a list.
 */
export function alertDocument(event: LogEvent, verdict: Verdict, timestamp: string): Readonly<Tree> {
  const data: Tree = {};
  for (const [name, value] of [...Object.entries(verdict.static), ...Object.entries(verdict.fields)]) {
    if (value !== '') addValue(data, name, value);
  }
  const { predecoder, decoder } = verdict;
  return {
    timestamp,
    agent: { id: event.agent?.id ?? '000', name: event.agent?.name ?? 'srv' },
    manager: { name: 'srv' },
    // Stock rules for Windows events say `no_full_log`.
    ...(event.log === undefined ? {} : { full_log: event.log }),
    ...(Object.keys(predecoder).length > 0 ? { predecoder: { ...predecoder } } : {}),
    decoder: decoder === null ? {} : { name: decoder },
    ...(Object.keys(data).length > 0 ? { data } : {}),
    location: event.location ?? (event.log === undefined ? 'EventChannel' : '/var/log/messages'),
  };
}

/** The first value of a name is kept, and a name below one that has a value is lost. */
function addValue(tree: Tree, name: string, value: string): void {
  const dot = name.indexOf('.');
  if (dot < 0) {
    if (!Object.hasOwn(tree, name)) tree[name] = asListIfOne(value);
    return;
  }
  const [head, rest] = [name.slice(0, dot), name.slice(dot + 1)];
  if (!Object.hasOwn(tree, head)) tree[head] = {};
  const branch = tree[head];
  if (branch !== undefined && typeof branch === 'object' && !Array.isArray(branch)) {
    addValue(branch as Tree, rest, value);
  }
}

function asListIfOne(value: string): Value {
  if (!value.startsWith('[')) return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : value;
  } catch {
    // A text in brackets.
    return value;
  }
}
