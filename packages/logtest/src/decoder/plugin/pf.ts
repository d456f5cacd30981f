import type { EventDraft } from '../event-draft.ts';

/** `… rule 2/(match) pass in on xl0: 10.0.0.1.6667 > 10.0.0.2.16290: P …`, from the first `)` on. */
const addresses = /^[^)]*\) ([pb])[^:]*: ([^ ]*) /;
const destination = /^> ([^:]*):( *)(.?)/;

/** OpenBSD's packet filter: action, addresses, ports, protocol; each as far as the line goes along. */
export function decodePf(draft: EventDraft): void {
  const found = addresses.exec(draft.log);
  if (found === null) {
    const action = /^[^)]*\) ([pb])/.exec(draft.log)?.[1];
    if (action !== undefined) draft.static.action = actionOf(action);
    return;
  }
  const [whole, action = '', source = ''] = found;
  const fields = draft.static;
  fields.action = actionOf(action);
  const [srcip, srcport] = splitPort(source);
  fields.srcip = srcip;
  if (srcport !== null) fields.srcport = srcport;
  const target = destination.exec(draft.log.slice(whole.length));
  if (target === null) return;
  const [dstip, dstport] = splitPort(target[1] ?? '');
  fields.dstip = dstip;
  if (dstport !== null) fields.dstport = dstport;
  const sign = target[3] ?? '';
  if (sign !== '') fields.protocol = sign === 'u' ? 'UDP' : sign === 'i' ? 'ICMP' : 'TCP';
}

function actionOf(sign: string): string {
  return sign === 'p' ? 'pass' : 'block';
}

/** The port is what follows the fourth dot. */
function splitPort(text: string): readonly [address: string, port: string | null] {
  let dot = -1;
  for (let count = 0; count < 4; count += 1) {
    dot = text.indexOf('.', dot + 1);
    if (dot < 0) return [text, null];
  }
  return [text.slice(0, dot), text.slice(dot + 1)];
}
