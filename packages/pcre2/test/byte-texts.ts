import { compilePattern, type Pcre2Outcome } from '../src/index.ts';

/** A text as Wazuh holds it: one character per UTF-8 byte. */
export const bytes = (text: string): string => Buffer.from(text).toString('latin1');

/** Compiles, searches once and destroys. */
export function search(pattern: string, subject: string): Pcre2Outcome {
  const compiled = compilePattern(pattern);
  try {
    return compiled.search(subject);
  } finally {
    compiled.destroy();
  }
}

/** `match`, `no-match`, or why the search was given up. */
export function verdict(pattern: string, subject: string): string {
  const outcome = search(pattern, subject);
  return outcome.kind === 'failed' ? outcome.reason : outcome.kind;
}
