import type { ByteText } from '../../bytes.ts';
import type { EventDraft } from '../event-draft.ts';
import { addJsonFields, type JsonStyle } from '../json/json-fields.ts';
import { parseJson } from '../json/parse-json.ts';
import { decodeOssecAlert } from './ossec-alert.ts';
import { decodePf } from './pf.ts';
import type { PluginName } from './plugin-name.ts';
import { decodeSonicWall } from './sonicwall.ts';
import { decodeSymantecWs } from './symantec-ws.ts';

/** Runs a decoder that is code. `json` is the text `JSON_Decoder` starts at, `null` when there is none. */
export function runPlugin(
  plugin: PluginName,
  draft: EventDraft,
  json: ByteText | null,
  style: JsonStyle,
): void {
  switch (plugin) {
    case 'JSON_Decoder': {
      const value = json === null ? null : parseJson(json);
      if (value !== null) addJsonFields(draft, value, style);
      return;
    }
    case 'PF_Decoder':
      decodePf(draft);
      return;
    case 'SymantecWS_Decoder':
      decodeSymantecWs(draft);
      return;
    case 'SonicWall_Decoder':
      decodeSonicWall(draft);
      return;
    case 'OSSECAlert_Decoder':
      decodeOssecAlert(draft);
      return;
    default:
      plugin satisfies never;
  }
}
