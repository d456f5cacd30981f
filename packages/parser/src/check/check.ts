import type { Diagnostics } from '../diagnostics.ts';
import type { SigmaDocument } from '../documents.ts';
import { type ReportDetails, toldAs } from '../reporter.ts';
import type { SourceRange } from '../source.ts';
import { itemsOf } from '../walk.ts';
import type {
  CheckedFile,
  CheckRule,
  CollectionCheck,
  DocumentCheck,
  FileCheck,
  ItemCheck,
  Say,
} from './check-rule.ts';
import { duplicateId } from './rules/duplicate-id.ts';
import { checkRules } from './rules/index.ts';

const fileChecks = checkRules.filter((rule): rule is FileCheck => rule.scope === 'file');
const documentChecks = checkRules.filter((rule): rule is DocumentCheck => rule.scope === 'document');
const itemChecks = checkRules.filter((rule): rule is ItemCheck => rule.scope === 'item');
const collectionChecks = checkRules.filter((rule): rule is CollectionCheck => rule.scope === 'collection');

/**
 * Runs every check over files that were read, and says what they find. Suppressions are not looked at here, since
 * the collector may hold more than checks say: see `withoutSuppressed`.
 */
export function check(files: readonly CheckedFile[], diagnostics: Diagnostics): void {
  checkEach(files, diagnostics);
  checkTogether(
    files.flatMap((file) => file.documents),
    diagnostics,
  );
}

/** Runs the checks that look at one file, document or item by itself: what they say changes with that file alone. */
export function checkEach(files: readonly CheckedFile[], diagnostics: Diagnostics): void {
  const telling = tellingTo(diagnostics);
  const [ofFile, ofDocument, ofItem] = [telling(fileChecks), telling(documentChecks), telling(itemChecks)];
  // All checks of one document before the next document: its tree is touched once, while it is at hand.
  for (const file of files) {
    for (const { rule, say } of ofFile) rule.examine(file, say);
    for (const document of file.documents) {
      for (const { rule, say } of ofDocument) rule.examine(document, say, file.source);
      for (const item of itemsOf(document)) for (const { rule, say } of ofItem) rule.examine(item, say);
    }
  }
}

/** Runs the checks that look at all documents together, for what one of them is to another. */
export function checkTogether(documents: readonly SigmaDocument[], diagnostics: Diagnostics): void {
  for (const { rule, say } of tellingTo(diagnostics)(collectionChecks)) rule.examine(documents, say);
}

/** Says which documents have the id of another one: ids of a pack are bound to them. */
export function checkIds(documents: readonly SigmaDocument[], diagnostics: Diagnostics): void {
  duplicateId.examine(documents, sayer(duplicateId, diagnostics));
}

function tellingTo(diagnostics: Diagnostics) {
  return <Rule extends CheckRule>(rules: readonly Rule[]) =>
    rules.map((rule) => ({ rule, say: sayer(rule, diagnostics) }));
}

/** Says nothing twice: documents of a collection share what a `global` document gave them. */
function sayer({ id, severity }: CheckRule, diagnostics: Diagnostics): Say {
  const said = new Set<string>();
  return (range: SourceRange, message: string, details: ReportDetails = {}) => {
    const key = `${range.start.offset} ${range.file} ${message}`;
    if (said.has(key)) return;
    said.add(key);
    diagnostics.report(toldAs(id, severity, range, message, details));
  };
}
