import type { XmlElement } from '../../reader/xml-node.ts';
import type { Offset } from './decoder.ts';
import type { DecoderDraft, DecoderReport, PatternDraft } from './draft.ts';
import { joinOptionText } from './memory-text.ts';

const offsets = ['after_parent', 'after_prematch', 'after_regex'] as const;

/** The element's `offset`: `message` when it has none, `null` when it is not one. */
export function offsetOf(element: XmlElement): Offset | null {
  const value = attribute(element, 'offset')?.toLowerCase();
  return value === undefined ? 'message' : (offsets.find((known) => known === value) ?? null);
}

/**
 * Reads `<program_name>`, `<prematch>` or `<regex>`. Repeated, the texts are glued together, the type is the last one's
 * and an offset may stand on the first only.
 */
export function readPattern(
  draft: DecoderDraft,
  option: 'programName' | 'prematch' | 'regex',
  element: XmlElement,
  report: DecoderReport,
): void {
  const pattern = draft[option];
  const label = element.name.toLowerCase();
  if (option !== 'programName') readOffset(pattern, element, label, draft, report);
  pattern.type = typeOf(element, option, label, draft, report);
  const joined = joinOptionText(pattern.text, element.content);
  if (joined.kind === 'too-long') report.error(1104, `Maximum string size reached for: ${element.content}.`);
  pattern.text = joined.kind === 'joined' ? joined.text : null;
}

function readOffset(
  pattern: PatternDraft,
  element: XmlElement,
  label: string,
  draft: DecoderDraft,
  report: DecoderReport,
): void {
  const offset = offsetOf(element);
  if (offset === null) {
    report.warn(
      7601,
      `Invalid value for attribute 'offset' in '${label}' option (decoder \`${draft.name}\`). Default value will be used.`,
    );
  } else if (offset !== 'message') {
    if (pattern.text !== null) {
      report.refuseDecoder(draft.name, 2109, `Duplicated offsets for same regex: '${draft.name}'.`);
    }
    pattern.offset = offset;
  }
}

function typeOf(
  element: XmlElement,
  option: 'programName' | 'prematch' | 'regex',
  label: string,
  draft: DecoderDraft,
  report: DecoderReport,
): PatternDraft['type'] {
  const standard = option === 'programName' ? 'osmatch' : 'osregex';
  const value = attribute(element, 'type')?.toLowerCase();
  if (value === undefined) return standard;
  if (value === 'osregex' || value === 'pcre2') return value;
  if (value === 'osmatch' && option === 'programName') return value;
  report.warn(
    7601,
    `Invalid value for attribute 'type' in '${label}' option (decoder \`${draft.name}\`). Default value will be used.`,
  );
  return standard;
}

function attribute({ attributes }: XmlElement, name: string): string | undefined {
  return attributes.find((candidate) => candidate.name === name)?.value;
}
