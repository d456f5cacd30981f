import type { Diagnostic, Diagnostics } from '../diagnostics.ts';
import type { ReportDetails } from '../reporter.ts';
import type { SourceRange } from '../source.ts';
import { itemsOf } from '../walk.ts';
import type { CheckedFile, CheckRule, Say } from './check-rule.ts';
import { checkRules } from './rules/index.ts';

/**
 * Runs every check over files that were read, and says what they find. Suppressions are not looked at here, since
 * the collector may hold more than checks say: see `withoutSuppressed`.
 */
export function check(files: readonly CheckedFile[], diagnostics: Diagnostics): void {
  const checks = checkRules.map((rule) => ({ rule, say: sayer(rule, diagnostics) }));
  // All checks of one document before the next document: its tree is touched once, while it is at hand.
  for (const file of files) {
    for (const { rule, say } of checks) if (rule.scope === 'file') rule.examine(file, say);
    for (const document of file.documents) {
      const items = itemsOf(document);
      for (const { rule, say } of checks) {
        if (rule.scope === 'document') rule.examine(document, say, file.source);
        else if (rule.scope === 'item') for (const item of items) rule.examine(item, say);
      }
    }
  }
  const documents = files.flatMap((file) => file.documents);
  for (const { rule, say } of checks) if (rule.scope === 'collection') rule.examine(documents, say);
}

/** Says nothing twice: documents of a collection share what a `global` document gave them. */
function sayer({ id, severity }: CheckRule, diagnostics: Diagnostics): Say {
  const said = new Set<string>();
  return (range: SourceRange, message: string, details: ReportDetails = {}) => {
    const key = `${range.start.offset} ${range.file} ${message}`;
    if (said.has(key)) return;
    said.add(key);
    const diagnostic: Diagnostic = { id, severity, range, message, ...details };
    diagnostics.report(diagnostic);
  };
}
