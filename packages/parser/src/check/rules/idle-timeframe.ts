import { detectionOf } from '../../walk.ts';
import type { DocumentCheck } from '../check-rule.ts';

export const idleTimeframe: DocumentCheck = {
  scope: 'document',
  id: 'idle-timeframe',
  severity: 'warning',
  summary: 'a timeframe in a rule that counts nothing',
  examine(document, say) {
    const timeframe = detectionOf(document)?.timeframe;
    if (timeframe == null) return;
    say(timeframe.range, 'a rule looks at one event at a time, so its timeframe has no effect', {
      hint: 'events are counted by a correlation rule, with "timespan"',
    });
  },
};
