import {
  otherFieldsOf,
  type PipelineDialect,
  type PipelineReader,
  pipelineReader,
  type WrittenSource,
} from '@sigmazuh/pipeline';
import type { SourceMapping } from './source-mapping.ts';
import { placeName, sourceSchema } from './source-schema.ts';
import { unsupportedKeys, unsupportedTransformations } from './unsupported-vocabulary.ts';

/** A source as its file has it: what has a default may be missing. */
type WrittenMapping = WrittenSource &
  Omit<Partial<SourceMapping>, keyof WrittenSource> &
  Pick<SourceMapping, 'enters' | 'form'>;

const dialect: PipelineDialect<WrittenMapping, SourceMapping> = {
  backEnd: 'wazuh',
  title: 'Wazuh',
  sourceSchema,
  fieldNameSchema: placeName,
  completed,
  unsupportedTransformations,
  unsupportedKeys,
};

/** Reads a pipeline file that says where events arrive in Wazuh (`docs/pipelines.md`). */
export const readPipeline: PipelineReader<SourceMapping> = pipelineReader(dialect);

function completed(source: WrittenMapping): SourceMapping {
  const { otherFields: _, ...rest } = source;
  return {
    when: {},
    fields: {},
    keywords: source.form === 'windows' ? 'event' : 'line',
    ...rest,
    ...otherFieldsOf(source),
  };
}
