import { ownEntry } from '@sigmazuh/parser';
import type { FieldNaming, LogSourcePattern, Source } from './source.ts';

/** What a back end makes of pipeline files: the sources they may hold, and what it has no use for. */
export interface PipelineDialect<Written extends WrittenSource, S extends Source> {
  /** Its name under `allowed_backends`. */
  readonly backEnd: string;
  /** Its name in messages. */
  readonly title: string;
  /** JSON schema of a source, as a file has it. */
  readonly sourceSchema: object;
  /** JSON schema of a field's name in the back end. */
  readonly fieldNameSchema: object;
  /** A source that follows the schema, with what has a default filled in. */
  readonly completed: (written: Written) => S;
  /** What pySigma's transformations would do that the back end has no place for, by their names. */
  readonly unsupportedTransformations: Readonly<Record<string, Unsupported>>;
  /** The same for keys of a file. */
  readonly unsupportedKeys: Readonly<Record<string, Unsupported>>;
}

/** What every source of a file has. */
export interface WrittenSource {
  readonly name: string;
  readonly logSource: LogSourcePattern;
  readonly otherFields?: Partial<FieldNaming>;
}

/** Why a word of pySigma's cannot be used, and what to do instead. */
export interface Unsupported {
  readonly reason: string;
  readonly hint: string;
}

/** What a back end says of a word that it cannot use; `null` for words that nobody knows. */
export function unsupportedWord(
  words: Readonly<Record<string, Unsupported>>,
  name: string,
): Unsupported | null {
  return ownEntry(words, name) ?? null;
}
