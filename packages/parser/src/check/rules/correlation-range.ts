import { yamlEntry } from '../../yaml/place-at.ts';
import type { YamlMap } from '../../yaml.ts';
import type { DocumentCheck } from '../check-rule.ts';

export const correlationRange: DocumentCheck = {
  scope: 'document',
  id: 'correlation-range',
  severity: 'error',
  summary: 'a correlation condition that no number fulfils',
  examine(document, say) {
    if (document.kind !== 'correlation') return;
    const condition = yamlEntry(document.correlation, 'condition');
    if (condition?.value.kind !== 'map') return;
    const { low, high } = boundsOf(condition.value);
    const impossible = low.value > high.value || (low.value === high.value && (low.open || high.open));
    if (impossible) say(condition.key.range, 'no number fulfils all parts of this condition');
  },
};

/** A limit, and whether it is itself left out. */
interface Limit {
  readonly value: number;
  readonly open: boolean;
}

interface Bounds {
  readonly low: Limit;
  readonly high: Limit;
}

function boundsOf(condition: YamlMap): Bounds {
  let low: Limit = { value: Number.NEGATIVE_INFINITY, open: false };
  let high: Limit = { value: Number.POSITIVE_INFINITY, open: false };
  for (const { key, value } of condition.entries) {
    if (value.kind !== 'scalar' || typeof value.value !== 'number') continue;
    const limit: Limit = { value: value.value, open: key.text === 'gt' || key.text === 'lt' };
    const below = key.text === 'gt' || key.text === 'gte' || key.text === 'eq';
    const above = key.text === 'lt' || key.text === 'lte' || key.text === 'eq';
    if (below && (limit.value > low.value || (limit.value === low.value && limit.open))) low = limit;
    if (above && (limit.value < high.value || (limit.value === high.value && limit.open))) high = limit;
  }
  return { low, high };
}
