import type { DocumentCheck } from '../check-rule.ts';

// Version 4 in the third group, one of the variants 8 to b in the fourth (RFC 9562).
const random = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const anyVersion = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const idVersion: DocumentCheck = {
  scope: 'document',
  id: 'id-version',
  severity: 'info',
  summary: 'an id that is a UUID, but no random one',
  examine({ id }, say) {
    if (id === null || random.test(id.value) || !anyVersion.test(id.value)) return;
    say(id.range, `${id.value} is no UUID of version 4`, {
      hint: 'keep the id of a published rule; for a new rule generate one, for example with uuidgen -r',
    });
  },
};
