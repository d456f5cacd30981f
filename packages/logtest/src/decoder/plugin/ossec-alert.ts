import type { EventDraft } from '../event-draft.ts';

/** `Alert Level: 3; Rule: 5715 - title; Location: host->/var/log/auth.log; srcip: 10.0.0.1; user: root; log`. */
const alert = /^Alert Level:[^;]*;[^:]*: [^ ]* [^;]*; Location: [^;]*;/;

/**
 * An alert of another manager, forwarded as text: its address and user, and its log as the message. Its rule is not
 * taken over, so the event belongs to no category and ends without a rule.
 */
export function decodeOssecAlert(draft: EventDraft): void {
  draft.category = 'unknown';
  const found = alert.exec(draft.log);
  if (found === null) return;
  let at = found[0].length;
  while (draft.log.charAt(at) === ' ' && draft.log.charAt(at + 1) !== ' ') {
    const end = draft.log.indexOf(';', at + 1);
    if (end < 0) return;
    const entry = draft.log.slice(at + 1, end);
    if (entry.startsWith('srcip: ')) draft.static.srcip = entry.slice(7);
    if (entry.startsWith('user: ')) draft.static.dstuser = entry.slice(6);
    at = end + 1;
  }
  draft.log = draft.log.slice(at).replace(/^ +/, '');
}
