import { anyText } from '@sigmazuh/regex';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { Branch } from '../branch/index.ts';
import { elementGuard } from './element-guard.ts';
import { endsAlways, type Outranking } from './ends-above.ts';
import { eventTextGuard } from './event-text-guard.ts';
import { absentFromLog, type WrittenGuard } from './guard.ts';

/** `channels` are those that the events come from; none where that is not known, or not said of them. */
export function writeGuard(
  ways: readonly Outranking[],
  branches: readonly Branch[],
  source: SourceMapping,
  channels: readonly string[],
): WrittenGuard {
  // No event passes: every text has a beginning.
  if (endsAlways(ways))
    return {
      guard: [[[absentFromLog({ kind: 'written', text: anyText })]]],
      amongOthers: null,
      unwritten: 0,
    };
  return source.form === 'windows' ? eventTextGuard(ways, channels) : elementGuard(ways, branches, source);
}
