import { assertByteText, untilNul } from './byte-text.ts';
import { blockSize, matchLimit, operations, setMatchLimit } from './compiled-code.ts';
import { type EngineText, subjectText } from './engine-text.ts';
import { type Pcre2Outcome, type Pcre2Span, unmatched } from './outcome.ts';
import { type CharacterForm, sizeInBytes } from './size/size-in-bytes.ts';
import type { Engine } from './wasm/engine.ts';

/** A compiled pattern. It holds memory in the engine until `destroy`. */
export interface Pcre2Pattern {
  readonly source: string;
  readonly groupCount: number;
  /**
   * Size of the pattern in bytes as Wazuh's library compiles it, without names: the size that may be
   * {@link LARGEST_COMPILED_SIZE} at most.
   */
  readonly compiledSize: number;
  /** Searches a byte text from its start; like Wazuh's C strings, it ends at its first NUL. */
  search(subject: string): Pcre2Outcome;
  /** Frees the memory in the engine; the pattern must not be used afterwards. */
  destroy(): void;
}

/** With link size 2, which Wazuh's library is built with, a larger pattern is refused. */
export const LARGEST_COMPILED_SIZE = 0x1_0000;

const UNSET = 0xffff_ffff;

/** A pattern in the memory of one engine. */
export class CompiledPattern implements Pcre2Pattern {
  readonly source: string;
  readonly groupCount: number;
  private readonly engine: Engine;
  private readonly form: CharacterForm;
  private readonly code: number;
  private readonly matchData: number;
  private readonly offsetVector: number;
  private destroyed = false;

  constructor(source: string, engine: Engine, code: number, form: CharacterForm) {
    this.source = source;
    this.engine = engine;
    this.code = code;
    this.form = form;
    this.groupCount = engine.pcre2.getCaptureCount(code);
    this.matchData = engine.pcre2.createMatchData(code);
    if (this.matchData === 0) {
      engine.pcre2.destroyCode(code);
      throw new Error('pcre2: no memory for the groups of a pattern');
    }
    this.offsetVector = engine.pcre2.getOvectorPointer(this.matchData);
  }

  get compiledSize(): number {
    this.assertAlive();
    return sizeInBytes(operations(this.engine, this.code), this.form);
  }

  /** In bytes the operations take at most twice the units they take here, so few patterns need a count. */
  get isTooLarge(): boolean {
    return (
      blockSize(this.engine, this.code) > LARGEST_COMPILED_SIZE && this.compiledSize > LARGEST_COMPILED_SIZE
    );
  }

  private assertAlive(): void {
    if (this.destroyed) throw new Error('pcre2: this pattern has been destroyed');
  }

  search(subject: string): Pcre2Outcome {
    this.assertAlive();
    assertByteText(subject, 'subject');
    const text = subjectText(untilNul(subject), this.form);
    return text.kind === 'invalid' ? unmatched(text.code) : this.searchText(text);
  }

  /** A search under a match limit as `(*LIMIT_MATCH=…)` sets it, in place of the pattern's own. */
  searchWithin(limit: number, subject: string): Pcre2Outcome {
    const own = matchLimit(this.engine, this.code);
    setMatchLimit(this.engine, this.code, limit);
    const outcome = this.search(subject);
    setMatchLimit(this.engine, this.code, own);
    return outcome;
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
