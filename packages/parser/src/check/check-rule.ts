import type { Severity } from '../diagnostics.ts';
import type { DetectionItem, SigmaDocument } from '../documents.ts';
import type { ReportDetails } from '../reporter.ts';
import type { SourceRange } from '../source.ts';
import type { SourceText } from '../source-text.ts';

/** A file as the checks see it: its text, and the documents that could be read from it. */
export interface CheckedFile {
  readonly source: SourceText;
  readonly documents: readonly SigmaDocument[];
}

/** How a check says what it found. */
export type Say = (range: SourceRange, message: string, details?: ReportDetails) => void;

interface CheckHead {
  /** Stable; also the name of its file, of its page in the documentation, and what suppressions name. */
  readonly id: string;
  readonly severity: Severity;
  /** What it looks for, in one line. */
  readonly summary: string;
}

/** Looks at one document by itself. */
export interface DocumentCheck extends CheckHead {
  readonly scope: 'document';
  examine(document: SigmaDocument, say: Say, source: SourceText): void;
}

/** Looks at one detection item by itself. */
export interface ItemCheck extends CheckHead {
  readonly scope: 'item';
  examine(item: DetectionItem, say: Say): void;
}

/** Looks at the text of a file. */
export interface FileCheck extends CheckHead {
  readonly scope: 'file';
  examine(file: CheckedFile, say: Say): void;
}

/** Looks at all documents together. */
export interface CollectionCheck extends CheckHead {
  readonly scope: 'collection';
  examine(documents: readonly SigmaDocument[], say: Say): void;
}

export type CheckRule = DocumentCheck | ItemCheck | FileCheck | CollectionCheck;
