import { parseRegex } from '../../regex/parse-regex.ts';
import { type ItemSettings, refuse } from '../item-settings.ts';
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
    const pattern = parseRegex(value.text, flagsOf(settings), context);
    return pattern === null ? null : matchTest(settings.field, pattern, context);
  },
};

function flagsOf(settings: ItemSettings): ReadonlySet<string> {
  return new Set(settings.regexFlags);
}
