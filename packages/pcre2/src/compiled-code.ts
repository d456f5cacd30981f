import type { Engine } from './wasm/engine.ts';

/**
 * Where the fields of a compiled pattern lie in the module's memory (32-bit pointers, PCRE2 10.34).
 * The module exports no way to ask for them.
 */
const FIELD = { blockSize: 52, magic: 56, matchLimit: 80, names: 108, end: 112 } as const;

/** "PCRE", PCRE2's own mark of a compiled pattern. */
const MAGIC = 0x5043_5245;

/** A field of a compiled pattern is read or set only where PCRE2's mark says that there is one. */
function fieldAddress(engine: Engine, code: number, field: keyof typeof FIELD): number {
  if (engine.word(code + FIELD.magic) !== MAGIC) {
    throw new Error('pcre2: a compiled pattern does not look as expected');
  }
  return code + FIELD[field];
}

/** Bytes of the compiled pattern in this engine, names included. */
export function blockSize(engine: Engine, code: number): number {
  return engine.word(fieldAddress(engine, code, 'blockSize'));
}

/** The operations of the compiled pattern, as a function from a position in units to the unit there. */
export function operations(engine: Engine, code: number): (position: number) => number {
  const names = engine.word(fieldAddress(engine, code, 'names'));
  const entryUnits = names & 0xffff;
  const start = code + FIELD.end + 2 * entryUnits * (names >>> 16);
  return (position) => engine.unit(start + 2 * position);
}

/** The pattern's own match limit, 2³²−1 when it sets none. The smaller of it and the engine's 10,000,000 holds. */
export function matchLimit(engine: Engine, code: number): number {
  return engine.word(fieldAddress(engine, code, 'matchLimit'));
}

/** Sets what `(*LIMIT_MATCH=…)` sets. */
export function setMatchLimit(engine: Engine, code: number, limit: number): void {
  engine.setWord(fieldAddress(engine, code, 'matchLimit'), limit);
}
