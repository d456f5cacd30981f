import type { ByteText } from '../../bytes.ts';

const byLevel: ReadonlyMap<number, string> = new Map([
  [1, 'CRITICAL'],
  [2, 'ERROR'],
  [3, 'WARNING'],
  [4, 'INFORMATION'],
  [5, 'VERBOSE'],
]);

/** `severityValue`: from the level, and for level 0 from the audit bits of the keywords (bit 52 failure, 53 success). */
export function severityOf(level: ByteText, keywords: ByteText): string {
  const number = Number(/^\s*[-+]?\d+/.exec(level)?.[0] ?? 0);
  const named = byLevel.get(number);
  if (named !== undefined) return named;
  if (number !== 0) return 'UNKNOWN';
  const bits = auditBits(keywords);
  if ((bits & 1) !== 0) return 'AUDIT_FAILURE';
  return (bits & 2) !== 0 ? 'AUDIT_SUCCESS' : 'UNKNOWN';
}

/** Bits 52 to 55 of a hexadecimal number; a number over 64 bits has all of them. */
function auditBits(keywords: ByteText): number {
  const digits = /^\s*\+?(?:0[xX])?0*([0-9A-Fa-f]*)/.exec(keywords)?.[1] ?? '';
  if (digits.length > 16) return 15;
  return Number.parseInt(digits.at(-14) ?? '0', 16);
}
