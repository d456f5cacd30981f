import { anyText } from '@sigmazuh/regex';
import type { Branch } from '../branch/branches.ts';
import type { SourceMapping } from '../sources/source-mapping.ts';
import { elementGuard } from './element-guard.ts';
import { endsAlways, type Outranking } from './ends-above.ts';
import { eventTextGuard } from './event-text-guard.ts';
import { absentFromLog, type WrittenGuard } from './guard.ts';

export function writeGuard(
  ways: readonly Outranking[],
  branches: readonly Branch[],
  source: SourceMapping,
): WrittenGuard {
  // No event passes: every text has a beginning.
  if (endsAlways(ways))
    return { guard: [[[absentFromLog({ kind: 'written', text: anyText })]]], unwritten: 0 };
  return source.form === 'windows' ? eventTextGuard(ways) : elementGuard(ways, branches, source);
}
