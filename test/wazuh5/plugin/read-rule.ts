import { asStored, renamed } from './alerting.ts';
import { type Document, matcher } from './match-query.ts';
import { queryString } from './query-string.ts';
import { Rejected } from './rejected.ts';
import { readDetection } from './tree.ts';

/** A rule as it is sent to the content manager. */
export interface SentRule {
  readonly status?: unknown;
  readonly level?: unknown;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly logsource?: Readonly<Record<string, unknown>>;
  readonly detection?: Readonly<Record<string, unknown>>;
  readonly mitre?: Readonly<Record<string, unknown>>;
  readonly compliance?: Readonly<Record<string, unknown>>;
  readonly tags?: readonly string[];
}

/** The index of events: the types of its fields. */
export type Types = ReadonlyMap<string, string>;

export interface ReadRule {
  /** As the plugin writes it, before alerting renames its fields. */
  readonly query: string;
  matches(document: Document): boolean;
}

/** Reads a rule as the plugin, alerting and OpenSearch do one after the other; a rule that one does not take is {@link Rejected}. */
export function readRule(rule: SentRule, types: Types): ReadRule {
  checkHead(rule);
  const { detection } = rule;
  if (detection === undefined) throw new Rejected('a rule has a detection');
  checkFields(detection, types);
  const query = queryString(readDetection(detection));
  const stored = asStored(
    query,
    [...types.keys()].filter((field) => query.includes(field)),
  );
  const own = new Map([...types].map(([field, type]) => [renamed(field), type]));
  const matches = matcher(stored, (field) => own.get(field));
  return {
    query,
    matches: (document) => matches(new Map([...document].map(([field, values]) => [renamed(field), values]))),
  };
}

const oneOf = (value: unknown, all: readonly string[], what: string): void => {
  if (typeof value !== 'string' || !all.includes(value))
    throw new Rejected(`${what} ${String(value)} is not known`);
};

function checkHead({ status, level, metadata, logsource, mitre, compliance, tags }: SentRule): void {
  oneOf(status, ['experimental', 'test', 'stable'], 'status');
  oneOf(level, ['informational', 'low', 'medium', 'high', 'critical'], 'level');
  const title = metadata?.title;
  if (typeof title !== 'string' || !/^.{1,256}$/.test(title))
    throw new Rejected('a title has 1 to 256 characters in one line');
  if (typeof logsource?.product !== 'string') throw new Rejected('a log source names its integration');
  if ((tags ?? []).some((tag) => !tag.includes('.'))) throw new Rejected('a tag has a namespace');
  for (const key of Object.keys(mitre ?? {}))
    oneOf(key, ['tactic', 'technique', 'subtechnique'], 'the category');
  const frameworks = [
    'pci_dss',
    'gdpr',
    'cmmc',
    'nist_800_53',
    'nist_800_171',
    'hipaa',
    'iso_27001',
    'nis2',
    'tsc',
    'fedramp',
  ];
  for (const key of Object.keys(compliance ?? {})) oneOf(key, frameworks, 'the framework');
}

/** Every field must be one of the schema. */
function checkFields(detection: Readonly<Record<string, unknown>>, types: Types): void {
  for (const [name, search] of Object.entries(detection)) {
    if (name === 'condition') continue;
    for (const map of Array.isArray(search) ? search : [search]) {
      if (typeof map !== 'object' || map === null) continue;
      for (const key of Object.keys(map)) {
        const [field = ''] = key.split('|');
        if (field !== '' && !types.has(field)) throw new Rejected(`"${field}" is not part of the schema`);
      }
    }
  }
}
