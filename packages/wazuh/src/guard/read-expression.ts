import {
  choice,
  end,
  literal,
  type Pattern,
  parseRegex,
  RegexRefusal,
  sequence,
  start,
} from '@sigmazuh/compiler';
import type { Expression } from '../ruleset/index.ts';
import { type Runs, readOsregex } from './read-osregex.ts';

/**
 * What a manager's pattern looks for in a text, whatever its language; `null` for what cannot be said as a Pattern.
 * Its negation is left to the caller.
 */
export function readExpression({ type, pattern }: Expression, runs: Runs = 'plainly'): Pattern | null {
  switch (type) {
    case 'pcre2': {
      const parsed = parseRegex(inCharacters(pattern), new Set());
      return parsed instanceof RegexRefusal ? null : parsed;
    }
    case 'osmatch':
      return readOsmatch(pattern);
    case 'osregex':
      return readOsregex(pattern, runs);
    case 'string':
      return sequence([start, literal(pattern, 'caseless'), end]);
  }
}

/**
 * A PCRE2 text as Sigma's expressions have it: these are about code points anyway, which `(*UTF)` asks for, and of which
 * `\N{U+202E}` is another way to write one.
 */
export function inCharacters(pattern: string): string {
  return pattern.replace(/^\(\*UTF\)/, '').replace(/\\N\{U\+([0-9A-Fa-f]+)\}/g, '\\x{$1}');
}

/** Texts between `|`, pinned by `^` and `$`; a `!` in front of all turns the meaning around. */
function readOsmatch(pattern: string): Pattern | null {
  if (pattern.startsWith('!')) return null;
  return choice(
    pattern.split('|').map((text) => {
      const pinned = text.startsWith('^');
      const ends = text.endsWith('$') && text.length > (pinned ? 1 : 0);
      const inner = text.slice(pinned ? 1 : 0, ends ? -1 : undefined);
      return sequence([...(pinned ? [start] : []), literal(inner, 'caseless'), ...(ends ? [end] : [])]);
    }),
  );
}
