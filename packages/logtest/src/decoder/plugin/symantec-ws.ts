import type { StaticFieldName } from '../../event.ts';
import type { EventDraft } from '../event-draft.ts';

const keys: readonly (readonly [prefix: string, field: StaticFieldName, limit: number])[] = [
  ['10=', 'dstuser', 128],
  ['11=', 'srcip', 128],
  ['60=', 'url', 1_024],
];

/** Symantec Web Security, `20070717,73614,1=5,11=10.1.1.3,10=userc,3=1,2=1`: the first user, address, URL and id. */
export function decodeSymantecWs(draft: EventDraft): void {
  const { log } = draft;
  for (let at = log.indexOf(',') + 1; at > 0; at = log.indexOf(',', at) + 1) {
    const known = keys.find(([prefix]) => log.startsWith(prefix, at));
    if (known !== undefined) {
      const [prefix, field, limit] = known;
      const from = at + prefix.length;
      const comma = log.indexOf(',', from);
      const value = log.slice(from, comma < 0 ? undefined : comma).slice(0, limit);
      draft.static[field] ??= value;
      at = from + value.length;
    } else if (log.startsWith('3=', at) || log.startsWith('2=', at)) {
      // The key is part of the id, and the id does not end at a comma.
      const value = log.slice(at, at + 9);
      draft.static.id ??= value;
      at += value.length;
    }
  }
}
