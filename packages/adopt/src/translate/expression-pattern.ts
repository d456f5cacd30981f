import { byIdentity, type Pattern, parseRegex, RegexRefusal } from '@sigmazuh/compiler';
import {
  type Expression,
  inCharacters,
  type RuleCondition,
  readExpression,
  readOsregex,
} from '@sigmazuh/wazuh';
import { Refusal } from './ask.ts';

/** The expression itself, where Sigma can have its text. */
export function sigmaText(expression: Expression): Expression | null {
  return expression.type === 'pcre2' ? { ...expression, pattern: inCharacters(expression.pattern) } : null;
}

/** What a pattern looks for, with the turn that OSMatch's leading `!` gives it taken into its negation before. */
export const patternOf = byIdentity(readPattern);

function readPattern({ type, pattern }: Expression): Pattern | Refusal {
  if (type === 'pcre2') {
    const parsed = parseRegex(inCharacters(pattern), new Set());
    if (parsed instanceof RegexRefusal) {
      return new Refusal('expression', `its pattern is no regular expression of Sigma's: ${parsed.message}`);
    }
  }
  const beyond = beyondAscii(type, pattern);
  if (beyond !== null) return new Refusal('expression', beyond);
  if (type === 'osmatch' && pattern.startsWith('!')) {
    return new Refusal('expression', 'a pattern that begins with "!" means its opposite');
  }
  const read =
    readExpression({ type, pattern, negated: 'no' }) ?? (type === 'osregex' ? asMeant(pattern) : null);
  return read ?? new Refusal('expression', `its pattern is none of ${type}`);
}

const asMeant = (pattern: string): Pattern | null => readOsregex(pattern, 'as meant');

/**
 * Whether a condition's runs are taken for those of a regular expression, since osregex has its own way with runs that
 * meet what they take as well: it may overlook what the Sigma rule finds.
 */
export function isReadAsMeant(condition: RuleCondition): boolean {
  if (!('expression' in condition) || condition.expression.type !== 'osregex') return false;
  return readExpression(condition.expression) === null && asMeant(condition.expression.pattern) !== null;
}

/** What of a pattern means bytes to Wazuh and characters to Sigma; `null` for nothing. */
function beyondAscii(type: Expression['type'], pattern: string): string | null {
  if (type === 'pcre2' && /\\x(?:\{0*)?[89a-f][\da-f]\b|\\[23]\d\d/i.test(pattern)) {
    return 'its pattern names single bytes of characters beyond ASCII';
  }
  if (!/[^\0-\x7f]/.test(pattern)) return null;
  if (type !== 'pcre2' || /\(\?[a-z]*i/.test(pattern)) {
    return 'letters beyond ASCII have one case in Wazuh, and both in a comparison of Sigma without case';
  }
  return /\[[^\]]*[^\0-\x7f]/.test(pattern) ? 'a class of its pattern holds characters beyond ASCII' : null;
}
