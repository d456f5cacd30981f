import { literal, noneOf, sequence } from '@sigmazuh/compiler';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { type Condition, jsonTarget, nowhere, type Target } from '../locate/index.ts';
import { eventTextPattern } from './event-text/index.ts';
import { jsonCondition } from './json-condition.ts';

/**
 * What the event's text looks like when it has the field, so that a negated search for it says "absent". `null` for
 * sources whose text does not name its fields.
 */
export function absencePattern(target: Target, source: SourceMapping): Condition['pattern'] | null {
  if (target.kind === 'static' && source.form === 'json') {
    // Of the keys at the top these become properties of the event; a map there becomes none.
    return jsonCondition({ kind: 'present', target, range: nowhere }, jsonTarget(target.element, 'decoded'));
  }
  if (target.kind !== 'field') return null;
  switch (source.form) {
    case 'windows':
      return eventTextPattern({ kind: 'present', target, range: nowhere });
    case 'json':
      return jsonCondition({ kind: 'present', target, range: nowhere }, jsonTarget(target.name, 'decoded'));
    case 'xml': {
      const name = target.name.split('.').at(-1) ?? target.name;
      return sequence([literal(`Name="${name}">`, 'caseless'), noneOf([{ from: 0x3c, to: 0x3c }], 'cased')]);
    }
    case 'plain':
      return null;
  }
}
