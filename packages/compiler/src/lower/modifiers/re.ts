import type { Predicate } from '../../predicate.ts';
import { parseRegex } from '../../regex/parse-regex.ts';
import { RegexRefusal } from '../../regex/refusal.ts';
import { type ItemSettings, type LoweringContext, refuse } from '../item-settings.ts';
import type { Modifier } from '../modifier.ts';
import { matchTest } from '../text-match.ts';
import { expandedTexts } from './expand.ts';

/** `re`: the value is a regular expression that is searched in the field, case-sensitive unless `i` is set. */
export const re: Modifier = {
  name: 're',
  test(value, settings, context) {
    if (value.kind === 'null' || value.kind === 'boolean') {
      return refuse(
        context,
        'regex-not-a-string',
        '"re" asks for a regular expression',
        'write it as a string',
      );
    }
    const texts = settings.expands ? expandedTexts(value.text, context) : [value.text];
    if (texts === null) return null;
    const tests: Predicate[] = [];
    for (const text of texts) {
      const test = regexTest(text, settings, context);
      if (test === null) return null;
      tests.push(test);
    }
    const [only] = tests;
    return only !== undefined && tests.length === 1 ? only : { kind: 'or', operands: tests };
  },
};

function regexTest(text: string, settings: ItemSettings, context: LoweringContext): Predicate | null {
  const pattern = parseRegex(text, new Set(settings.regexFlags));
  if (pattern instanceof RegexRefusal) return refuse(context, 'regex-refused', pattern.message, pattern.hint);
  return matchTest(settings.field, [{ kind: 'regex', text, flags: settings.regexFlags, pattern }], context);
}
