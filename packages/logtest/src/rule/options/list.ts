import type { ByteText } from '../../bytes.ts';
import type { Expression } from '../../expression/expression.ts';
import type { XmlElement } from '../../reader/index.ts';
import type { Condition, Subject } from '../condition.ts';
import { addCondition, type OptionContext } from '../draft.ts';
import { foldCase } from '../letters.ts';
import { effectiveLists } from '../limits.ts';
import type { ListEntries } from '../list-file.ts';
import type { LoadRefused } from '../load-report.ts';
import type { RuleOption } from '../option.ts';
import { ownEntry } from '../own-entry.ts';
import { compilePlain } from '../pattern-condition.ts';

type Lookup = (entries: ListEntries, text: ByteText, value: Expression | null) => boolean;

/** The entry of an address: its own, else the one of its longest prefix that ends in a dot, `192.168.`. */
function addressEntry(entries: ListEntries, text: ByteText): ByteText | undefined {
  const own = entries.get(text);
  for (let end = text.length; own === undefined && end > 0; end -= 1) {
    const entry = text[end - 1] === '.' ? entries.get(text.slice(0, end)) : undefined;
    if (entry !== undefined) return entry;
  }
  return own;
}

const lookups = {
  match_key: (entries: ListEntries, text: ByteText) => entries.has(text),
  not_match_key: (entries, text) => !entries.has(text),
  match_key_value(entries, text, value) {
    const entry = entries.get(text);
    if (entry === undefined || value === null) return false;
    return value.matches(entry);
  },
  address_match_key: (entries, text) => addressEntry(entries, text) !== undefined,
  not_address_match_key: (entries, text) => addressEntry(entries, text) === undefined,
  /** Inverted in Wazuh itself: it holds when the address is not listed, or with another value. */
  address_match_key_value(entries, text, value) {
    const entry = addressEntry(entries, text);
    return entry === undefined || value === null || !value.matches(entry);
  },
} satisfies Readonly<Record<string, Lookup>>;

const subjects: Readonly<Record<string, (subject: Subject) => ByteText | undefined>> = {
  srcip: ({ event }) => event.static.srcip,
  srcport: ({ event }) => event.static.srcport,
  dstip: ({ event }) => event.static.dstip,
  dstport: ({ event }) => event.static.dstport,
  user: ({ event }) => event.static.srcuser ?? event.static.dstuser,
  url: ({ event }) => event.static.url,
  id: ({ event }) => event.static.id,
  hostname: (subject) => subject.hostname,
  program_name: ({ event }) => event.predecoder.programName,
  status: ({ event }) => event.static.status,
  action: ({ event }) => event.static.action,
  protocol: ({ event }) => event.static.protocol,
  system_name: ({ event }) => event.static.system_name,
  data: ({ event }) => event.static.data,
  extra_data: ({ event }) => event.static.extra_data,
};

function subjectOf(name: ByteText): (subject: Subject) => ByteText | undefined {
  const folded = foldCase(name);
  return ownEntry(subjects, folded) ?? ((subject) => subject.field(folded));
}

/**
 * `<list field="…" lookup="…">FILE</list>`: the field's value in a CDB list. A list that ossec.conf does not declare
 * skips the rule.
 */
export const list: RuleOption = {
  elements: ['list'],
  read(xml, draft, context) {
    const { report, lists } = context;
    const asked = readAttributes(xml, context);
    const entries = lists.get(xml.content);
    if (entries === undefined) {
      const { id } = draft.attributes;
      report.warning(`List '${xml.content}' could not be loaded. Rule '${id}' will be ignored.`, 7616);
      draft.verdict = 'skipped';
      return;
    }
    const { name, word, lookup, value } = asked;
    const wanted = `${word} ${xml.content}`;
    addCondition(
      draft,
      'list',
      listCondition(wanted, subjectOf(name), name, (text) => lookup(entries, text, value)),
    );
  },
  /** Only the last two elements of a rule have an effect. */
  conditions: (draft) => (draft.conditions.get('list') ?? []).slice(-effectiveLists),
};

interface Asked {
  /** The field; of blanks around it only the leading ones are read over, and nothing behind the next is read. */
  name: ByteText;
  word: ByteText;
  lookup: Lookup;
  value: Expression | null;
}

/** Reads the attributes, whose names are not case-sensitive here; any other than these three refuses the ruleset. */
function readAttributes(xml: XmlElement, context: OptionContext): Readonly<Asked> {
  const { report } = context;
  const refuse = (text: ByteText): LoadRefused => {
    report.error(text);
    return report.refuse(`Invalid configuration. Element '${xml.name}': ${xml.content}.`, 1274);
  };
  if (xml.attributes.length === 0) throw refuse('List must have a correctly formatted field attribute');
  const asked: Partial<Asked> & Pick<Asked, 'word' | 'lookup' | 'value'> = {
    word: 'match_key',
    lookup: lookups.match_key,
    value: null,
  };
  for (const { name, value } of xml.attributes) {
    const attribute = foldCase(name);
    if (attribute === 'lookup') {
      const lookup = ownEntry<Lookup>(lookups, foldCase(value));
      if (lookup === undefined) throw refuse(`List match lookup="${value}" is not valid.`);
      asked.word = value;
      asked.lookup = lookup;
    } else if (attribute === 'field') {
      asked.name = /^ *([^ ]*)/.exec(value)?.[1] ?? '';
    } else if (attribute === 'check_value') {
      asked.value = compilePlain('osmatch', value, context);
    } else throw refuse(`List field="${value}" is not valid`);
  }
  const { name } = asked;
  if (name === undefined) throw refuse('List requires the field="" attribute');
  return { ...asked, name };
}

function listCondition(
  wanted: ByteText,
  textOf: (subject: Subject) => ByteText | undefined,
  name: ByteText,
  find: (text: ByteText) => boolean,
): Condition {
  return Object.freeze({
    option: `list ${name}`,
    wanted,
    holds: (subject: Subject) => {
      const text = textOf(subject);
      return text !== undefined && find(text);
    },
    looksAt: (subject: Subject) => textOf(subject) ?? null,
  });
}
