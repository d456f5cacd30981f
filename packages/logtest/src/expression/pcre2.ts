import { compilePattern, type Pcre2Pattern, Pcre2SyntaxError } from '@sigmazuh/pcre2';
import type { ByteText } from '../bytes.ts';
import type { CompiledExpression } from './compiled.ts';
import { onDemand } from './on-demand.ts';
import { pcre2Prefilter } from './required-text.ts';

/** Patterns live in the engine's own memory, which the collector does not see. */
const unused = new FinalizationRegistry<Pcre2Pattern>((compiled) => compiled.destroy());

/**
 * Compiles a PCRE2 pattern. Any failure while matching counts as "no match". A group that took no part is an empty
 * text, unless no later group took part either: then it is missing.
 */
export function compilePcre2(pattern: ByteText): CompiledExpression {
  let compiled: Pcre2Pattern;
  try {
    compiled = compilePattern(pattern);
  } catch (error) {
    if (!(error instanceof Pcre2SyntaxError)) throw error;
    return { kind: 'refused', reason: error.message };
  }
  // What the two functions below hold on to: when neither is left, the engine's memory can go.
  const held = { compiled };
  unused.register(held, compiled);
  const prefilter = onDemand(() => pcre2Prefilter(pattern) ?? passesAlways);
  return {
    kind: 'compiled',
    expression: {
      type: 'pcre2',
      matches: (subject) => prefilter()(subject) && held.compiled.search(subject).kind === 'match',
      capture: (subject) => (prefilter()(subject) ? captureWith(held.compiled, subject) : null),
    },
  };
}

function passesAlways(): boolean {
  return true;
}

function captureWith(compiled: Pcre2Pattern, subject: ByteText) {
  const outcome = compiled.search(subject);
  if (outcome.kind !== 'match') return null;
  const [whole, ...groups] = outcome.offsets;
  let count = groups.length;
  while (count > 0 && !groups[count - 1]) count -= 1;
  return {
    groups: groups.slice(0, count).map((span) => (span ? subject.slice(span[0], span[1]) : '')),
    end: whole ? whole[1] : 0,
  };
}
