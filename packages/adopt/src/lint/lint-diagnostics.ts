import type { DiagnosticTable } from '@sigmazuh/parser';

/** Everything that can be said of a hand-written rule file, with how grave it is. */
export const lintDiagnostics = {
  'rule-file-unreadable': {
    severity: 'error',
    summary: 'a rule file that Wazuh cannot read, so that no manager starts',
  },
  'rule-file-structure': {
    severity: 'error',
    summary: 'an element or attribute where Wazuh knows none, so that no manager starts',
  },
  'rule-refused': { severity: 'error', summary: 'a rule that keeps the manager from starting' },
  'field-name-refused': {
    severity: 'error',
    summary: 'a <field> about one of the names that have elements of their own',
  },
  'pattern-refused': {
    severity: 'error',
    summary: 'a pattern that does not compile, so that no manager starts',
  },
  'unknown-variable': { severity: 'error', summary: 'a "$word" that no <var> of the file is called' },
  'rule-skipped': { severity: 'error', summary: 'a rule that the manager leaves out' },
  'duplicate-rule-id': { severity: 'error', summary: 'an id that another rule has already' },
  'text-dropped': {
    severity: 'error',
    summary: 'a text so long that the manager drops it and keeps the rule',
  },
  'endless-loop': {
    severity: 'error',
    summary: 'if_matched_regex without global_frequency, which can hang the manager',
  },
  'lists-lost': { severity: 'error', summary: 'three or more lists in a rule, of which the first are lost' },
  'list-inverted': { severity: 'warning', summary: 'a lookup that does the opposite of its name' },
  'entity-in-rule': { severity: 'warning', summary: 'an XML entity, which Wazuh does not decode' },
  'negated-absent-field': {
    severity: 'warning',
    summary: 'a negated condition that does not hold where the field is absent',
  },
  'never-asked': { severity: 'warning', summary: 'a condition that no event can fulfil' },
  'windows-value-escaped': {
    severity: 'warning',
    summary: 'a pattern that forgets how values of Windows events arrive',
  },
  'windows-decoder': { severity: 'warning', summary: 'a decoder that takes no Windows event' },
  'hidden-by-siblings': {
    severity: 'warning',
    summary: 'a rule whose place in the tree hides it from most events',
  },
  'same-field-static': { severity: 'warning', summary: 'a comparison of earlier events that never holds' },
  'pattern-language': {
    severity: 'warning',
    summary: 'a pattern written in another language than the one it is read in',
  },
  'pattern-grows': { severity: 'warning', summary: 'a pattern whose time a log line can drive up' },
  'option-ignored': { severity: 'warning', summary: 'an element or attribute that has no effect' },
  'texts-glued': { severity: 'warning', summary: 'elements of one name that become one text' },
  'frequency-two': { severity: 'info', summary: 'a frequency of 2, which fires at every further event' },
} as const satisfies DiagnosticTable;

export type LintDiagnosticId = keyof typeof lintDiagnostics;
