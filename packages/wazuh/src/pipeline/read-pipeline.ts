import { type Diagnostics, parseYaml } from '@sigmazuh/parser';
import { Ajv, type ValidateFunction } from 'ajv';
import { pipelineSchema } from './pipeline-schema.ts';
import { readTransformations } from './read-transformations.ts';
import { reportMistakes } from './schema-mistakes.ts';
import type {
  FieldPlace,
  LogSourcePattern,
  Pipeline,
  SourceMapping,
  SourceRefusal,
} from './source-mapping.ts';
import { entryOf, plainValue } from './yaml-places.ts';

/** A source as its file has it: what has a default may be missing. */
interface WrittenSource extends Omit<Partial<SourceMapping>, 'otherFields'> {
  readonly name: string;
  readonly logSource: LogSourcePattern;
  readonly enters: readonly string[];
  readonly form: SourceMapping['form'];
  readonly fields?: Readonly<Record<string, FieldPlace | readonly FieldPlace[]>>;
  readonly otherFields?: Partial<NonNullable<SourceMapping['otherFields']>>;
}

interface WrittenPipeline {
  readonly name: string;
  readonly priority?: number;
  readonly sources?: readonly WrittenSource[];
  readonly refusals?: readonly SourceRefusal[];
}

/** A user's pipelines come after the built-in ones unless they say otherwise. */
const userPriority = 100;

let compiled: ValidateFunction<WrittenPipeline> | null = null;

/**
 * Reads a pipeline file (`docs/pipelines.md`): sources and refusals of its own, and transformations of those of the
 * pipelines before it, in pySigma's words.
 *
 * @param text the file, decoded
 * @param file the name that positions carry
 * @param diagnostics receives each mistake with its place
 * @returns `null` when the file is no pipeline
 */
export function readPipeline(text: string, file: string, diagnostics: Diagnostics): Pipeline | null {
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
  compiled ??= new Ajv({ allErrors: true, allowUnionTypes: true }).compile<WrittenPipeline>(pipelineSchema);
  const value = plainValue(document);
  const isValid = compiled(value);
  if (!isValid) reportMistakes(compiled.errors ?? [], document, diagnostics);
  const list = entryOf(document, 'transformations')?.value;
  const transformations = list === undefined ? [] : readTransformations(list, diagnostics);
  if (!isValid || errorsIn(diagnostics) > before) return null;
  return Object.freeze({
    name: value.name,
    priority: value.priority ?? userPriority,
    sources: (value.sources ?? []).map(completed),
    refusals: value.refusals ?? [],
    transformations,
  });
}

function errorsIn(diagnostics: Diagnostics): number {
  return diagnostics.all.filter((each) => each.severity === 'error').length;
}

function completed(source: WrittenSource): SourceMapping {
  const { otherFields, ...rest } = source;
  return {
    when: {},
    fields: {},
    keywords: source.form === 'windows' ? 'event' : 'line',
    ...rest,
    ...(otherFields === undefined ? {} : { otherFields: { prefix: '', letters: 'as-is', ...otherFields } }),
  };
}
