import { readRegex, writtenItems } from '@sigmazuh/regex-syntax';

const FIRST_HIGH_BYTE = 0x80;

/**
 * Refuses a pattern of our own that puts a byte above 0x7F under `(?i)`.
 *
 * Without UTF mode PCRE2 folds ASCII only: `(?i)É` (C3 89) never matches `é` (C3 A9). A pattern that means both
 * has to spell them out, outside the case-insensitive part: `(?i:caf)(?:\xC3\xA9|\xC3\x89)`.
 *
 * @throws RangeError naming the byte and its place in the pattern.
 */
export function assertNoCaselessHighBytes(pattern: string): void {
  const found = writtenItems(readRegex(pattern)).find(
    ({ node }) => node.kind === 'character' && node.options.caseless && node.value >= FIRST_HIGH_BYTE,
  )?.node;
  if (found?.kind !== 'character') return;
  const byte = found.value.toString(16).toUpperCase();
  throw new RangeError(
    `byte 0x${byte} at ${found.start} stands under (?i), which folds ASCII only in Wazuh; spell its case variants out`,
  );
}
