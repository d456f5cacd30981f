import { literal, noneOf, oneOf, type Pattern, repeat, sequence } from '@sigmazuh/compiler';
import type { Target } from '../locate/wazuh-predicate.ts';
import type { SourceMapping } from '../sources/source-mapping.ts';
import { eventTextPattern } from './event-text.ts';

const blanks = repeat(
  oneOf(
    [
      { from: 0x09, to: 0x0a },
      { from: 0x0d, to: 0x0d },
      { from: 0x20, to: 0x20 },
    ],
    'cased',
  ),
  0,
  null,
);

/**
 * What the event's text looks like when it has the field, so that a negated search for it says "absent". `null` for
 * sources whose text does not name its fields.
 */
export function absencePattern(target: Target, source: SourceMapping): Pattern | null {
  if (target.kind !== 'field') return null;
  switch (source.form) {
    case 'windows':
      return eventTextPattern({ kind: 'present', target, range: nowhere });
    case 'json': {
      // The last name of the path is enough: a log without it anywhere cannot have the field.
      const key = target.name.split('.').at(-1) ?? target.name;
      return sequence([literal(`"${key}"`, 'cased'), blanks, literal(':', 'cased')]);
    }
    case 'xml': {
      const name = target.name.split('.').at(-1) ?? target.name;
      return sequence([literal(`Name="${name}">`, 'caseless'), noneOf([{ from: 0x3c, to: 0x3c }], 'cased')]);
    }
    case 'plain':
      return null;
  }
}

const nowhere = {
  file: '',
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};
