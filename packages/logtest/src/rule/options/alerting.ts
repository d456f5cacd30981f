import type { RuleDraft } from '../draft.ts';
import { foldCase } from '../letters.ts';
import type { RuleOption } from '../option.ts';
import { ownEntry } from '../own-entry.ts';
import { attributeOf } from '../pattern-attributes.ts';

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
      throw report.refuse(`Invalid value for element 'options': ${xml.content}.`, 1235);
    }
    if (logging !== null) draft.logging = logging;
  },
};

const infoTypes: ReadonlySet<string> = new Set(['text', 'link', 'cve', 'osvdb']);

/** `<info type="…">`: shown with alerts; an unknown type is an error that costs only the information. */
export const info: RuleOption = {
  elements: ['info'],
  read(xml, _draft, { report }) {
    const type = attributeOf(xml, 'type') ?? 'text';
    if (!infoTypes.has(foldCase(type))) {
      report.error(`rules_op: Element info attribute "type" has invalid value "${type}"`);
    }
  },
};

/** Read and without effect on which rule an event ends in. */
export const withoutEffect: RuleOption = {
  elements: ['cve', 'ignore', 'check_if_ignored'],
  read() {},
};
