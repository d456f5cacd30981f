import { type Diagnostics, parseYamlDocument, yamlEntry } from '@sigmazuh/parser';
import type { PipelineDialect, WrittenSource } from './dialect.ts';
import { pipelineSchema } from './pipeline-schema.ts';
import { readPlaceholders } from './read-placeholders.ts';
import { type TransformationReader, transformationReader } from './read-transformations.ts';
import { type SchemaReader, schemaReaders } from './schema-reader.ts';
import type { Pipeline, Source, SourceRefusal } from './source.ts';

/** A file as the schema lets it be: what has a default may be missing. */
interface WrittenPipeline<Written> {
  readonly name: string;
  readonly priority?: number;
  readonly sources?: readonly Written[];
  readonly refusals?: readonly SourceRefusal[];
}

/** Readers by the schemas that a file is held to; made when the first one is read. */
interface Readers<Written> {
  readonly readWritten: SchemaReader<WrittenPipeline<Written>>;
  readonly readTransformations: TransformationReader;
}

const pipelineFile = {
  id: 'invalid-pipeline',
  called: 'a pipeline file',
  hint: 'give each pipeline a file of its own',
} as const;

/** A user's pipelines come after the built-in ones unless they say otherwise. */
const userPriority = 100;

/**
 * Reads a pipeline file.
 *
 * @param text the file, decoded
 * @param file the name that positions carry
 * @param diagnostics receives each mistake with its place
 * @returns `null` when the file is no pipeline
 */
export type PipelineReader<S extends Source> = (
  text: string,
  file: string,
  diagnostics: Diagnostics,
) => Pipeline<S> | null;

/**
 * A reader of pipeline files (`docs/pipelines.md`) for a back end: sources and refusals of its own, and transformations
 * of those of the pipelines before it, in pySigma's words.
 */
export function pipelineReader<Written extends WrittenSource, S extends Source>(
  dialect: PipelineDialect<Written, S>,
): PipelineReader<S> {
  let made: Readers<Written> | null = null;
  return (text, file, diagnostics) => {
    made ??= readersFor(dialect);
    return read(text, file, dialect, made, diagnostics);
  };
}

function readersFor<Written extends WrittenSource, S extends Source>(
  dialect: PipelineDialect<Written, S>,
): Readers<Written> {
  const readerOf = schemaReaders(dialect);
  return {
    readWritten: readerOf(pipelineSchema(dialect.sourceSchema, dialect.backEnd), 'the pipeline'),
    readTransformations: transformationReader(dialect, readerOf),
  };
}

function read<Written extends WrittenSource, S extends Source>(
  text: string,
  file: string,
  dialect: PipelineDialect<Written, S>,
  { readWritten, readTransformations }: Readers<Written>,
  diagnostics: Diagnostics,
): Pipeline<S> | null {
  const before = errorsIn(diagnostics);
  const document = parseYamlDocument(text, file, pipelineFile, diagnostics);
  if (document === null) return null;
  const written = readWritten(document, diagnostics);
  const list = yamlEntry(document, 'transformations')?.value;
  const transformations = list === undefined ? [] : readTransformations(list, diagnostics);
  if (written === null || errorsIn(diagnostics) > before) return null;
  return Object.freeze({
    name: written.name,
    priority: written.priority ?? userPriority,
    sources: (written.sources ?? []).map(dialect.completed),
    refusals: written.refusals ?? [],
    placeholders: readPlaceholders(document),
    transformations,
  });
}

function errorsIn(diagnostics: Diagnostics): number {
  return diagnostics.all.filter((each) => each.severity === 'error').length;
}
