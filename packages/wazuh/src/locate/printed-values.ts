import { alternativesOf, choice, isText, itemsOf, type Pattern } from '@sigmazuh/compiler';
import { butNotNull, exactlyNull, exactValue, takesNull, takesPrintsOnly } from '@sigmazuh/wazuh-events';

/**
 * A pattern of JSON's values taken apart: alternatives that can be asked of the field as the decoder prints it, and
 * those for which its print is another value. It prints `null` as a text, and most numbers with six digits behind the
 * point:
 *
 *     endswith "8"   takes   0.8, which the decoder prints as 0.800000
 *     contains "u"   does not take   null, but "null", which the line tells from it
 *     contains "["   does not take   ["a", "b"], which is how it prints the two
 */
export function partedByPrint(pattern: Pattern): readonly [decoded: Pattern | null, written: Pattern | null] {
  const decoded: Pattern[] = [];
  const written: Pattern[] = [];
  for (const each of alternativesOf(pattern)) {
    if (takesPrintsOnly(each) || namesListSyntax(each)) written.push(each);
    else if (takesNull(each)) {
      decoded.push(butNotNull(each));
      written.push(exactlyNull);
    } else decoded.push(each);
  }
  if (written.length === 0) return [pattern, null];
  return [decoded.length === 0 ? null : choice(decoded), choice(written)];
}

/** Whether a pattern of what is looked for in the line takes numbers by their digits, and not one number. */
export function takesDigits(written: Pattern): boolean {
  return alternativesOf(written).some((each) => exactValue(each) === null && takesPrintsOnly(each));
}

/** What the decoder prints around the members of a list and between them; `1, 2` may be two numbers of one. */
const listSyntax = /["[\]]|^, |, $|(?:\d|true|false|null), (?:[-\d]|true|false|null)/i;

/** Texts alone: what may reach from one member to another the field is not asked for where it is a list. */
function namesListSyntax(alternative: Pattern): boolean {
  const namesIt = (item: Pattern) => item.kind === 'literal' && listSyntax.test(item.text);
  return isText(alternative) && itemsOf(alternative).some(namesIt);
}
