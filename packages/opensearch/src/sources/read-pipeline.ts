import {
  logSourceSchema,
  type Pipeline,
  type PipelineReader,
  pipelineReader,
  type WrittenSource,
} from '@sigmazuh/pipeline';
import type { IndexedSource, SearchedIndex } from './indexed-source.ts';

/** A source as a pipeline file for an index of one's own has it. */
interface WrittenOwnSource extends WrittenSource, Partial<SearchedIndex> {
  readonly when?: IndexedSource['when'];
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly otherFields?: Partial<NonNullable<IndexedSource['otherFields']>>;
  readonly absent?: readonly string[];
}

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;
const oneOrSeveral = { anyOf: [text, texts] } as const;

const sourceSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_.-]*$' },
    logSource: logSourceSchema,
    indices: text,
    timeField: text,
    when: { type: 'object', additionalProperties: texts },
    fields: { type: 'object', additionalProperties: oneOrSeveral },
    otherFields: {
      type: 'object',
      properties: {
        prefix: { type: 'string' },
        letters: { enum: ['lower-first', 'as-is', 'lower'] },
        blanks: { enum: ['maybe', 'never'] },
      },
      additionalProperties: false,
    },
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

function completed({ indices, timeField, otherFields, ...written }: WrittenOwnSource): IndexedSource {
  return {
    when: {},
    fields: {},
    enters: [],
    form: 'plain',
    keywords: 'line',
    ...written,
    index: { indices: indices ?? '*', timeField: timeField ?? '@timestamp' },
    ...(otherFields === undefined ? {} : { otherFields: { prefix: '', letters: 'as-is', ...otherFields } }),
  };
}
