import { assertByteText, untilNul } from './byte-text.ts';
import { readLeadingOptions } from './leading-options.ts';
import { type Pcre2Outcome, type Pcre2Span, unmatched } from './outcome.ts';
import { firstError, refusedByWazuh } from './refused-by-wazuh.ts';
import { Pcre2SyntaxError } from './syntax-error.ts';
import { decodeUtf8, utf8ErrorMessage } from './utf8.ts';
import { Engine } from './wasm/engine.ts';
import { loadModule } from './wasm/load.ts';

/** A compiled pattern. It holds memory in the engine until `destroy`. */
export interface Pcre2Pattern {
  readonly source: string;
  readonly groupCount: number;
  /** Searches a byte text from its start; like Wazuh's C strings, it ends at its first NUL. */
  search(subject: string): Pcre2Outcome;
  /** Frees the memory in the engine; the pattern must not be used afterwards. */
  destroy(): void;
}

let sharedEngine: Engine | undefined;

function engineInUse(): Engine {
  sharedEngine ??= new Engine(loadModule());
  return sharedEngine;
}

const UNSET = 0xffff_ffff;

/** PCRE2's messages are shorter than 120 characters. */
const MESSAGE_UNITS = 256;

/** Pattern or subject as the engine sees it, and the way back from its offsets to bytes. */
interface EngineText {
  readonly text: string;
  readonly toBytes: (offset: number) => number;
}

/** How the bytes of a subject become the engine's units. */
type SubjectReading = 'bytes' | 'utf-8';

const sameOffset = (offset: number): number => offset;

function syntaxError(engine: Engine, toBytes: (offset: number) => number): Pcre2SyntaxError {
  const { malloc, free, lastErrorMessage, lastErrorOffset } = engine.pcre2;
  const buffer = malloc(2 * MESSAGE_UNITS);
  const length = lastErrorMessage(buffer, MESSAGE_UNITS);
  const message = engine.readText(buffer, length).replace('UTF-16 mode', 'UTF-8 mode');
  free(buffer);
  return new Pcre2SyntaxError(engine.lastErrorCode, toBytes(lastErrorOffset()), message);
}

/** Makes the engine read a pattern of bytes as Unicode characters U+0000–U+00FF, which `(*UCP)` alone means. */
const READ_AS_CHARACTERS = '(*UTF)';

/**
 * Under `(*UTF)` the engine reads UTF-16; the pattern's bytes must be UTF-8 then.
 * Under `(*UCP)` alone Wazuh's library folds the case of bytes as Latin-1, and this engine only in its UTF mode.
 */
function patternText(source: string): EngineText & { readonly reading: SubjectReading } {
  const { utf, ucp } = readLeadingOptions(source);
  if (!utf && !ucp) return { text: source, toBytes: sameOffset, reading: 'bytes' };
  if (!utf) {
    const text = READ_AS_CHARACTERS + source;
    return { text, toBytes: (offset) => Math.max(0, offset - READ_AS_CHARACTERS.length), reading: 'bytes' };
  }
  const decoded = decodeUtf8(source);
  if (decoded.kind === 'invalid') {
    throw new Pcre2SyntaxError(decoded.code, decoded.offset, utf8ErrorMessage(decoded.code));
  }
  return {
    text: decoded.text,
    toBytes: (offset) => decoded.byteOffsets[offset] ?? source.length,
    reading: 'utf-8',
  };
}

class CompiledPattern implements Pcre2Pattern {
  readonly source: string;
  readonly groupCount: number;
  private readonly engine: Engine;
  private readonly reading: SubjectReading;
  private readonly code: number;
  private readonly matchData: number;
  private readonly offsetVector: number;
  private destroyed = false;

  constructor(source: string, engine: Engine, code: number, reading: SubjectReading) {
    this.source = source;
    this.engine = engine;
    this.code = code;
    this.reading = reading;
    this.groupCount = engine.pcre2.getCaptureCount(code);
    this.matchData = engine.pcre2.createMatchData(code);
    if (this.matchData === 0) {
      engine.pcre2.destroyCode(code);
      throw new Error('pcre2: no memory for the groups of a pattern');
    }
    this.offsetVector = engine.pcre2.getOvectorPointer(this.matchData);
  }

  search(subject: string): Pcre2Outcome {
    if (this.destroyed) throw new Error('pcre2: this pattern has been destroyed');
    assertByteText(subject, 'subject');
    const bytes = untilNul(subject);
    if (this.reading === 'bytes') return this.searchText({ text: bytes, toBytes: sameOffset });
    const decoded = decodeUtf8(bytes);
    if (decoded.kind === 'invalid') return unmatched(decoded.code);
    return this.searchText({
      text: decoded.text,
      toBytes: (offset) => decoded.byteOffsets[offset] ?? bytes.length,
    });
  }

  private searchText({ text, toBytes }: EngineText): Pcre2Outcome {
    const pointer = this.engine.writeText(text);
    const groupsSet = this.engine.pcre2.match(this.code, pointer, text.length, 0, this.matchData);
    return groupsSet > 0
      ? Object.freeze({ kind: 'match', offsets: Object.freeze(this.readSpans(groupsSet, toBytes)) })
      : unmatched(groupsSet);
  }

  private readSpans(groupsSet: number, toBytes: (offset: number) => number): readonly Pcre2Span[] {
    const spans: Pcre2Span[] = [];
    for (let group = 0; group <= this.groupCount; group += 1) {
      const start = this.engine.word(this.offsetVector + 8 * group);
      const end = this.engine.word(this.offsetVector + 8 * group + 4);
      spans.push(
        group >= groupsSet || start === UNSET ? null : Object.freeze([toBytes(start), toBytes(end)] as const),
      );
    }
    return spans;
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.engine.pcre2.destroyMatchData(this.matchData);
    this.engine.pcre2.destroyCode(this.code);
  }
}

/**
 * Compiles a byte text (one character per UTF-8 byte) as Wazuh does: no option, up to the first NUL.
 *
 * @throws Pcre2SyntaxError when PCRE2 refuses the pattern; Wazuh then refuses the rule.
 * @throws RangeError when the pattern is not a byte text.
 */
export function compilePattern(source: string): Pcre2Pattern {
  assertByteText(source, 'pattern');
  const engine = engineInUse();
  const bytes = untilNul(source);
  const { text, toBytes, reading } = patternText(bytes);
  const refusal = refusedByWazuh(bytes);
  const code = engine.pcre2.compile(engine.writeText(text), text.length, engine.noFlags);
  if (code === 0) throw firstError(refusal, syntaxError(engine, toBytes));
  if (refusal !== undefined) {
    engine.pcre2.destroyCode(code);
    throw refusal;
  }
  return new CompiledPattern(source, engine, code, reading);
}
