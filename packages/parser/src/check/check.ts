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
  const documents = files.flatMap((file) => file.documents);
  const items = documents.flatMap(itemsOf);
  for (const rule of checkRules) {
    const say = sayer(rule, diagnostics);
    switch (rule.scope) {
      case 'item':
        for (const item of items) rule.examine(item, say);
        break;
      case 'document':
        for (const { source, documents: own } of files)
          for (const each of own) rule.examine(each, say, source);
        break;
      case 'file':
        for (const file of files) rule.examine(file, say);
        break;
      case 'collection':
        rule.examine(documents, say);
        break;
    }
  }
}

function sayer({ id, severity }: CheckRule, diagnostics: Diagnostics): Say {
  return (range: SourceRange, message: string, details: ReportDetails = {}) => {
    const diagnostic: Diagnostic = { id, severity, range, message, ...details };
    diagnostics.report(diagnostic);
  };
}
