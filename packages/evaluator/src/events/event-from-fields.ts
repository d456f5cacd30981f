import type { SigmaEvent } from '../event.ts';
import { attributesOf, type GivenLogSource } from '../log-sources/attributes.ts';
import { eventSources } from '../log-sources/event-sources.ts';
import { openToFields } from '../log-sources/open-sources.ts';
import { ContentBuilder } from './content-builder.ts';

/** A value as JSON has it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** An event that is already taken apart. */
export interface FieldsEvent {
  readonly logsource?: GivenLogSource | undefined;
  readonly fields: JsonObject;
}

/**
 * An event by its fields. Nested maps are reached by their path (`user.name`), a list is several values of one field,
 * and the maps of a list add their values to the same paths. Without a log source the event is of every one that its
 * channel and event id, if it has them, do not contradict.
 */
export function eventFromFields(event: FieldsEvent): SigmaEvent {
  const builder = new ContentBuilder();
  addFields(builder, event.fields);
  const content = builder.build();
  const given = attributesOf(event.logsource ?? {});
  if (Object.keys(given).length > 0) return Object.freeze({ sources: eventSources(given, content) });
  const windows = eventSources({ product: 'windows' }, content);
  // A channel or an event id that Windows has says that the event is of Windows.
  const isWindows = windows.some(({ attributes }) => attributes.service !== undefined);
  return Object.freeze(
    isWindows ? { sources: windows } : { sources: eventSources({}, content), open: openToFields(content) },
  );
}

// No log nests its fields so deeply; what does is made to exhaust its readers.
const deepestField = 256;

/** Adds the fields of a map by their paths. What is nested more than 256 levels deep is not looked into. */
export function addFields(builder: ContentBuilder, fields: JsonObject): void {
  for (const [name, value] of Object.entries(fields)) addField(builder, name, value, 1);
}

function addField(builder: ContentBuilder, name: string, value: JsonValue, depth: number): void {
  if (isList(value)) {
    if (value.length === 0 || depth === deepestField) builder.addEmpty(name);
    else for (const each of value) addField(builder, name, each, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    builder.addNested(name);
    if (depth === deepestField) return;
    for (const [key, each] of Object.entries(value)) addField(builder, `${name}.${key}`, each, depth + 1);
  } else {
    builder.add(name, value);
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
