/** What pipelines say of log sources. */

/** From a rule's log source to the sources of its events. */
export { type TransformedLogSource, transformLogSource, transformSource } from './apply-transformations.ts';
/** Which fields the events of a log source have. */
export { type FieldCatalogue, fieldCatalogue, isAlwaysSent } from './catalogue/index.ts';
export { hashFields } from './catalogue/sysmon.ts';
export type { PipelineDialect, Unsupported, WrittenSource } from './dialect.ts';
export type { KnownValues } from './known-values.ts';
export { logSourceNames, logSourceText, patternText } from './log-source-names.ts';
export { logSourceSchema, pipelineSchema } from './pipeline-schema.ts';
export { type PipelineReader, pipelineReader } from './read-pipeline.ts';
export { placeholdersOf } from './read-placeholders.ts';
export { type Intersection, type SourceSelection, sourceSelection } from './select-sources.ts';
export { fieldSnippet, sourceSnippet } from './snippet.ts';
export type { Basis, FieldNaming, LogSourcePattern, Pipeline, Source, SourceRefusal } from './source.ts';
/** Pipeline files. */
export {
  fieldNamingProperties,
  fieldNamingSchema,
  otherFieldsOf,
  sourceNameSchema,
} from './source-parts.ts';
export {
  attributeNames,
  type FieldNames,
  isInScope,
  type RuleScope,
  type Transformation,
} from './transformation.ts';
export { transformationSchemas } from './transformation-schema.ts';
export { meantField, type UnknownField, unknownAmong, unknownFields } from './unknown-fields.ts';
