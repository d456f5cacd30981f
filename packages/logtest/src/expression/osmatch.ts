import type { ByteText } from '../bytes.ts';
import type { CompiledExpression } from './compiled.ts';
import { onDemand } from './on-demand.ts';
import { maxPatternLength } from './osregex-syntax.ts';

/**
 * Compiles an OSMatch pattern: texts separated by `|`, found anywhere, or where `^` and `$` pin them, ASCII letters in
 * either case; an empty one is found in every text. A leading `!` negates the whole. There is no escape.
 */
export function compileOsMatch(pattern: ByteText): CompiledExpression {
  if (pattern.length > maxPatternLength) return { kind: 'refused', reason: 'the pattern is too long' };
  const negated = pattern.startsWith('!');
  const found = finder(negated ? pattern.slice(1) : pattern);
  const matches = negated ? (subject: ByteText) => !found(subject) : found;
  return {
    kind: 'compiled',
    expression: {
      type: 'osmatch',
      matches,
      capture: (subject) => (matches(subject) ? { groups: [], end: subject.length } : null),
    },
  };
}

function finder(pattern: ByteText): (subject: ByteText) => boolean {
  const texts = pattern.split('|');
  if (texts.some(matchesAlways)) return () => true;
  const regex = onDemand(() => regexOf(pattern, texts));
  return (subject) => regex().test(subject);
}

function regexOf(pattern: ByteText, texts: readonly ByteText[]): RegExp {
  const folded = lowerAscii(pattern);
  // The byte 0xE3 anywhere switches unpinned texts to a comparison of the lower-cased text with the case as it is.
  const anywhere = folded.includes('\xe3') ? quote : eitherCase;
  const source = texts
    .map((text) => {
      const start = text.startsWith('^');
      const end = text.endsWith('$');
      if (!start && !end) return anywhere(lowerAscii(text));
      return `${start ? '^' : ''}${eitherCase(text.slice(start ? 1 : 0, end ? -1 : undefined))}${end ? '$' : ''}`;
    })
    .join('|');
  return new RegExp(source);
}

function matchesAlways(text: ByteText): boolean {
  return text === '' || text === '^' || text === '$';
}

function lowerAscii(text: ByteText): ByteText {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function quote(text: ByteText): string {
  return Array.from(text, quoteSign).join('');
}

function eitherCase(text: ByteText): string {
  return Array.from(text, (sign) =>
    /[A-Za-z]/.test(sign) ? `[${sign.toUpperCase()}${sign.toLowerCase()}]` : quoteSign(sign),
  ).join('');
}

function quoteSign(sign: string): string {
  return /[\w ]/.test(sign) ? sign : `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
