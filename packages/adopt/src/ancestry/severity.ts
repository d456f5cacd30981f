import { ownEntry } from '@sigmazuh/parser';
import { type Ask, allOf, anyOf, type SigmaTest } from '../translate/ask.ts';

const levels: Readonly<Record<string, string>> = {
  critical: '1',
  error: '2',
  warning: '3',
  information: '4',
  verbose: '5',
};

/**
 * What the severity that the decoder gives a Windows event rests on: the level, and for level 0 the audit bits of the
 * keywords. `null` for a severity that is neither.
 */
export function severityAsk(severities: readonly string[]): Ask | null {
  const asks = severities.map((each) => askFor(each.toLowerCase()));
  return asks.every((each) => each !== null) ? anyOf(asks) : null;
}

function askFor(severity: string): Ask | null {
  const level = ownEntry(levels, severity);
  if (level !== undefined) return test('Level', [], Number(level));
  // Bit 52 of the keywords says failure, bit 53 success; a failure goes before.
  if (severity === 'audit_failure') return audit('[13579bdf][0-9a-f]{13}$');
  return severity === 'audit_success' ? audit('[26ae][0-9a-f]{13}$') : null;
}

function audit(keywords: string): Ask {
  return allOf([test('Level', [], 0), test('Keywords', ['re', 'i'], keywords)]);
}

function test(field: string, modifiers: readonly string[], value: string | number): SigmaTest {
  return { kind: 'test', field, modifiers, values: [value] };
}
