import { type LoweringContext, refuse } from '../lower/item-settings.ts';
import type { Pattern } from '../pattern.ts';

/** A regular expression as a pattern. */
export function parseRegex(
  _text: string,
  _flags: ReadonlySet<string>,
  context: LoweringContext,
): Pattern | null {
  return refuse(context, 'regex-not-supported', 'regular expressions are not compiled yet', 'use wildcards');
}
