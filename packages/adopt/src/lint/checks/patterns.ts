import { alternativesOf, parseRegex, RegexRefusal } from '@sigmazuh/compiler';
import { compilePattern, Pcre2SyntaxError } from '@sigmazuh/pcre2';
import { findSuperlinearIn, superlinearHint } from '@sigmazuh/regex';
import { readExpression } from '@sigmazuh/wazuh';
import type { PlacedRule } from '../../read-rules.ts';
import type { PlacedElement } from '../../reader/index.ts';
import { Refusal } from '../../translate/ask.ts';
import { valuePattern } from '../../translate/windows-value.ts';
import type { LintContext, Say } from '../lint-context.ts';
import { patternElements, standardLanguage } from '../vocabulary.ts';

/** The patterns of a rule: do they compile, are they in the language they are read in, does their time stay bounded. */
export function checkPatterns({ element }: PlacedRule, _: LintContext, say: Say): void {
  for (const option of element.children) {
    if (!patternElements.has(option.name) && option.name !== 'if_matched_regex') continue;
    checkAttributes(option, say);
    const type = option.attributes.type?.toLowerCase();
    if (type !== undefined && !['pcre2', 'osmatch', 'osregex', 'string'].includes(type)) {
      say(
        'option-ignored',
        option.attributePlaces.type ?? option.range,
        `type="${option.attributes.type}" is no language, so ${standardLanguage(option.name)} is taken`,
        'write type="pcre2", "osregex" or "osmatch"',
      );
    }
    if (type === 'pcre2') checkPcre2(option, say);
    else
      checkOwnLanguage(
        option,
        type === 'osmatch' || type === 'osregex' ? type : standardLanguage(option.name),
        say,
      );
    if (option.name === 'field' && /^win\.(?:eventdata|system)\./i.test(option.attributes.name ?? '')) {
      checkWindows(option, type === 'pcre2' ? 'pcre2' : type === 'osmatch' ? 'osmatch' : 'osregex', say);
    }
  }
}

/** `<regex field="user">` looks at the whole log all the same. */
function checkAttributes(option: PlacedElement, say: Say): void {
  const known = option.name === 'field' ? ['name', 'type', 'negate'] : ['type', 'negate'];
  for (const [name, place] of Object.entries(option.attributePlaces)) {
    // Letters in capitals have a finding of their own.
    if (known.includes(name.toLowerCase())) continue;
    const isField = name === 'field' || name === 'name';
    say(
      'option-ignored',
      place,
      `<${option.name}> has no attribute "${name}", and is read without it`,
      isField ? `write <field name="${option.attributes[name] ?? ''}">` : 'leave it out',
    );
  }
}

function checkPcre2(option: PlacedElement, say: Say): void {
  try {
    compilePattern(Buffer.from(option.text, 'utf8').toString('latin1')).destroy();
  } catch (error) {
    if (!(error instanceof Pcre2SyntaxError)) throw error;
    say(
      'pattern-refused',
      option.content,
      `PCRE2 refuses this pattern: ${error.message}`,
      'correct it; the manager does not start with it',
    );
    return;
  }
  const [slow] = growing(option.text);
  if (slow !== undefined) {
    say(
      'pattern-grows',
      option.content,
      `a line made for it can take this pattern long: ${slow}`,
      superlinearHint,
    );
  }
}

function growing(text: string): readonly string[] {
  try {
    return findSuperlinearIn(text).map(({ part }) => part);
  } catch {
    // What the reader of this project's own patterns does not know says nothing about time.
    return [];
  }
}

/** Signs of PCRE2 in a pattern of Wazuh's own languages, where they are plain texts. */
const foreign: readonly (readonly [sign: RegExp, what: string])[] = [
  [/\(\?/, '"(?"'],
  [/(?<!\\)\.[*+]/, '".*"'],
  [/(?<!\\)\[(?:\^|[^\]]*\w-\w)[^\]]*\]/, 'a class in brackets'],
  [/\{\d+(?:,\d*)?\}/, 'a count in braces'],
  // Two backslashes are one of the value, as in `\\bin`.
  [/(?<!\\)(?:\\\\)*\\b/, '"\\b"'],
];

function checkOwnLanguage(option: PlacedElement, language: 'osmatch' | 'osregex' | 'string', say: Say): void {
  const found = foreign.find(([sign]) => sign.test(option.text));
  if (found !== undefined) {
    const text = `${found[1]} has no meaning in ${language}, the language that <${option.name}> is read in here`;
    say('pattern-language', option.content, text, 'add type="pcre2"');
    return;
  }
  if (language === 'osmatch' && /\\[dwsWDSp.]/.test(option.text)) {
    say(
      'pattern-language',
      option.content,
      'osmatch knows no escapes: the backslash is a character',
      'use type="osregex" or "pcre2"',
    );
  }
}

/** A Windows value arrives with its backslashes doubled, and quotation marks, `&`, `<` and `>` escaped (trap 4). */
function checkWindows(option: PlacedElement, type: 'pcre2' | 'osmatch' | 'osregex', say: Say): void {
  if (/^win\.system\.message$/i.test(option.attributes.name ?? '')) return;
  if (type === 'pcre2' && parseRegex(option.text, new Set()) instanceof RegexRefusal) return;
  const pattern = readExpression({ type, pattern: option.text, negated: 'no' });
  if (pattern === null) return;
  for (const each of alternativesOf(pattern)) {
    const value = valuePattern(each);
    if (!(value instanceof Refusal) || value.code !== 'never-matches') continue;
    const hint =
      type === 'pcre2'
        ? 'write four backslashes for one of the value, and &amp; &lt; &gt; for & < >'
        : 'write each backslash of the value twice (\\\\\\\\ in osregex), and &amp; &lt; &gt; for & < >';
    const isBroken = /[\r\n\t]/.test(option.text);
    say(
      'windows-value-escaped',
      option.content,
      value.reason,
      isBroken ? 'write the alternatives on one line' : hint,
    );
    return;
  }
}
