import type { ByteText } from '../../bytes.ts';
import type { StaticFieldName } from '../../event.ts';
import { addField, countFields, type EventDraft, maxDynamicFields } from '../event-draft.ts';
import type { JsonMember, JsonValue } from './json-value.ts';
import { numberField, printJson } from './print-json.ts';

/** `<json_null_field>` and `<json_array_structure>` of the decoder in charge. */
export interface JsonStyle {
  readonly nulls: 'string' | 'discard';
  readonly arrays: 'array' | 'csv';
}

export const defaultJsonStyle: JsonStyle = { nulls: 'string', arrays: 'array' };

/** Texts joined to `csv` are given up from this length on. */
const maxCsvText = 65_536;

const staticKeys: ReadonlyMap<ByteText, StaticFieldName> = new Map([
  ['srcip', 'srcip'],
  ['dstip', 'dstip'],
  ['srcport', 'srcport'],
  ['dstport', 'dstport'],
  ['protocol', 'protocol'],
  ['action', 'action'],
  ['srcuser', 'srcuser'],
  ['dstuser', 'dstuser'],
  ['id', 'id'],
  ['status', 'status'],
  ['url', 'url'],
  ['data', 'data'],
  ['extra_data', 'extra_data'],
  ['systemname', 'system_name'],
]);

/** Adds the members of a JSON object as fields, nested keys joined with dots; any other value has no fields. */
export function addJsonFields(draft: EventDraft, value: JsonValue, style: JsonStyle): void {
  if (value.kind === 'object') addMembers(draft, '', value.members, style);
}

function addMembers(
  draft: EventDraft,
  prefix: ByteText,
  members: readonly JsonMember[],
  style: JsonStyle,
): void {
  for (const { key, value } of members) {
    const name = prefix + key;
    if (value.kind === 'object') addMembers(draft, `${name}.`, value.members, style);
    else {
      const text = fieldText(value, style);
      if (text !== null) setJsonField(draft, name, text);
    }
  }
}

/** A value as the text of a field; `null` when it makes none. */
function fieldText(value: Exclude<JsonValue, { kind: 'object' }>, style: JsonStyle): ByteText | null {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'number':
      return numberField(value.value);
    case 'true':
    case 'false':
      return value.kind;
    case 'null':
      return style.nulls === 'string' ? 'null' : null;
    case 'array':
      return style.arrays === 'array' ? printJson(value) : joinItems(value.items);
    default:
      return value satisfies never;
  }
}

/** Items joined with commas; arrays and objects among them are left out, the comma before them is not. */
function joinItems(items: readonly JsonValue[]): ByteText | null {
  let joined = '';
  for (const [at, item] of items.entries()) {
    if (item.kind === 'array' || item.kind === 'object') continue;
    joined += fieldText(item, defaultJsonStyle) ?? '';
    if (joined.length >= maxCsvText) return null;
    if (at + 1 < items.length) joined += ',';
  }
  return joined === '' ? null : joined;
}

function setJsonField(draft: EventDraft, name: ByteText, text: ByteText): void {
  const staticName =
    name === 'user' && (draft.static.dstuser ?? '') === '' ? 'dstuser' : staticKeys.get(name);
  if (staticName !== undefined) draft.static[staticName] = text;
  else if (countFields(draft) < maxDynamicFields) addField(draft, name, text);
}
