import { compileExpression, type Expression, type GroupUse } from '../../expression/index.ts';
import type { Decoder, Offset } from './decoder.ts';
import type { DecoderDraft, DecoderReport, PatternDraft } from './draft.ts';

/** Checks a decoder as a whole and compiles its patterns. */
export function finishDecoder(draft: DecoderDraft, report: DecoderReport): Decoder {
  checkParts(draft, report);
  const regexOffset = checkOffsets(draft, report);
  const { programName, prematch, regex, ...rest } = draft;
  const decoder: Decoder = {
    ...rest,
    prematch: compile(draft, prematch, 'ignored', report),
    prematchOffset: prematch.offset,
    programName: compile(draft, programName, 'ignored', report),
    regex: compile(draft, regex, 'captured', report),
    regexOffset,
  };
  if (decoder.plugin !== null && (decoder.regex !== null || decoder.order !== null)) {
    report.refuse(2111, `Additional data to plugin decoder: '${draft.name}'.`);
  }
  return Object.freeze(decoder);
}

function checkParts(draft: DecoderDraft, report: DecoderReport): void {
  const { name, parent, prematch, programName, regex, order, fts } = draft;
  if (prematch.text === null && programName.text === null && parent === null) {
    report.refuseDecoder(name, 2108, `No 'prematch' found in decoder: '${name}'.`);
  }
  const complete = regex.text === null ? fts.length === 0 && order === null : order !== null;
  if (!complete) report.refuse(2107, `Decoder configuration error: '${name}'.`);
}

/** Refuses offsets that point nowhere; returns the regex's, which without a parent counts from the prematch. */
function checkOffsets(draft: DecoderDraft, report: DecoderReport): Offset {
  const { name, parent, prematch, regex, pluginOffset } = draft;
  const invalid = (offset: Offset) => report.refuseDecoder(name, 2120, `Invalid offset value: '${offset}'`);
  let regexOffset = regex.offset;
  if (regexOffset === 'after_parent' && parent === null) invalid(regexOffset);
  if (regexOffset === 'after_prematch') {
    if (parent === null) regexOffset = 'after_parent';
    else if (prematch.text === null) invalid(regexOffset);
  }
  if (regexOffset === 'after_regex' && (parent === null || regex.text === null)) invalid(regexOffset);
  if (prematch.offset === 'after_parent') {
    if (parent === null) invalid(prematch.offset);
  } else if (prematch.offset !== 'message') {
    report.refuse(2107, `Decoder configuration error: '${name}'.`);
  }
  if (pluginOffset === 'after_parent' && parent === null) invalid(pluginOffset);
  if (pluginOffset === 'after_prematch' && prematch.text === null) invalid(pluginOffset);
  return regexOffset;
}

function compile(
  draft: DecoderDraft,
  { text, type }: PatternDraft,
  groups: GroupUse,
  report: DecoderReport,
): Expression | null {
  if (text === null) return null;
  const compiled = compileExpression(type, text, groups);
  if (compiled.kind === 'compiled') return compiled.expression;
  return report.refuseDecoder(draft.name, 1452, `Syntax error on regex: '${text}'`);
}
