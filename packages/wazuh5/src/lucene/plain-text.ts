import { caseVariants, isEnd, isStart, itemsOf, type Pattern } from '@sigmazuh/compiler';

/** A value that Sigma's own words say: no letter of it has another case that would have to match too. */
interface PlainText {
  readonly relation: 'equal' | 'contains' | 'startswith' | 'endswith' | 'wildcards';
  /** As a value of the plugin's dialect, in its escapes: of `equal` and `wildcards` it is all there is. */
  readonly value: string;
  /** The same with `*` for what its relation leaves open. */
  readonly wildcards: string;
}

/**
 * One alternative of a search in the plugin's own words; `null` where it takes a regular expression. Wazuh's fields
 * are compared letter by letter, so a text with letters is plain only where Sigma, too, says so (`cased`).
 */
export function plainText(alternative: Pattern): PlainText | null {
  const items = itemsOf(alternative);
  const isStarted = isStart(items[0]);
  const isEnded = isEnd(items.at(-1));
  const inner = items.slice(isStarted ? 1 : 0, isEnded ? items.length - 1 : items.length);
  let value = '';
  for (const item of inner) {
    if (item.kind === 'any-run') value += '*';
    else if (item.kind === 'any-one' && item.newlines) value += '?';
    else if (item.kind === 'literal' && isSayable(item.text, item.cased)) value += escaped(item.text);
    else return null;
  }
  const hasWildcards = inner.some(({ kind }) => kind !== 'literal');
  const wildcards = `${isStarted ? '' : '*'}${value}${isEnded ? '' : '*'}`;
  if (value === '' && !(isStarted && isEnded)) return null;
  // Bare, it would end in an escaped blank: alerting joins that with the blank behind it, and the next word with both.
  if (wildcards.endsWith(' ') && (hasWildcards || !isStarted)) return null;
  if (isStarted && isEnded) return { relation: hasWildcards ? 'wildcards' : 'equal', value, wildcards };
  if (hasWildcards) return { relation: 'wildcards', value: wildcards, wildcards };
  return { relation: isStarted ? 'startswith' : isEnded ? 'endswith' : 'contains', value, wildcards };
}

/** `_ws_` is what the plugin writes for a blank; the wide blank ends a word of a query; white space becomes a blank. */
function isSayable(text: string, cased: boolean): boolean {
  if (/[\t\n\v\f\r\u3000]|_ws_/.test(text)) return false;
  return cased || Array.from(text).every((each) => caseVariants(each.codePointAt(0) ?? 0).length === 1);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\*?]/g, '\\$&');
}
