import type { ByteText } from '../bytes.ts';
import { type DecoderCategory, type StaticFieldName, staticFieldNames } from '../event.ts';

/** Dynamic fields one event may have (`analysisd.decoder_order_size`); further ones are lost. */
export const maxDynamicFields = 256;

/** An event while it is being decoded. */
export interface EventDraft {
  log: ByteText;
  category: DecoderCategory;
  readonly static: { [name in StaticFieldName]?: ByteText };
  readonly fields: Map<ByteText, ByteText>;
  readonly duplicateFields: (readonly [name: ByteText, value: ByteText])[];
}

export function createDraft(log: ByteText): EventDraft {
  return { log, category: 'syslog', static: {}, fields: new Map(), duplicateFields: [] };
}

export function countFields(draft: EventDraft): number {
  return draft.fields.size + draft.duplicateFields.length;
}

/** Adds a dynamic field. The first value of a name is the one that rules see. */
export function addField(draft: EventDraft, name: ByteText, value: ByteText): void {
  if (draft.fields.has(name)) draft.duplicateFields.push([name, value]);
  else draft.fields.set(name, value);
}

const staticNames: ReadonlySet<string> = new Set(staticFieldNames);

export function isStaticFieldName(name: string): name is StaticFieldName {
  return staticNames.has(name);
}
