import type { ByteText } from '../bytes.ts';
import type { XmlElement } from '../reader/index.ts';
import { foldCase, leadingNumber } from './letters.ts';
import { defaultTimeframe, largestFrequency, maxLevel, smallestFrequency } from './limits.ts';
import type { LoadRefused, LoadReport } from './load-report.ts';
import { ownEntry } from './own-entry.ts';

/** What stands in the opening tag of a rule. */
export interface RuleAttributes {
  readonly id: number;
  readonly level: number;
  readonly maxsize: number;
  /** As written; `null` when missing. */
  readonly frequency: number | null;
  readonly timeframe: number;
  readonly ignoreSeconds: number;
  readonly order: 'by level' | 'raw level';
  readonly noalert: boolean;
  readonly overwrite: boolean;
}

type Draft = { -readonly [name in keyof RuleAttributes]: RuleAttributes[name] };
type AttributeReader = (draft: Draft, value: ByteText, report: LoadReport) => void;

const missing = -1;
const isNumber = (value: ByteText): boolean => /^\d*$/.test(value);

function invalid(report: LoadReport, name: string, value: ByteText, hint: string): LoadRefused {
  report.error(`rules_op: Invalid ${name}: ${value}. ${hint}`);
  return report.refuse('Invalid attribute for rule.');
}

/** A number of which Wazuh reads so many digits: `"1000000"` read by six is 100000. */
const digits =
  (name: 'maxsize' | 'timeframe' | 'ignoreSeconds', shown: string, most: number): AttributeReader =>
  (draft, value, report) => {
    if (!isNumber(value)) throw invalid(report, shown, value, 'Must be integer.');
    draft[name] = leadingNumber(value, most);
  };

const readers: Readonly<Record<string, AttributeReader>> = {
  id(draft, value, report) {
    if (!/^\d{1,6}$/.test(value)) throw invalid(report, 'rule id', value, 'Must be integer (max 6 digits)');
    draft.id = Number(value);
  },
  level(draft, value, report) {
    const level = leadingNumber(value);
    const readable = /^-?\d*$/.test(value);
    if (!readable || level > maxLevel) {
      throw invalid(report, 'level', value, `Must be an integer between 0 and ${maxLevel}.`);
    }
    draft.level = level;
  },
  maxsize: digits('maxsize', 'maxsize', 4),
  timeframe: digits('timeframe', 'timeframe', 5),
  ignore: digits('ignoreSeconds', 'ignore time', 6),
  frequency(draft, value, report) {
    const frequency = isNumber(value) ? leadingNumber(value) : missing;
    if (frequency < smallestFrequency || frequency > largestFrequency) {
      throw invalid(report, 'frequency', value, 'Must be higher than 1 and lower than 10000.');
    }
    draft.frequency = frequency;
  },
  accuracy(draft, value, report) {
    if (!isNumber(value)) throw invalid(report, 'accuracy', value, 'Must be integer.');
    draft.order = leadingNumber(value) === 0 ? 'raw level' : 'by level';
  },
  noalert(draft, value) {
    draft.noalert = leadingNumber(value) !== 0;
  },
  overwrite(draft, value, report) {
    const word = foldCase(value);
    if (word !== 'yes' && word !== 'no') throw invalid(report, 'overwrite', value, 'Must be "yes" or "no".');
    draft.overwrite = word === 'yes';
  },
};

/** Reads the attributes of a `<rule>`; names are case-insensitive, unknown ones refuse the file. */
export function readRuleAttributes(element: XmlElement, report: LoadReport): RuleAttributes {
  const draft: Draft = {
    id: missing,
    level: missing,
    maxsize: 0,
    frequency: null,
    timeframe: defaultTimeframe,
    ignoreSeconds: 0,
    order: 'by level',
    noalert: false,
    overwrite: false,
  };
  if (element.attributes.length === 0) throw report.refuse(`Invalid rule element: '${element.name}'.`);
  for (const { name, value } of element.attributes) {
    const read = ownEntry(readers, foldCase(name));
    if (read === undefined) {
      const known = 'id, level, maxsize, accuracy, noalert and timeframe';
      throw invalid(report, `attribute '${name}'`, value, `Only ${known} are allowed.`);
    }
    read(draft, value, report);
  }
  if (draft.id < 0 || draft.level < 0) throw report.refuse("No rule id or level specified for rule '0'.");
  return Object.freeze(draft);
}
