import { type IdRange, rangesOf, standardName } from './ranges.ts';

export type WazuhRuleId = number & { readonly brand: 'WazuhRuleId' };

/**
 * The memory of which Sigma rule alerts under which Wazuh id, kept beside the rules. Entries are never taken out, so
 * the id of a rule that is gone is not given to another one, and comes back with the rule.
 */
export interface IdFile {
  /** New ids for alerting rules come out of this range. */
  readonly range: IdRange;
  /** Where the rules that only lead on get their ids, if not in the range of the pack's name. */
  readonly inner: IdRange | null;
  /**
   * The key of a Sigma rule (its id; see `Owned`) → the one Wazuh id it alerts under, whatever its form. May lie
   * outside the range: whoever wants a certain id writes it here.
   */
  readonly rules: ReadonlyMap<string, number>;
  /** Ids that are not given again → the key of the Sigma rule they stood for. */
  readonly retired: ReadonlyMap<number, string>;
}

/** The id file of a pack that has given no ids yet. */
export function newIdFile(name: string): IdFile {
  return Object.freeze({
    range: rangesOf(name).alerts,
    inner: null,
    rules: new Map<string, number>(),
    retired: new Map<number, string>(),
  });
}

export const emptyIdFile: IdFile = newIdFile(standardName);

/** The range in which a pack of this name finds ids for rules that only lead on. */
export function innerRangeOf(file: IdFile, name: string): IdRange {
  return file.inner ?? rangesOf(name).inner;
}

/** One entry a line, sorted: versions of the file merge line by line. */
export function printIdFile({ range, inner, rules, retired }: IdFile): string {
  const section = (name: string, lines: readonly string[]) =>
    lines.length === 0 ? `${name}: {}\n` : `${name}:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const sorted = [...rules].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return [
    '# Which Wazuh rule id belongs to which Sigma rule. Kept by `sigmazuh build`; commit it. Entries are never removed.\n',
    `version: ${idFileVersion}\n`,
    `range: ${rangeText(range)}\n`,
    inner === null ? '' : `inner: ${rangeText(inner)}\n`,
    section(
      'rules',
      sorted.map(([key, id]) => `${quoted(key)}: ${id}`),
    ),
    section(
      'retired',
      [...retired].sort(([a], [b]) => a - b).map(([id, key]) => `${id}: ${quoted(key)}`),
    ),
  ].join('');
}

export const idFileVersion = 2;

const rangeText = ([first, last]: IdRange): string => `[${first}, ${last}]`;

/** Sigma ids stand as they are; the titles that stand in for missing ones may hold anything. */
function quoted(key: string): string {
  return /^[0-9A-Za-z][\w-]*(?:~\d+)?$/.test(key) ? key : JSON.stringify(key);
}
