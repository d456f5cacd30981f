import type { ByteText } from '../bytes.ts';
import { memoryText, shownOfDroppedText } from './limits.ts';
import type { LoadReport } from './load-report.ts';

/**
 * Adds an element's text to what earlier elements of that name wrote, without a separator. A first text of 2,048
 * bytes, or a further one when either is longer, is an error that loses all of it: the result is `undefined` and the
 * rule goes on without.
 */
export function joinText(
  before: ByteText | undefined,
  text: ByteText,
  report: LoadReport,
): ByteText | undefined {
  const fits =
    before === undefined
      ? text.length < memoryText
      : before.length <= memoryText && text.length <= memoryText;
  if (fits) return (before ?? '') + text;
  report.error(`Maximum string size reached for: ${text.slice(0, shownOfDroppedText)}`, 1104);
  return undefined;
}

/** The same for a text kept in a map under the element's name. */
export function joinInto(
  texts: Map<string, ByteText>,
  element: string,
  text: ByteText,
  report: LoadReport,
): void {
  const joined = joinText(texts.get(element), text, report);
  if (joined === undefined) texts.delete(element);
  else texts.set(element, joined);
}
