import { compileOsRegex } from '../../expression/osregex.ts';
import type { EventDraft } from '../event-draft.ts';

function searchFor(pattern: string) {
  const compiled = compileOsRegex(pattern, 'captured');
  if (compiled.kind === 'refused') throw new Error(`${pattern}: ${compiled.reason}`);
  return compiled.expression;
}

const head = searchFor('pri=(\\d) c=(\\d+) m=(\\d+) ');
const connection = searchFor('src=(\\d+.\\d+.\\d+.\\d+):(\\d+):\\S+ dst=(\\d+.\\d+.\\d+.\\d+):(\\d+):');
const proxy = searchFor('result=(\\d+) dstname=(\\S+) arg=(\\S+)$');

/** What message numbers mean: opened, dropped and closed connections are the firewall's, 97 is the proxy's. */
const actions: ReadonlyMap<string, string> = new Map([
  ['98', 'pass'],
  ['597', 'pass'],
  ['598', 'pass'],
  ['36', 'drop'],
  ['37', 'drop'],
  ['38', 'drop'],
  ['173', 'drop'],
  ['174', 'drop'],
  ['537', 'close'],
]);
const intrusion = '32';
const proxyMessage = '97';

/** SonicWall: priority as status, message number as id, addresses, ports, protocol; sets the event's category. */
export function decodeSonicWall(draft: EventDraft): void {
  draft.category = 'syslog';
  const first = head.capture(draft.log);
  if (first === null || first.groups.length < 3) return;
  const [status = '', kind = '', id = ''] = first.groups;
  Object.assign(draft.static, { status, id });
  // The search goes on at the last byte of what was found.
  let rest = draft.log.slice(Math.max(0, first.end - 1));
  const second = connection.capture(rest);
  if (second === null || second.groups.length < 4) return;
  const [srcip = '', srcport = '', dstip = '', dstport = ''] = second.groups;
  Object.assign(draft.static, { srcip, srcport, dstip, dstport });
  const blank = rest.indexOf(' ', Math.max(0, second.end - 1));
  const protocol = blank < 0 ? null : /^ proto=([\w()\-.@]{0,6})/.exec(rest.slice(blank));
  if (protocol !== null) draft.static.protocol = protocol[1] ?? '';
  rest = blank < 0 ? '' : rest.slice(blank);
  if (kind.slice(0, 7) === intrusion) draft.category = 'ids';
  else if (id === proxyMessage) decodeProxy(draft, rest);
  else {
    const action = actions.get(id);
    if (action === undefined) return;
    draft.category = 'firewall';
    draft.static.action = action;
  }
}

function decodeProxy(draft: EventDraft, rest: string): void {
  draft.category = 'squid';
  const found = proxy.capture(rest);
  if (found === null) return;
  const [result, host, path] = found.groups;
  if (result !== undefined) draft.static.id = result;
  if (host !== undefined && path !== undefined) draft.static.url = host + path;
}
