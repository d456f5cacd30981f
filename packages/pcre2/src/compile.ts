import { assertByteText, untilNul } from './byte-text.ts';
import { patternText } from './engine-text.ts';
import { CompiledPattern, type Pcre2Pattern } from './pattern.ts';
import { firstError, refusedByWazuh } from './refused-by-wazuh.ts';
import { Pcre2SyntaxError } from './syntax-error.ts';
import { type Engine, sharedEngine } from './wasm/engine.ts';

/** PCRE2's messages are shorter than 120 characters. */
const MESSAGE_UNITS = 256;

/** Wazuh's library is newer and made for bytes: where it words an error differently. */
const REWORDED: readonly (readonly [here: string, there: string])[] = [
  ['UTF-16 mode', 'UTF-8 mode'],
  ['unknown property name', 'unknown property'],
];

function syntaxError(engine: Engine, toBytes: (offset: number) => number): Pcre2SyntaxError {
  const { malloc, free, lastErrorMessage, lastErrorOffset } = engine.pcre2;
  const buffer = malloc(2 * MESSAGE_UNITS);
  const length = lastErrorMessage(buffer, MESSAGE_UNITS);
  const message = REWORDED.reduce(
    (text, [here, there]) => text.replace(here, there),
    engine.readText(buffer, length),
  );
  free(buffer);
  return new Pcre2SyntaxError(engine.lastErrorCode, toBytes(lastErrorOffset()), message);
}

const TOO_LARGE = { code: 120, message: 'regular expression is too large' } as const;

/** Compiles a pattern in the given engine; see {@link compilePattern}. */
export function compileIn(engine: Engine, source: string): CompiledPattern {
  assertByteText(source, 'pattern');
  const bytes = untilNul(source);
  const { text, toBytes, form } = patternText(bytes);
  const refusal = refusedByWazuh(bytes);
  const code = engine.pcre2.compile(engine.writeText(text), text.length, engine.noFlags);
  if (code === 0) throw firstError(refusal, syntaxError(engine, toBytes));
  const pattern = new CompiledPattern(source, engine, code, form);
  const tooLarge = pattern.isTooLarge
    ? new Pcre2SyntaxError(TOO_LARGE.code, bytes.length, TOO_LARGE.message)
    : undefined;
  const error = refusal ?? tooLarge;
  if (error === undefined) return pattern;
  pattern.destroy();
  throw error;
}

/**
 * Compiles a byte text (one character per UTF-8 byte) as Wazuh does: no option, up to the first NUL.
 *
 * @throws Pcre2SyntaxError when PCRE2 refuses the pattern; Wazuh then refuses the rule.
 * @throws RangeError when the pattern is not a byte text.
 */
export function compilePattern(source: string): Pcre2Pattern {
  return compileIn(sharedEngine(), source);
}
