import { didYouMean, ownEntry } from '@sigmazuh/parser';
import { isArchived } from './archived-event.ts';
import { isMap, type Unread } from './unread.ts';

/** What an event of the stream may have, whichever command reads it. */
const eventKeys = ['id', 'winevt', 'log', 'logsource', 'fields', 'location', 'time', 'agent', 'session'];

const keysWithin: Readonly<Record<string, readonly string[]>> = {
  winevt: ['Event', 'Message'],
  logsource: ['product', 'category', 'service', 'definition'],
};

/** What an event has that no command looks at, each said with the key that was probably meant. */
export function unknownKeys(event: Unread): readonly string[] {
  const within = Object.entries(keysWithin).flatMap(([name, known]) => {
    const value = ownEntry(event, name);
    return isMap(value) ? unknownIn(value, known, ` in "${name}"`) : [];
  });
  return [...unknownIn(event, eventKeys, ''), ...within];
}

function unknownIn(map: Unread, known: readonly string[], where: string): readonly string[] {
  return Object.keys(map)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const { hint } = didYouMean(key, known);
      return `nothing looks at the key "${key}"${where}${hint === undefined ? `; known are ${known.join(', ')}` : `; ${hint}`}`;
    });
}

/** What an event of another input looks like. */
export function otherInput(event: Unread): string {
  if (isArchived(event)) return '; lines of archives.json are read with --input archives';
  if (isMap(event.Event)) return '; what EVTX dumpers write is read with --input evtx-json';
  const isTakenApart = Object.keys(event).some((key) => !eventKeys.includes(key));
  return isTakenApart ? '; one that is taken apart is {"logsource":{…},"fields":{…}}' : '';
}
