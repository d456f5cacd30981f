import {
  fieldNamingSchema,
  logSourceSchema,
  otherFieldsOf,
  type Pipeline,
  type PipelineReader,
  pipelineReader,
  sourceNameSchema,
  type WrittenSource,
} from '@sigmazuh/pipeline';
import type { IndexedSource, SearchedIndex } from './indexed-source.ts';

/** A source as a pipeline file for an index of one's own has it. */
interface WrittenOwnSource extends WrittenSource, Partial<SearchedIndex> {
  readonly when?: IndexedSource['when'];
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly absent?: readonly string[];
}

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;
const oneOrSeveral = { anyOf: [text, texts] } as const;

const sourceSchema = {
  type: 'object',
  properties: {
    name: sourceNameSchema,
    logSource: logSourceSchema,
    indices: text,
    timeField: text,
    when: { type: 'object', additionalProperties: texts },
    fields: { type: 'object', additionalProperties: oneOrSeveral },
    otherFields: fieldNamingSchema,
    absent: texts,
  },
  required: ['name', 'logSource'],
  additionalProperties: false,
} as const;

/** Reads pipelines for an index of one's own: ECS, or whatever its fields are called (`allowed_backends: [opensearch]`). */
export const readIndexPipeline: PipelineReader<IndexedSource> = pipelineReader<
  WrittenOwnSource,
  IndexedSource
>({
  backEnd: 'opensearch',
  title: 'OpenSearch',
  sourceSchema,
  fieldNameSchema: text,
  completed,
  unsupportedTransformations: {},
  unsupportedKeys: {},
});

export type IndexPipeline = Pipeline<IndexedSource>;

function completed(source: WrittenOwnSource): IndexedSource {
  const { indices, timeField, otherFields: _, ...written } = source;
  return {
    when: {},
    fields: {},
    enters: [],
    form: 'plain',
    keywords: 'line',
    ...written,
    index: { indices: indices ?? '*', timeField: timeField ?? '@timestamp' },
    ...otherFieldsOf(source),
  };
}
