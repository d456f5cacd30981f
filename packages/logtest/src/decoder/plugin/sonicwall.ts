import type { EventDraft } from '../event-draft.ts';

const address = String.raw`(\d+\.\d+\.\d+\.\d+):(\d+):`;

/** Priority, category and number of the message: `pri=6 c=262144 m=98`. */
const head = /pri=(\d) c=(\d+) m=(\d+) /i;
/** `src=10.0.0.1:36701:WAN dst=10.0.0.2:443:LAN proto=tcp/https`; the protocol ends at 6 bytes. */
const connection = new RegExp(
  String.raw`src=${address}\S+ dst=${address}[^ ]*(?: proto=([\w()\-.@]{0,6}))?`,
  'i',
);
/** What a proxy message adds: `result=200 dstname=example.org arg=/index.html`. */
const page = /result=(\d+) dstname=(\S+) arg=(\S+)$/i;

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
  const message = head.exec(draft.log);
  if (message === null) return;
  const [, status = '', kind = '', id = ''] = message;
  Object.assign(draft.static, { status, id });
  const rest = draft.log.slice(message.index + message[0].length - 1);
  const found = connection.exec(rest);
  if (found === null) return;
  const [, srcip = '', srcport = '', dstip = '', dstport = '', protocol] = found;
  Object.assign(draft.static, { srcip, srcport, dstip, dstport });
  if (protocol !== undefined) draft.static.protocol = protocol;
  if (kind.slice(0, 7) === intrusion) draft.category = 'ids';
  else if (id === proxyMessage) decodeProxy(draft, rest.slice(found.index + found[0].length));
  else {
    const action = actions.get(id);
    if (action === undefined) return;
    draft.category = 'firewall';
    draft.static.action = action;
  }
}

function decodeProxy(draft: EventDraft, rest: string): void {
  draft.category = 'squid';
  const [, result, host = '', path = ''] = page.exec(rest) ?? [];
  if (result === undefined) return;
  draft.static.id = result;
  draft.static.url = host + path;
}
