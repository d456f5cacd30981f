import { type Pcre2Text, provenText } from '@sigmazuh/regex';
import type { ComparisonTest, Target } from '../locate/wazuh-predicate.ts';

/** A JSON text's content, never given back. */
const content = String.raw`(?:[^"\\]|\\.)`;

/**
 * A search of a Windows event's text that compares two of its values, in whatever order they stand: the one is
 * remembered while looking ahead, the other has to repeat it.
 *
 *     \A(?=.*?"parentUser":"(…)").*?"user":"\1"
 *
 * Letters are compared without regard to case within ASCII only.
 */
export function comparisonText(test: ComparisonTest): Pcre2Text {
  const other = `(?=.*?${key(test.other)}(${content}*+)")`;
  const repeated = test.cased ? String.raw`\1` : String.raw`(?i:\1)`;
  const text = provenText(`(?s)\\A${other}.*?${key(test.target)}${related(test.relation, repeated)}`);
  if (text === null) throw new Error(`the time of a comparison of ${test.range.file} is not proven`);
  return text;
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

/** `"user":"`; data names with characters that mean something to a regex are escaped. */
function key(target: Target): string {
  const name = target.kind === 'field' ? target.name.split('.').slice(2).join('.') : '';
  return `"${name.replace(/[^A-Za-z0-9 _]/g, (character) => `\\${character}`)}":"`;
}
