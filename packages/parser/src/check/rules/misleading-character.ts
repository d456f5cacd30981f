import type { DetectionItem, SigmaDocument } from '../../documents.ts';
import type { Located, SourceRange } from '../../source.ts';
import type { SourceText } from '../../source-text.ts';
import { itemsOf } from '../../walk.ts';
import type { DocumentCheck, Say } from '../check-rule.ts';
import { findMisleading, type Misleading, plainly } from './misleading/find-misleading.ts';

/**
 * Text that was copied from a page or a chat brings characters along that nobody sees, or that look like what was meant:
 *
 *     CommandLine|contains: ' –enc '     an en dash, which no shell's option begins with
 *
 * A rule that looks for them says so: by a value of nothing else, by an escape, or beside the plain spelling.
 */
export const misleadingCharacter: DocumentCheck = {
  scope: 'document',
  id: 'misleading-character',
  severity: 'warning',
  summary: 'a character that nobody sees, or that looks like another one',
  examine(document, say, source) {
    for (const { value, range } of namesIn(document)) reportIn(value, range, say, source);
    for (const item of itemsOf(document)) examineItem(item, say, source);
  },
};

function namesIn(document: SigmaDocument): readonly Located<string>[] {
  const fields = itemsOf(document).map(({ field }) => field);
  if (document.kind === 'correlation') return document.groupBy;
  const { category, product, service } = document.logSource;
  return [...fields, category, product, service].filter((each) => each !== null);
}

function examineItem(item: DetectionItem, say: Say, source: SourceText): void {
  const modifiers = new Set(item.modifiers.map(({ value }) => value));
  const texts = new Set(item.values.map((value) => (value.kind === 'string' ? value.text : '')));
  for (const value of item.values) {
    if (value.kind !== 'string' || isMeant(value.text, texts)) continue;
    // A class of a regular expression lists what it looks for.
    const text = modifiers.has('re') ? value.text.replaceAll(/\[(?:\\.|[^\]\\])*\]/gs, '[]') : value.text;
    reportIn(text, value.range, say, source, modifiers.has('windash') ? 'dash' : undefined);
  }
}

/** Whether the plain spelling is asked for as well, so that the other one is no slip. */
function isMeant(text: string, beside: ReadonlySet<string>): boolean {
  const plain = plainly(text);
  return plain !== text && beside.has(plain);
}

/** Only what stands in the file itself misleads: an escape is seen. */
function reportIn(
  text: string,
  range: SourceRange,
  say: Say,
  source: SourceText,
  except?: Misleading['kind'],
): void {
  const found = findMisleading(text).find(({ kind }) => kind !== except);
  if (found === undefined) return;
  const { start, end } = range;
  const at = source.text.slice(start.offset, end.offset).indexOf(found.character);
  if (at === -1) return;
  const place = source.range(start.offset + at, start.offset + at + found.character.length);
  say(place, found.message, { hint: found.hint });
}
