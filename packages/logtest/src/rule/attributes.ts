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
/** Wazuh takes the empty text for a number, from which nothing is read then. */
const isNumber = (value: ByteText): boolean => /^\d*$/.test(value);

function invalid(report: LoadReport, problem: ByteText): LoadRefused {
  report.error(`rules_op: ${problem}`);
  return report.refuse('Invalid attribute for rule.');
}

/** A number of which Wazuh reads so many digits: `"1000000"` read by six is 100000. */
const digits =
  (
    name: 'maxsize' | 'timeframe' | 'ignoreSeconds',
    shown: string,
    most: number,
    hint = '',
  ): AttributeReader =>
  (draft, value, report) => {
    if (!isNumber(value)) throw invalid(report, `Invalid ${shown}: ${value}. Must be integer${hint}`);
    if (value !== '') draft[name] = leadingNumber(value, most);
  };

const readers: Readonly<Record<string, AttributeReader>> = {
  id(draft, value, report) {
    if (!/^\d{0,6}$/.test(value)) {
      throw invalid(report, `Invalid rule id: ${value}. Must be integer (max 6 digits)`);
    }
    if (value !== '') draft.id = Number(value);
  },
  /** What is no number counts as missing. */
  level(draft, value, report) {
    if (!isNumber(value)) return;
    const level = leadingNumber(value);
    if (level < 0 || level > maxLevel) {
      throw invalid(report, `Invalid level: ${level}. Must be an integer between 0 and ${maxLevel}.`);
    }
    draft.level = level;
  },
  maxsize: digits('maxsize', 'maxsize', 4),
  timeframe: digits('timeframe', 'timeframe', 5, ' (max 5 digits)'),
  ignore: digits('ignoreSeconds', 'ignore_time', 6, ' (max 6 digits)'),
  frequency(draft, value, report) {
    if (!isNumber(value)) throw invalid(report, `Invalid frequency: ${value}. Must be integer`);
    const frequency = leadingNumber(value);
    if (frequency < smallestFrequency || frequency > largestFrequency) {
      const range = 'Must be higher than 1 and lower than 10000.';
      throw invalid(report, `Invalid frequency: ${frequency}. ${range}`);
    }
    draft.frequency = frequency;
  },
  accuracy(draft, value, report) {
    if (!isNumber(value)) throw invalid(report, `Invalid accuracy: ${value}. Must be integer`);
    if (value !== '') draft.order = leadingNumber(value, 4) === 0 ? 'raw level' : 'by level';
  },
  noalert(draft, value, report) {
    if (value === '0' || value === '1') draft.noalert = value === '1';
    else report.warning("Invalid value for attribute 'noalert'");
  },
  overwrite(draft, value, report) {
    if (value !== 'yes' && value !== 'no') {
      throw invalid(report, `Invalid overwrite: ${value}. Can only by 'yes' or 'no'.`);
    }
    draft.overwrite = value === 'yes';
  },
};

/**
 * Reads the attributes of a `<rule>`, the `place`-th of its group, from 0; names are case-insensitive, unknown ones
 * refuse the file.
 */
export function readRuleAttributes(
  { attributes }: XmlElement,
  place: number,
  report: LoadReport,
): RuleAttributes {
  if (attributes.length === 0) {
    throw report.refuse(`Invalid rule '${place}'. You must specify an ID and a level at least.`);
  }
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
  for (const { name, value } of attributes) {
    const read = ownEntry(readers, foldCase(name));
    if (read === undefined) {
      const known = 'id, level, maxsize, accuracy, noalert, ignore, frequency and timeframe';
      throw invalid(report, `Invalid attribute "${name}". Only ${known} are allowed.`);
    }
    read(draft, value, report);
  }
  if (draft.id < 0 || draft.level < 0) {
    throw report.refuse(`No rule id or level specified for rule '${place}'.`);
  }
  return Object.freeze(draft);
}
