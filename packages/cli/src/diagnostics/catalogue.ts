import { lintDiagnostics } from '@sigmazuh/adopt';
import { compilerDiagnostics } from '@sigmazuh/compiler';
import { evaluatorDiagnostics } from '@sigmazuh/evaluator';
import {
  checkDiagnostics,
  type Diagnostic,
  type DiagnosticKind,
  type DiagnosticTable,
  parserDiagnostics,
  type Severity,
} from '@sigmazuh/parser';
import { wazuhDiagnostics } from '@sigmazuh/wazuh';
import { wazuh5Diagnostics } from '@sigmazuh/wazuh5';

/** What this package itself has to say of files. */
const cliDiagnostics = {
  'unreadable-file': { severity: 'error', summary: 'a file that cannot be opened or read' },
  'invalid-configuration': { severity: 'error', summary: 'a setting in sigmazuh.yml that cannot be used' },
  'invalid-fixture': { severity: 'error', summary: 'a payload fixture that cannot be used' },
} as const satisfies DiagnosticTable;

/** The tables of all packages. Where two name the same thing, it is one diagnostic. */
export const diagnosticTables: Readonly<Record<string, DiagnosticTable>> = {
  evaluator: evaluatorDiagnostics,
  parser: parserDiagnostics,
  checks: checkDiagnostics,
  compiler: compilerDiagnostics,
  wazuh: wazuhDiagnostics,
  wazuh5: wazuh5Diagnostics,
  lint: lintDiagnostics,
  cli: cliDiagnostics,
};

/** Every diagnostic there is, by its id. Each has a page, `docs/diagnostics/ID.md`. */
export const catalogue: ReadonlyMap<string, DiagnosticKind> = new Map(
  Object.values(diagnosticTables).flatMap((table) => Object.entries(table)),
);

/** Without what these are about there is nothing to go on with: their severity cannot be changed. */
const fixed: ReadonlySet<string> = new Set([
  ...Object.entries({ ...parserDiagnostics, ...cliDiagnostics })
    .filter(([, { severity }]) => severity === 'error')
    .map(([id]) => id),
  'invalid-pipeline',
]);

export const canBeChanged = (id: string): boolean => !fixed.has(id);

/** What `checks` of the configuration says of an id. */
export type CheckSetting = Severity | 'off';

/** Diagnostics with the severities that the configuration gives them, without those that are turned off. */
export function withSettings(
  diagnostics: readonly Diagnostic[],
  settings: Readonly<Record<string, CheckSetting>>,
): readonly Diagnostic[] {
  return toldOnce(diagnostics).flatMap((each) => {
    const setting = Object.hasOwn(settings, each.id) && canBeChanged(each.id) ? settings[each.id] : undefined;
    if (setting === undefined) return [each];
    return setting === 'off' ? [] : [{ ...each, severity: setting }];
  });
}

/** What is wrong with a filter is found anew in each rule that it is added to. */
function toldOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ id, message, range }) => {
    const key = `${id} ${range.file}:${range.start.offset} ${message}`;
    return !told.has(key) && told.add(key);
  });
}
