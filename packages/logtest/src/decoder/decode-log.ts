import type { ByteText } from '../bytes.ts';
import type { Predecoded } from '../predecoder/index.ts';
import { addField, countFields, createDraft, type EventDraft, maxDynamicFields } from './event-draft.ts';
import type { Decoder, DecoderNode, FieldTarget, LoadedDecoders } from './language/decoder.ts';
import { runPlugin } from './plugin/index.ts';

/** A decoder's result: the draft, and the decoder whose name and settings the event carries. */
export interface Decoded {
  readonly draft: EventDraft;
  readonly decoder: DecoderNode | null;
}

/** The texts that offsets point at. `null` where nothing has been matched yet. */
interface Positions {
  readonly afterParent: ByteText;
  readonly afterPrematch: ByteText;
  /** What `JSON_Decoder` sees for its own offsets, which only a child's prematch sets. */
  readonly pluginParent: ByteText | null;
  readonly pluginPrematch: ByteText;
}

/**
 * Runs a log through the decoders: the first top decoder whose program name and prematch fit is the only one; of its
 * children the first that fits, and those that continue it. What does not match further down ends the decoding, it
 * never goes on with another top decoder.
 */
export function decodeLog({ programName, log }: Predecoded, decoders: LoadedDecoders): Decoded {
  const draft = createDraft(log);
  const tops = programName === undefined ? decoders.withoutProgramName : decoders.withProgramName;
  for (const top of tops) {
    const afterParent = matchTop(top.decoder, programName, log);
    if (afterParent !== null) return decodeUnder(top, afterParent, draft);
  }
  return { draft, decoder: null };
}

/** The text behind the parent's match, or `null` when it does not match. */
function matchTop(decoder: Decoder, programName: ByteText | undefined, log: ByteText): ByteText | null {
  if (programName !== undefined && decoder.programName?.matches(programName) !== true) return null;
  if (decoder.prematch === null) return log;
  return behindMatch(decoder.prematch, log);
}

function behindMatch(expression: NonNullable<Decoder['prematch']>, text: ByteText): ByteText | null {
  const found = expression.capture(text);
  return found === null ? null : text.slice(found.end);
}

function decodeUnder(top: DecoderNode, afterParent: ByteText, draft: EventDraft): Decoded {
  draft.category = top.decoder.category;
  const own: Positions = {
    afterParent,
    afterPrematch: afterParent,
    pluginParent: null,
    pluginPrematch: afterParent,
  };
  if (top.children.length === 0) {
    extract([top], 0, top.decoder, own, draft);
    return { draft, decoder: top };
  }
  const siblings = top.children;
  for (let at = 0; at < siblings.length; at += 1) {
    const child = siblings[at];
    if (child === undefined) break;
    if (child.decoder.prematch === null) {
      extract(siblings, at, top.decoder, own, draft);
      return { draft, decoder: top };
    }
    const text = child.decoder.prematchOffset === 'after_parent' ? afterParent : draft.log;
    const afterPrematch = behindMatch(child.decoder.prematch, text);
    if (afterPrematch !== null) {
      draft.category = child.decoder.category;
      const positions = {
        afterParent,
        afterPrematch,
        pluginParent: afterParent,
        pluginPrematch: afterPrematch,
      };
      extract(siblings, at, child.decoder, positions, draft);
      return { draft, decoder: child };
    }
    // Those that would have continued this one are passed over with it.
    while (siblings[at]?.continued === true) at += 1;
  }
  return { draft, decoder: top };
}

/** Runs the decoder's regex or plugin, and those of the siblings that continue it. */
function extract(
  siblings: readonly DecoderNode[],
  first: number,
  inCharge: Decoder,
  positions: Positions,
  draft: EventDraft,
): void {
  let afterRegex: ByteText | null = null;
  for (let at = first; at < siblings.length; at += 1) {
    const node = siblings[at];
    if (node === undefined) return;
    const { decoder } = node;
    if (decoder.plugin !== null) {
      runPlugin(decoder.plugin, draft, pluginText(inCharge, positions, draft), inCharge.jsonStyle);
    } else if (decoder.regex !== null) {
      const text = startOf(decoder, positions, afterRegex, draft);
      const found = decoder.regex.capture(text);
      if (found !== null) {
        afterRegex = text.slice(found.end);
        if (countFields(draft) >= maxDynamicFields) return;
        for (const [group, value] of found.groups.entries()) {
          const target = decoder.order?.[group];
          if (target !== undefined) setField(draft, target, value ?? '');
        }
      }
    } else {
      return;
    }
    if (!node.continued) return;
  }
}

function startOf(
  decoder: Decoder,
  positions: Positions,
  afterRegex: ByteText | null,
  draft: EventDraft,
): ByteText {
  switch (decoder.regexOffset) {
    case 'message':
      return draft.log;
    case 'after_parent':
      return positions.afterParent;
    case 'after_prematch':
      return positions.afterPrematch;
    case 'after_regex':
      return afterRegex ?? positions.afterPrematch;
    default:
      return decoder.regexOffset satisfies never;
  }
}

/** A plugin looks at the offset of the decoder that the event carries, which may be its parent. */
function pluginText(inCharge: Decoder, positions: Positions, draft: EventDraft): ByteText | null {
  switch (inCharge.pluginOffset) {
    case 'message':
      return draft.log;
    case 'after_parent':
      return positions.pluginParent;
    case 'after_prematch':
      return positions.pluginPrematch;
    case 'after_regex':
      return null;
    default:
      return inCharge.pluginOffset satisfies never;
  }
}

function setField(draft: EventDraft, target: FieldTarget, value: ByteText): void {
  if (target.kind === 'static') draft.static[target.name] = value;
  else addField(draft, target.name, value);
}
