import { encodePattern } from '../../encode/encode-pattern.ts';
import { findSuperlinear } from '../../linear/find-superlinear.ts';
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
  const form = context.textForm(settings.field);
  const [slow] = context.superlinear === 'refuse' ? findSuperlinear(encodePattern(pattern, form)) : [];
  if (slow === undefined) return matchTest(settings.field, pattern, context);
  return refuse(
    context,
    'superlinear-regex',
    `a text made for it can make this regular expression take ${growth[slow.kind]}`,
    'put fewer open repeats after another, bound them ({0,64}), let them exclude what follows ([^"]*"), or allow the rule by name',
  );
}

const growth = {
  restarts: 'time that grows with the square of its length: its beginning is found again and again',
  'ambiguous-repeats':
    'time that grows much faster than its length: its repeats can share the same text in many ways',
  'too-large-to-tell': 'more time than its length allows: it is too large to be sure',
} as const;
