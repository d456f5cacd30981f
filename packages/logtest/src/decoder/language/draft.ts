import type { ByteText } from '../../bytes.ts';
import type { DecoderCategory } from '../../event.ts';
import type { LoadMessage } from '../../messages.ts';
import { defaultJsonStyle, type JsonStyle } from '../json/json-fields.ts';
import type { PluginName } from '../plugin/plugin-name.ts';
import type { FieldTarget, Offset } from './decoder.ts';

/** A decoder while its options are being read. */
export interface DecoderDraft {
  readonly name: ByteText;
  parent: ByteText | null;
  useOwnName: boolean;
  category: DecoderCategory;
  programName: PatternDraft;
  prematch: PatternDraft;
  regex: PatternDraft;
  order: FieldTarget[] | null;
  plugin: PluginName | null;
  pluginOffset: Offset;
  jsonStyle: JsonStyle;
  fts: ByteText[];
  ftsComment: ByteText | null;
  accumulate: boolean;
}

export interface PatternDraft {
  text: ByteText | null;
  type: 'osregex' | 'osmatch' | 'pcre2';
  offset: Offset;
}

export function createDecoderDraft(name: ByteText): DecoderDraft {
  return {
    name,
    parent: null,
    useOwnName: false,
    category: 'syslog',
    programName: { text: null, type: 'osmatch', offset: 'message' },
    prematch: { text: null, type: 'osregex', offset: 'message' },
    regex: { text: null, type: 'osregex', offset: 'message' },
    order: null,
    plugin: null,
    pluginOffset: 'message',
    jsonStyle: defaultJsonStyle,
    fts: [],
    ftsComment: null,
    accumulate: false,
  };
}

/** Thrown inside the loader: the manager would not start. The messages say why. */
export class DecoderRefusal extends Error {}

/** Collects what the loader says, in order. */
export class DecoderReport {
  readonly messages: LoadMessage[] = [];

  warn(code: number | null, text: string): void {
    this.messages.push({ level: 'warning', code, text: numbered(code, text) });
  }

  error(code: number | null, text: string): void {
    this.messages.push({ level: 'error', code, text: numbered(code, text) });
  }

  refuse(code: number | null, text: string): never {
    this.error(code, text);
    throw new DecoderRefusal(text);
  }

  /** An error with its cause, and the decoder it is in. */
  refuseDecoder(name: ByteText, code: number | null, text: string): never {
    this.error(code, text);
    return this.refuse(2107, `Decoder configuration error: '${name}'.`);
  }
}

function numbered(code: number | null, text: string): string {
  return code === null ? text : `(${code}): ${text}`;
}
