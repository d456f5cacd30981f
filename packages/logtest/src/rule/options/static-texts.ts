import type { ByteText } from '../../bytes.ts';
import type { Subject } from '../condition.ts';
import type { PatternType } from '../draft.ts';
import { joinText } from '../memory-text.ts';
import type { RuleOption } from '../option.ts';
import { negationOf, patternTypeOf } from '../pattern-attributes.ts';
import { compilePattern, patternCondition } from '../pattern-condition.ts';

/**
 * An element whose pattern is matched against one of the event's own texts. Elements of one name write one pattern:
 * their texts are joined, and `type` and `negate` are the last one's.
 */
function textOption(
  element: string,
  standard: PatternType,
  textOf: (subject: Subject) => ByteText | undefined,
): RuleOption {
  return {
    elements: [element],
    read(xml, draft, { report }) {
      const { id } = draft.attributes;
      const text = joinText(draft.patterns.get(element)?.text, xml.content, report);
      const negate = negationOf(xml, id, report);
      const type = patternTypeOf(xml, standard, id, report);
      if (text === undefined) draft.patterns.delete(element);
      else draft.patterns.set(element, { text, type, negate });
    },
    conditions(draft, context) {
      const pattern = draft.patterns.get(element);
      if (pattern === undefined) return [];
      const expression = compilePattern(pattern, element, draft.attributes.id, context);
      return [patternCondition(element, pattern, expression, textOf)];
    },
  };
}

export const programName = textOption('program_name', 'osmatch', ({ event }) => event.predecoder.programName);
export const id = textOption('id', 'osmatch', ({ event }) => event.static.id);
export const systemName = textOption('system_name', 'osmatch', ({ event }) => event.static.system_name);
export const protocol = textOption('protocol', 'osmatch', ({ event }) => event.static.protocol);
export const match = textOption('match', 'osmatch', ({ event }) => event.log);
export const regex = textOption('regex', 'osregex', ({ event }) => event.log);
export const action = textOption('action', 'string', ({ event }) => event.static.action);
export const url = textOption('url', 'osmatch', ({ event }) => event.static.url);
export const location = textOption('location', 'osmatch', ({ event }) => event.location);
export const srcport = textOption('srcport', 'osmatch', ({ event }) => event.static.srcport);
export const dstport = textOption('dstport', 'osmatch', ({ event }) => event.static.dstport);
/** The target user, and only where there is none the acting one. */
export const user = textOption(
  'user',
  'osmatch',
  ({ event }) => event.static.dstuser ?? event.static.srcuser,
);
export const srcgeoip = textOption('srcgeoip', 'osmatch', ({ event }) => event.static.srcgeoip);
export const dstgeoip = textOption('dstgeoip', 'osmatch', ({ event }) => event.static.dstgeoip);
export const data = textOption('data', 'osmatch', ({ event }) => event.static.data);
export const extraData = textOption('extra_data', 'osmatch', ({ event }) => event.static.extra_data);
export const hostname = textOption('hostname', 'osmatch', (subject) => subject.hostname);
export const status = textOption('status', 'osmatch', ({ event }) => event.static.status);
