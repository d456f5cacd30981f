import {
  anyOne,
  byContent,
  byIdentity,
  byKey,
  choice,
  literal,
  noneOf,
  type Pattern,
  patternKey,
  rebuild,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { embedPattern } from '@sigmazuh/regex';
import { jsonString, messageEventPattern, messageField, windowsEvent } from '@sigmazuh/wazuh-events';
import { aheadAnywhere } from '../../branch/index.ts';
import type { WazuhPredicate } from '../../locate/index.ts';

/** Keys that the System section has too; elsewhere they are looked for behind their own section only. */
const systemKeys = new Set([
  'channel',
  'computer',
  'eventID',
  'eventRecordID',
  'eventSourceName',
  'keywords',
  'level',
  'message',
  'opcode',
  'processID',
  'providerGuid',
  'providerName',
  'severityValue',
  'systemTime',
  'task',
  'threadID',
  'version',
]);

const systemKeysInLowerCase = new Set([...systemKeys].map((key) => key.toLowerCase()));

const raw = (text: string) => literal(text, 'cased');
const quote = raw('"');

/**
 * What the whole Windows event's text has to look like for a predicate to hold:
 *
 *     {"win":{"system":{…},"eventdata":{"image":"C:\\\\Windows\\\\cmd.exe", …
 *
 * `null` when it asks for something that the text does not name.
 */
export function eventTextPattern(predicate: WazuhPredicate): Pattern | null {
  switch (predicate.kind) {
    case 'or':
      return all(predicate.operands.map(eventTextPattern), choice);
    case 'and':
      return all(predicate.operands.map(eventTextPattern), (patterns) =>
        sequence([start, ...patterns.map((each) => aheadAnywhere('positive', each))]),
      );
    case 'not': {
      const operand = eventTextPattern(predicate.operand);
      return operand === null ? null : sequence([start, aheadAnywhere('negative', operand)]);
    }
    case 'constant':
      return predicate.value ? sequence([]) : choice([]);
    case 'comparison':
      return null;
    case 'present':
      return predicate.target.kind === 'field' ? opening(predicate.target.name) : null;
    case 'value': {
      switch (predicate.target.kind) {
        case 'field':
          if (predicate.form === 'arrived') {
            return arrivedInText(predicate.pattern)(anyCase(openingInAnyCase(predicate.target.name)));
          }
          if (predicate.target.name === messageField) return messageEventPattern(predicate.pattern);
          return inText(predicate.pattern)(opening(predicate.target.name));
        case 'log':
          // What is asked of the text as a whole is what it is.
          return predicate.form === 'arrived' ? predicate.pattern : inAnyValue(predicate.pattern);
        case 'static':
        case 'address':
        case 'part':
        case 'framed':
        case 'audit':
        case 'json':
        case 'listed':
          return null;
      }
    }
  }
}

function all(
  patterns: readonly (Pattern | null)[],
  join: (patterns: readonly Pattern[]) => Pattern,
): Pattern | null {
  const found = patterns.filter((each) => each !== null);
  return found.length < patterns.length ? null : join(found);
}

/** `"image":"`, with the section in front where the key alone is not enough. */
function opening(field: string): Pattern {
  const { section, key } = partsOf(field);
  return section === 'system' || !systemKeys.has(key) ? raw(`"${key}":"`) : behindSection(section, key);
}

/** The same for a name that may stand there in another case: `processId` beside the System section's `processID`. */
function openingInAnyCase(field: string): Pattern {
  const { section, key } = partsOf(field);
  return isSystemKeyElsewhere(field) ? behindSection(section, key) : raw(`"${key}":"`);
}

/** Whether a field outside of the System section has a name that stands there too, whatever its case. */
export function isSystemKeyElsewhere(field: string): boolean {
  const { section, key } = partsOf(field);
  return section !== 'system' && systemKeysInLowerCase.has(key.toLowerCase());
}

function partsOf(field: string): { readonly section: string; readonly key: string } {
  const [, section = '', ...rest] = field.split('.');
  return { section, key: rest.join('.') };
}

function behindSection(section: string, key: string): Pattern {
  return sequence([raw(`"${section}":{"`), repeat(otherEntry, 0, null), raw(`${key}":"`)]);
}

const jsonText = repeat(
  choice([
    noneOf(
      [
        { from: 0x22, to: 0x22 },
        { from: 0x5c, to: 0x5c },
      ],
      'cased',
    ),
    sequence([raw('\\'), anyOne]),
  ]),
  0,
  null,
);
const otherEntry = sequence([jsonText, raw('":"'), jsonText, raw('","')]);

/** One value is looked at for several sources and while filters are parted. */
const inText = byIdentity((pattern: Pattern) =>
  byKey(patternKey, (before) => embedPattern(pattern, windowsEvent(pattern), { before, after: quote })),
);

/** Any value of the event, or the rendered text, which is written in another form. */
const inAnyValue = byIdentity((pattern: Pattern) =>
  choice([inText(pattern)(raw('":"')), messageEventPattern(pattern)]),
);

/** The manager's own rules may write a field's name in another case than the event. */
const anyCase = byContent((pattern) =>
  rebuild(pattern, (node) => (node.kind === 'literal' ? literal(node.text, 'caseless') : node)),
);

/** The same for a pattern about the field as it arrives. */
const arrivedInText = byIdentity((pattern: Pattern) =>
  byKey(patternKey, (before) => embedPattern(pattern, jsonString, { before, after: quote })),
);
