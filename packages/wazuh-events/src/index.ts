/** Where the events of a log source are in Wazuh 4, and what becomes of their values on the way there. */

/** Pipelines for Wazuh 4, and the built-in ones. */
export { windowsEvents } from './sources/builtin/windows-fields.ts';
export { placesOf } from './sources/field-places.ts';
export {
  builtinPipelines,
  readPipeline,
  sourceSelection,
  sourceSnippet,
  unmappedField,
} from './sources/index.ts';
export {
  type FieldForm,
  type FieldPlace,
  type FieldView,
  type LogPartName,
  type Marker,
  type MarkerWords,
  noDecoder,
  type SourceMapping,
  sysmonForLinuxName,
  type WazuhPipeline,
  withEmptyPlace,
} from './sources/source-mapping.ts';
export { sourceSchema } from './sources/source-schema.ts';
/** How values look in the text that is searched. */
export {
  asSentByTheAgent,
  jsonSpellings,
  jsonString,
  jsonValuePatterns,
  messageEventPattern,
  messageField,
  messageFieldPattern,
  plainJsonString,
  windowsEvent,
  windowsValue,
  xmlValueForms,
  xmlValuePattern,
} from './text-forms/index.ts';
/** What of a value arrives, and fields that others tell. */
export { type Arriving, arriving } from './values/arriving.ts';
export type { EventNotes } from './values/event-notes.ts';
export { throughView } from './values/field-views.ts';
export { noteHexadecimal } from './values/hexadecimal.ts';
export { butNotNull, exactlyNull, takesNull } from './values/json-null.ts';
export { takesPrintsOnly } from './values/json-numbers.ts';
export { exactValue, noteDropped, splitDroppedValues } from './values/lost-values.ts';
