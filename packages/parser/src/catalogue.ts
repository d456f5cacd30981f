import { checkRules } from './check/rules/index.ts';
import { idleSuppression } from './check/without-suppressed.ts';
import { parserDiagnostics } from './parser-diagnostics.ts';

/** Every diagnostic of this package: its id, which is also the name of its page in the documentation, and what it is about. */
export const diagnosticCatalogue: ReadonlyMap<string, string> = new Map([
  ...Object.entries(parserDiagnostics),
  ...checkRules.map((rule): [string, string] => [rule.id, rule.summary]),
  [idleSuppression, 'a comment asks to ignore something that is not there'],
]);
