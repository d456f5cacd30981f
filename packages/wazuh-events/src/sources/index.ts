export { builtinPipelines } from './builtin/index.ts';
export { readPipeline } from './read-pipeline.ts';
export { sourceSelection } from './select-sources.ts';
export { sourceSnippet, unmappedField } from './snippet.ts';
export {
  type FieldForm,
  type FieldPlace,
  type FieldView,
  type LogPartName,
  type Marker,
  type MarkerWords,
  noDecoder,
  type SourceMapping,
  type WazuhPipeline,
  withEmptyPlace,
} from './source-mapping.ts';
