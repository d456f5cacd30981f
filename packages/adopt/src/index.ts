export {
  type Adopted,
  type AdoptedDocument,
  type AdoptedRule,
  type AdoptOptions,
  adoptRules,
} from './adopt-rules.ts';
export { type LintDiagnosticId, lintDiagnostics } from './lint/lint-diagnostics.ts';
export { lintRules } from './lint/lint-rules.ts';
export type { RefusalCode } from './translate/ask.ts';
export { type AdoptedFile, adoptedFiles, type FileOptions } from './write/adopted-files.ts';
