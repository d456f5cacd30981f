import type { ByteText } from '../../bytes.ts';
import type { XmlElement } from '../../reader/xml-node.ts';
import { isStaticFieldName, maxDynamicFields } from '../event-draft.ts';
import type { FieldTarget } from './decoder.ts';
import type { DecoderDraft, DecoderReport } from './draft.ts';

/** Geographic fields are filled in by the engine alone. */
const neverOrdered: ReadonlySet<string> = new Set(['srcgeoip', 'dstgeoip']);

/** `<order>`: where each group of the regex goes. `user` is `dstuser`; any unknown name is a dynamic field. */
export function readOrder(draft: DecoderDraft, { content }: XmlElement, report: DecoderReport): void {
  const names = content.split(',');
  if (names.length > maxDynamicFields) report.refuse(null, 'Order has too many fields.');
  draft.order = names.map((name) => target(fieldName(name, 'order', draft, report)));
}

function target(name: ByteText): FieldTarget {
  if (name === 'user') return { kind: 'static', name: 'dstuser' };
  if (isStaticFieldName(name) && !neverOrdered.has(name)) return { kind: 'static', name };
  return { kind: 'dynamic', name };
}

const ftsNames: ReadonlySet<string> = new Set([
  'dstuser',
  'user',
  'srcuser',
  'srcip',
  'dstip',
  'id',
  'location',
  'data',
  'extra_data',
  'system_name',
  'name',
]);

/** `<fts>`: what makes an event new. A dynamic field has to stand in the `<order>` before it. */
export function readFtsFields(draft: DecoderDraft, { content }: XmlElement, report: DecoderReport): void {
  for (const part of content.split(',')) {
    const name = fieldName(part, 'fts', draft, report);
    const ordered = draft.order?.some(
      ({ kind, name: known }) => kind === 'dynamic' && known.toLowerCase() === name.toLowerCase(),
    );
    if (!ftsNames.has(name) && ordered === false) {
      report.refuse(null, `decode-xml: Wrong field '${part}' in the fts decoder '${draft.name}'`);
    }
    draft.fts.push(name);
  }
}

/** A name is what stands between blanks; what follows a second blank is ignored. */
function fieldName(
  part: ByteText,
  list: 'order' | 'fts',
  draft: DecoderDraft,
  report: DecoderReport,
): ByteText {
  const name = /^ *([^ ]*)/.exec(part)?.[1] ?? '';
  if (name === '') {
    report.refuse(null, `decode-xml: Wrong field '${part}' in the ${list} of decoder '${draft.name}'`);
  }
  return name;
}
