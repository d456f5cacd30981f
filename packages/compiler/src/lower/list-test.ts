import { ownEntry, type Value } from '@sigmazuh/parser';
import type { Predicate } from '../predicate.ts';
import { draftOf } from './draft.ts';
import type { ItemSettings, LoweringContext } from './item-settings.ts';
import { matchTest } from './text-match.ts';
import { writtenText } from './written-text.ts';

/** A value that is a placeholder and nothing else. */
const wholePlaceholder = /^%((?:[^%\\]|\\(?!%))+)%$/;

/**
 * A whole value that is one of a list's keys:
 *
 *     Host|expand: '%jump_hosts%'   →   Host is a key of the list, or one of its values where these are known
 *
 * `null` for any other value, and for a placeholder that is no list.
 */
export function listTest(value: Value, settings: ItemSettings, context: LoweringContext): Predicate | null {
  const { field, expands, relation, caseRule } = settings;
  if (!expands || field === null || relation !== 'equal' || value.kind !== 'string') return null;
  const placeholder = wholePlaceholder.exec(value.text)?.[1] ?? '';
  const name = context.lists.get(placeholder);
  if (name === undefined) return null;
  const known = ownEntry(context.placeholders, placeholder);
  const texts = known ?? [value.text];
  const written = texts.map((text) => writtenText(draftOf(text), 'equal', caseRule));
  const whole = written.filter((each) => each !== null);
  if (whole.length < written.length) return null;
  const test = matchTest(field, whole, context);
  if (test.kind !== 'match') return null;
  const keys = known === undefined ? 'unknown' : 'known';
  return { ...test, listed: { name, keys, cased: caseRule === 'cased', asked: 'by name' } };
}
