import {
  alternativesOf,
  choice,
  end,
  itemsOf,
  literal,
  type MatchTest,
  mapAlternatives,
  type Pattern,
  referenceMatch,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import { isAlwaysSent } from '@sigmazuh/pipeline';
import { encodingLosses } from '@sigmazuh/regex';
import type { SourceMapping } from '../sources/source-mapping.ts';
import { asSentByTheAgent, messageField, windowsValue } from '../text-forms/index.ts';
import type { EventNotes } from './event-notes.ts';
import {
  droppedValues,
  exactValue,
  noteDropped,
  splitDroppedValues,
  withoutTrailingBlanks,
} from './lost-values.ts';

/** What is left of a pattern, `null` for nothing, and whether an absent field is one of the values it asks for. */
export interface Arriving {
  readonly pattern: Pattern | null;
  readonly absent: 'yes' | 'no';
}

/**
 * A pattern of an event's values as one of what is left of these once the agent and the decoder have dropped, trimmed
 * and joined them. A field that all the events have is absent only where its value was dropped.
 */
export function arriving(
  test: MatchTest,
  field: string,
  source: SourceMapping,
  findings: EventNotes,
): Arriving {
  if (ownEntry(source.fields, field) === messageField) return { pattern: test.pattern, absent: 'no' };
  const { dropped, rest } = splitDroppedValues(test.pattern, droppedValues(source));
  const isAbsence = dropped === 'meant' || (dropped === 'among others' && namesAbsence(test, field, source));
  const absent = isAbsence ? 'yes' : 'no';
  if (dropped !== 'none') noteDropped({ field, range: test.range }, source, findings);
  if (rest === null) return { pattern: null, absent: 'yes' };
  if (source.form === 'json') return { pattern: asJsonNumbers(rest), absent };
  if (source.form !== 'windows') return { pattern: rest, absent };
  return { pattern: fromWindows(rest, test, field, findings), absent };
}

function fromWindows(rest: Pattern, { range }: MatchTest, field: string, findings: EventNotes): Pattern {
  const { pattern: kept, cut } = withoutTrailingBlanks(rest);
  const { pattern, exact } = asSentByTheAgent(kept);
  const losses = new Set(encodingLosses(pattern, windowsValue(pattern)).map((loss) => loss.kind));
  if (cut === 'yes' || losses.has('trimmed')) {
    const text = `blanks at the end of "${field}" do not arrive in Wazuh`;
    findings.note('trailing-blank', range, text, [field]);
  } else if (restsOnEnd(rest, field)) {
    const text = `"${field}" also matches values with blanks behind the text, which do not arrive in Wazuh`;
    findings.note('trailing-blank', range, text);
  }
  if (losses.has('merged')) {
    findings.note('lost-value', range, `line breaks in "${field}" arrive in Wazuh as blanks`, [field]);
  }
  if (exact === 'no') {
    const text = `tabs behind a line break or a colon of "${field}" arrive in Wazuh as blanks`;
    findings.note('lost-value', range, text, [field]);
  }
  return pattern;
}

/** Whether a pattern that takes such a value with others is about the absent field too. */
function namesAbsence({ pattern }: MatchTest, field: string, source: SourceMapping): boolean {
  if (source.unsent === undefined) return isSent(field, source);
  // What takes any character does not name the one that stands for nothing.
  return !referenceMatch(pattern, '\u{e000}');
}

/** Whether all events of the source have the field, be it with a value that does not arrive. */
function isSent(field: string, { when }: SourceMapping): boolean {
  const channels = when['win.system.channel'] ?? [];
  const ids = when['win.system.eventID'] ?? [];
  return channels.length > 0 && channels.every((channel) => isAlwaysSent(field, channel, ids));
}

/** No file name ends with a blank, and no number, address, SID or GUID does. */
const path = /(?:Image|Image(?:Loaded|Path)|File[Nn]ame|PipeName|Path|ProcessName|NewProcessName)$/;
const bare = /^(?:[-+]?[\d.,:]+|0x[\da-f]+|%%\d+|\{[\da-f-]+\}|S-1-[\d-]+|[\da-f]*:[\da-f:]+|true|false)$/i;
const systemField = /^(?:Channel|Computer|EventID|Keywords|Level|Opcode|Provider_\w+|Task|Version)$/;

/** Whether a blank behind the value would make a difference that does not arrive. */
function restsOnEnd(pattern: Pattern, field: string): boolean {
  if (path.test(field) || systemField.test(field)) return false;
  return alternativesOf(pattern).some((each) => {
    const last = itemsOf(each).at(-1);
    if (last?.kind !== 'anchor' || (last.at !== 'end' && last.at !== 'last-line-end')) return false;
    const exact = exactValue(each);
    return exact === null || !bare.test(exact);
  });
}

/** A number has no lines, so `$` is its end. */
function upToEnd(pattern: Pattern): Pattern {
  const items = itemsOf(pattern);
  const last = items.at(-1);
  return last?.kind === 'anchor' && last.at === 'last-line-end'
    ? sequence([...items.slice(0, -1), end])
    : pattern;
}

/**
 * Numbers of JSON beyond 32 bits, and those with a fraction, arrive with six digits behind the point: `1.5` as
 * `1.500000`. A text that is such a number means it as well.
 */
function asJsonNumbers(pattern: Pattern): Pattern {
  return mapAlternatives(pattern, (each) => {
    const text = exactValue(upToEnd(each));
    if (text === null || !/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(text)) return each;
    const value = Number(text);
    const arrives = Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? text : value.toFixed(6);
    return arrives === text ? each : choice([each, sequence([start, literal(arrives, 'cased'), end])]);
  });
}
