import { openingOf, type Pcre2Text, provenText } from '@sigmazuh/regex';
import type { ComparisonTest, Target } from '../locate/index.ts';

/** Longer values stand in no other; names and paths are shorter. */
const longestCompared = 128;

/** A JSON text's content, never given back. */
const content = String.raw`(?:[^"\\]|\\.)`;

/**
 * A search of a Windows event's text that compares two of its values, in whatever order they stand: the one is
 * remembered while looking ahead, the other has to repeat it.
 *
 *     \A(?=‹to "parentUser":›"(…)")‹to "user":›"\1"
 *
 * Letters are compared without regard to case within ASCII only.
 */
export function comparisonText(test: ComparisonTest): Pcre2Text {
  const other = `(?=${key(test.other)}"(${content}${counted(test.relation)})")`;
  const repeated = test.cased ? String.raw`\1` : String.raw`(?i:\1)`;
  const text = provenText(`\\A${other}${key(test.target)}"${related(test.relation, repeated)}`);
  if (text === null) throw new Error(`the time of a comparison of ${test.range.file} is not proven`);
  return text;
}

/** Where the one may stand anywhere in the other each place is compared with all of it, so it has to be short. */
export function counted(relation: ComparisonTest['relation']): string {
  return relation === 'endswith' || relation === 'contains' ? `{0,${longestCompared}}+` : '*+';
}

function related(relation: ComparisonTest['relation'], repeated: string): string {
  switch (relation) {
    case 'equal':
      return `${repeated}"`;
    case 'startswith':
      return repeated;
    case 'endswith':
      return `${content}*?${repeated}"`;
    case 'contains':
      return `${content}*?${repeated}`;
  }
}

/** To behind `"user":`. */
function key(target: Target): string {
  const name = target.kind === 'field' ? target.name.split('.').slice(2).join('.') : '';
  return openingOf({ name, spelling: 'cased' });
}
