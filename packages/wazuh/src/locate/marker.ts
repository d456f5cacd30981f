import { choice, literal, sequence, start } from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';
import type { Marker } from '@sigmazuh/wazuh-events';
import { placeTarget } from './field-location.ts';
import { presence } from './on-targets.ts';
import type { WazuhPredicate } from './wazuh-predicate.ts';

/** What tells a source's events from others, as a test like any other. */
export function markerPredicate(marker: Marker, range: SourceRange): WazuhPredicate {
  if (typeof marker === 'string' || !('words' in marker)) return presence(placeTarget(marker), { range });
  const words = marker.words.map((word) => literal(word, 'cased'));
  const pattern = choice(marker.at === 'start' ? words.map((word) => sequence([start, word])) : words);
  const target = marker.in === undefined ? ({ kind: 'log' } as const) : placeTarget(marker.in);
  return { kind: 'value', target, pattern, range };
}
