import { parseRegex } from '../../regex/parse-regex.ts';
import { RegexRefusal } from '../../regex/refusal.ts';
import { refuse } from '../item-settings.ts';
import type { Modifier } from '../modifier.ts';
import { matchTest } from '../text-match.ts';

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
    const pattern = parseRegex(value.text, new Set(settings.regexFlags));
    return pattern instanceof RegexRefusal
      ? refuse(context, 'regex-refused', pattern.message, pattern.hint)
      : matchTest(settings.field, pattern, context);
  },
};
