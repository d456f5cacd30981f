import { type Diagnostics, parseYaml, yamlEntry } from '@sigmazuh/parser';
import { Ajv, type ValidateFunction } from 'ajv';
import type { PipelineDialect, WrittenSource } from './dialect.ts';
import { pipelineSchema } from './pipeline-schema.ts';
import { readPlaceholders } from './read-placeholders.ts';
import { type TransformationReader, transformationReader } from './read-transformations.ts';
import { reportMistakes } from './schema-mistakes.ts';
import type { Pipeline, Source, SourceRefusal } from './source.ts';
import { plainValue } from './yaml-places.ts';

/** A file as the schema lets it be: what has a default may be missing. */
interface WrittenPipeline<Written> {
  readonly name: string;
  readonly priority?: number;
  readonly sources?: readonly Written[];
  readonly refusals?: readonly SourceRefusal[];
}

/** What a file is held to; made when the first one is read. */
interface Checks<Written> {
  readonly isPipeline: ValidateFunction<WrittenPipeline<Written>>;
  readonly readTransformations: TransformationReader;
}

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
  let made: Checks<Written> | null = null;
  return (text, file, diagnostics) => {
    made ??= checksOf(dialect);
    return read(text, file, dialect, made, diagnostics);
  };
}

function checksOf<Written extends WrittenSource, S extends Source>(
  dialect: PipelineDialect<Written, S>,
): Checks<Written> {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  return {
    isPipeline: ajv.compile<WrittenPipeline<Written>>(pipelineSchema(dialect.sourceSchema, dialect.backEnd)),
    readTransformations: transformationReader(dialect),
  };
}

function read<Written extends WrittenSource, S extends Source>(
  text: string,
  file: string,
  dialect: PipelineDialect<Written, S>,
  { isPipeline, readTransformations }: Checks<Written>,
  diagnostics: Diagnostics,
): Pipeline<S> | null {
  const before = errorsIn(diagnostics);
  const [document, second] = parseYaml(text, file, diagnostics);
  if (document === undefined) return null;
  if (second !== undefined) {
    diagnostics.report({
      id: 'invalid-pipeline',
      severity: 'error',
      range: second.range,
      message: 'a pipeline file holds one document, and here a second one begins',
      hint: 'give each pipeline a file of its own',
    });
  }
  const value = plainValue(document);
  const isValid = isPipeline(value);
  if (!isValid) reportMistakes(isPipeline.errors ?? [], document, dialect, diagnostics);
  const list = yamlEntry(document, 'transformations')?.value;
  const transformations = list === undefined ? [] : readTransformations(list, diagnostics);
  if (!isValid || errorsIn(diagnostics) > before) return null;
  return Object.freeze({
    name: value.name,
    priority: value.priority ?? userPriority,
    sources: (value.sources ?? []).map(dialect.completed),
    refusals: value.refusals ?? [],
    placeholders: readPlaceholders(document),
    transformations,
  });
}

function errorsIn(diagnostics: Diagnostics): number {
  return diagnostics.all.filter((each) => each.severity === 'error').length;
}
