import type { ByteText } from '../../bytes.ts';
import type { DecoderCategory } from '../../event.ts';
import type { XmlElement } from '../../reader/xml-node.ts';
import { pluginNames } from '../plugin/plugin-name.ts';
import type { DecoderDraft, DecoderReport } from './draft.ts';
import { readFtsFields, readOrder } from './field-lists.ts';
import { joinOptionText } from './memory-text.ts';
import { offsetOf, readPattern } from './pattern-option.ts';

type ReadOption = (draft: DecoderDraft, element: XmlElement, report: DecoderReport) => void;

const categories: readonly DecoderCategory[] = [
  'firewall',
  'ids',
  'web-log',
  'syslog',
  'squid',
  'windows',
  'host-information',
  'ossec',
];

/** The elements of a `<decoder>`, by name in lower case. */
const options: ReadonlyMap<string, ReadOption> = new Map<string, ReadOption>([
  [
    'parent',
    (draft, { content }, report) => {
      draft.parent = joinText(draft.parent, content, report);
    },
  ],
  ['program_name', (draft, element, report) => readPattern(draft, 'programName', element, report)],
  ['prematch', (draft, element, report) => readPattern(draft, 'prematch', element, report)],
  ['regex', (draft, element, report) => readPattern(draft, 'regex', element, report)],
  ['order', readOrder],
  ['fts', readFtsFields],
  [
    'ftscomment',
    (draft, { content }, report) => {
      draft.ftsComment = joinText(draft.ftsComment, content, report);
    },
  ],
  [
    'use_own_name',
    (draft, { content }) => {
      if (content === 'true') draft.useOwnName = true;
    },
  ],
  [
    'accumulate',
    (draft) => {
      draft.accumulate = true;
    },
  ],
  ['type', readType],
  ['plugin_decoder', readPlugin],
  ['json_null_field', readNullField],
  ['json_array_structure', readArrayStructure],
]);

/** Reads one element of a decoder; one that is not known refuses the file. */
export function readOption(draft: DecoderDraft, element: XmlElement, report: DecoderReport): void {
  // `type` alone is looked up in its exact spelling.
  const name = element.name.toLowerCase();
  const option = name === 'type' && element.name !== 'type' ? undefined : options.get(name);
  if (option === undefined) report.refuse(null, `Invalid element '${element.name}' for decoder 'decoder'`);
  option(draft, element, report);
}

function joinText(before: ByteText | null, text: ByteText, report: DecoderReport): ByteText | null {
  const joined = joinOptionText(before, text);
  if (joined.kind === 'joined') return joined.text;
  report.error(1104, `Maximum string size reached for: ${text}.`);
  return null;
}

function readType(draft: DecoderDraft, { content }: XmlElement, report: DecoderReport): void {
  const category = categories.find((known) => known === content);
  if (category === undefined) report.refuse(null, `Invalid decoder type '${content}'.`);
  draft.category = category;
}

function readPlugin(draft: DecoderDraft, element: XmlElement, report: DecoderReport): void {
  const plugin = pluginNames.find((known) => known === element.content);
  if (plugin === undefined) {
    report.refuse(2110, `Invalid decoder argument for ${element.name}: '${element.content}'.`);
  }
  draft.plugin = plugin;
  const offset = offsetOf(element);
  if (offset === null) report.refuse(2107, `Decoder configuration error: '${draft.name}'.`);
  draft.pluginOffset = offset;
}

function readNullField(draft: DecoderDraft, { content }: XmlElement, report: DecoderReport): void {
  const value = content.toLowerCase();
  if (value === 'empty') {
    report.warn(
      7603,
      `Deprecated value 'empty' for 'json_null_field' in decoder '${draft.name}'. Default value will be taken.`,
    );
  } else if (value !== 'discard' && value !== 'string') {
    report.warn(
      7602,
      `Invalid value '${content}' for 'json_null_field' in decoder '${draft.name}'. Default value will be taken.`,
    );
  }
  draft.jsonStyle = { ...draft.jsonStyle, nulls: value === 'discard' ? 'discard' : 'string' };
}

function readArrayStructure(draft: DecoderDraft, { content }: XmlElement, report: DecoderReport): void {
  const value = content.toLowerCase();
  if (value !== 'csv' && value !== 'array') {
    report.warn(
      7602,
      `Invalid value '${content}' for 'json_array_structure' in decoder '${draft.name}'. Default value will be taken.`,
    );
  }
  draft.jsonStyle = { ...draft.jsonStyle, arrays: value === 'csv' ? 'csv' : 'array' };
}
