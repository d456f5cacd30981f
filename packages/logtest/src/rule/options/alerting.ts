import type { RuleDraft } from '../draft.ts';
import { foldCase } from '../letters.ts';
import { joinInto } from '../memory-text.ts';
import type { RuleOption } from '../option.ts';
import { ownEntry } from '../own-entry.ts';

/** What each word of `<options>` changes here; the others only concern what follows an alert. */
const words: Readonly<Record<string, RuleDraft['logging'] | null>> = {
  alert_by_email: null,
  no_email_alert: null,
  log_alert: 'always',
  no_log: 'never',
  no_ar: null,
  no_full_log: null,
  no_counter: null,
};

/** `<options>`: exactly one word per element. */
export const options: RuleOption = {
  elements: ['options'],
  read(xml, draft, { report }) {
    const logging = ownEntry(words, xml.content);
    if (logging === undefined) {
      report.error(`Invalid value for element 'options': ${xml.content}.`, 1235);
      throw report.refuse(`Invalid option '${xml.name}' for rule '${draft.attributes.id}'.`);
    }
    if (logging !== null) draft.logging = logging;
  },
};

const infoTypes: ReadonlySet<string> = new Set(['text', 'link', 'cve', 'osvdb']);

/** `<info type="…">`: shown with alerts. What else its first attribute says is an error that costs nothing more. */
export const info: RuleOption = {
  elements: ['info'],
  read(xml, draft, { report }) {
    const [first] = xml.attributes;
    if (first !== undefined && foldCase(first.name) !== 'type') {
      report.error(`rules_op: Element info has invalid attribute "${first.name}"`);
    } else if (first !== undefined && !infoTypes.has(first.value)) {
      report.error(`rules_op: Element info attribute "${first.name}" has invalid value "${first.value}"`);
    }
    joinInto(draft.texts, 'info', xml.content, report);
  },
};

/** `<cve>`: shown with alerts. */
export const cve: RuleOption = {
  elements: ['cve'],
  read: (xml, draft, { report }) => joinInto(draft.texts, 'cve', xml.content, report),
};

/** A list of fields that has no effect, but may not have a gap. */
function fieldListOption(element: string): RuleOption {
  return {
    elements: [element],
    read({ content }, _draft, { report }) {
      if (content.split(',').some((part) => /^ *$/.test(part))) {
        throw report.refuse(`Wrong ${element} option: '${content}'`);
      }
    },
  };
}

export const ignore = fieldListOption('ignore');
export const checkIfIgnored = fieldListOption('check_if_ignored');
