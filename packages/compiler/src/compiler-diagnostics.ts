import type { DiagnosticTable } from '@sigmazuh/parser';

/** Why a value has no meaning that can be compiled. */
export const compilerDiagnostics = {
  'comparison-without-field': { severity: 'error', summary: 'a comparison among keywords' },
  'encoded-value-not-text': { severity: 'error', summary: 'an encoded value that no text can hold' },
  'exists-without-boolean': { severity: 'error', summary: '"exists" with neither true nor false' },
  'fieldref-without-name': { severity: 'error', summary: '"fieldref" without the name of a field' },
  'not-a-network': { severity: 'error', summary: '"cidr" with something that is no network' },
  'null-keyword': { severity: 'error', summary: 'null among keywords' },
  'ordered-needs-text': { severity: 'error', summary: 'an order for values that are no texts' },
  'placeholder-too-wide': { severity: 'error', summary: 'placeholders that stand for too many texts' },
  'regex-not-a-string': { severity: 'error', summary: '"re" with something that is no text' },
  'regex-refused': { severity: 'error', summary: 'a regular expression that cannot be taken over' },
  'too-many-spellings': { severity: 'error', summary: 'a value with too many spellings to encode' },
  'unknown-placeholder': { severity: 'error', summary: 'a placeholder that nobody has given values to' },
  'value-not-a-number': { severity: 'error', summary: 'a comparison with something that is no number' },
  'wildcard-before-encoding': { severity: 'error', summary: 'a value with wildcards that is to be encoded' },
} as const satisfies DiagnosticTable;

export type CompilerDiagnosticId = keyof typeof compilerDiagnostics;

export function isCompilerDiagnostic(id: string): id is CompilerDiagnosticId {
  return Object.hasOwn(compilerDiagnostics, id);
}
