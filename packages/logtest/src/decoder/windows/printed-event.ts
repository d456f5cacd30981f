import type { ByteText } from '../../bytes.ts';
import { createDraft, type EventDraft } from '../event-draft.ts';
import { addJsonFields, defaultJsonStyle } from '../json/json-fields.ts';
import { parseJson } from '../json/parse-json.ts';

/**
 * A Windows event that has been through the decoder, as managers keep it: the JSON text `{"win":{…}}`, which is the
 * log that rules see, and whose values are the fields. `null` for a text that is none.
 */
export function readPrintedEvent(text: ByteText): EventDraft | null {
  const json = parseJson(text);
  if (json?.kind !== 'object' || !json.members.some(({ key }) => key === 'win')) return null;
  const draft = createDraft(text);
  draft.category = 'ossec';
  addJsonFields(draft, json, defaultJsonStyle);
  return draft;
}
