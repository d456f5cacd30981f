import type { ByteText } from '../../bytes.ts';
import type { DecoderCategory, StaticFieldName } from '../../event.ts';
import type { Expression } from '../../expression/expression.ts';
import type { JsonStyle } from '../json/json-fields.ts';
import type { PluginName } from '../plugin/plugin-name.ts';

/** Where a pattern starts to search: at the message, or behind what was matched before. */
export type Offset = 'message' | 'after_parent' | 'after_prematch' | 'after_regex';

/** What becomes of a captured group. */
export type FieldTarget =
  | { readonly kind: 'static'; readonly name: StaticFieldName }
  | { readonly kind: 'dynamic'; readonly name: ByteText };

/** One `<decoder>` element. */
export interface Decoder {
  /** As written; children are listed under their parent's name unless they use their own. */
  readonly name: ByteText;
  readonly parent: ByteText | null;
  readonly useOwnName: boolean;
  readonly category: DecoderCategory;
  readonly programName: Expression | null;
  readonly prematch: Expression | null;
  readonly prematchOffset: Offset;
  readonly regex: Expression | null;
  readonly regexOffset: Offset;
  readonly order: readonly FieldTarget[] | null;
  readonly plugin: PluginName | null;
  readonly pluginOffset: Offset;
  readonly jsonStyle: JsonStyle;
  readonly fts: readonly ByteText[];
  readonly ftsComment: ByteText | null;
  readonly accumulate: boolean;
}

/** A decoder in its place. */
export interface DecoderNode {
  readonly decoder: Decoder;
  /** The name it goes by: its own, or its parent's. */
  readonly name: ByteText;
  /** When it has had its turn the next sibling goes on: several decoders of one name extract one after the other. */
  readonly continued: boolean;
  readonly children: readonly DecoderNode[];
}

/** All decoders of a manager. Events with a program name only ever meet those that ask for one. */
export interface LoadedDecoders {
  readonly withProgramName: readonly DecoderNode[];
  readonly withoutProgramName: readonly DecoderNode[];
  /** Every name a rule's `<decoded_as>` may use, those of the built-in decoders included. */
  readonly names: ReadonlySet<ByteText>;
}
