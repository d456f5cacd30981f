import type { DiagnosticTable } from './diagnostics.ts';

/** Every kind of problem that reading a Sigma file can report, with how grave it is. */
export const parserDiagnostics = {
  'binary-file': {
    severity: 'error',
    summary: 'the file holds NUL or other control characters and is no text',
  },
  'invalid-utf8': { severity: 'error', summary: 'the file is not UTF-8' },
  'empty-file': { severity: 'error', summary: 'the file holds no YAML document' },
  'conflict-marker': {
    severity: 'error',
    summary: 'the file holds both sides of a merge that nobody finished',
  },
  'yaml-syntax': { severity: 'error', summary: 'the file is not YAML' },
  'tab-indentation': { severity: 'error', summary: 'a tab stands where YAML allows spaces only' },
  'nesting-too-deep': { severity: 'error', summary: 'lists and maps are nested too deeply' },
  'duplicate-key': { severity: 'error', summary: 'a map has the same key twice' },
  'unsupported-key': { severity: 'error', summary: 'a key of a map is itself a map or a list' },
  'unsupported-tag': { severity: 'error', summary: 'a YAML tag that has no meaning in Sigma' },
  'unknown-alias': { severity: 'error', summary: 'a YAML alias without its anchor' },
  'alias-expansion': { severity: 'error', summary: 'YAML aliases repeat more than a file may' },
  'not-a-rule': { severity: 'error', summary: 'a document is no Sigma rule' },
  'invalid-action': {
    severity: 'error',
    summary: 'an "action" of a rule collection that cannot be carried out',
  },
  'missing-attribute': { severity: 'error', summary: 'a required attribute is missing' },
  'wrong-type': { severity: 'error', summary: 'an attribute has a value of the wrong kind' },
  'misspelt-attribute': { severity: 'warning', summary: 'an unknown attribute is almost a known one' },
  'invalid-id': { severity: 'warning', summary: 'an id is not a UUID' },
  'invalid-status': { severity: 'warning', summary: 'a status that Sigma does not know' },
  'invalid-related': { severity: 'warning', summary: 'a relation between rules that Sigma does not know' },
  'invalid-level': { severity: 'error', summary: 'a level that Sigma does not know' },
  'empty-search': { severity: 'error', summary: 'a search identifier has no content' },
  'invalid-field-name': { severity: 'error', summary: 'a field name is missing or is not text' },
  'unknown-modifier': { severity: 'error', summary: 'a modifier that Sigma does not know' },
  'illegal-modifier': { severity: 'error', summary: 'a modifier that cannot stand where it is' },
  'invalid-value': { severity: 'error', summary: 'a value that the modifiers before it cannot take' },
  'nested-value': { severity: 'error', summary: 'a list or map stands where a single value is expected' },
  'missing-condition': { severity: 'error', summary: 'a detection has no condition' },
  'condition-syntax': { severity: 'error', summary: 'a condition cannot be read' },
  'undefined-identifier': {
    severity: 'error',
    summary: 'a condition names a search identifier that does not exist',
  },
  'aggregation-condition': { severity: 'error', summary: 'a condition uses the old pipe syntax' },
  'nothing-to-search': { severity: 'error', summary: 'a detection has no search identifier' },
  'invalid-extension': {
    severity: 'error',
    summary: 'the attribute "sigmazuh" asks for something that cannot be',
  },
  'invalid-correlation': { severity: 'error', summary: 'a correlation section that means nothing' },
} as const satisfies DiagnosticTable;

export type ParserDiagnosticId = keyof typeof parserDiagnostics;
