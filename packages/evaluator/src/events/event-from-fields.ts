import type { LogSourceAttributes, SigmaEvent } from '../event.ts';
import { attributesOf, type GivenLogSource } from '../log-sources/attributes.ts';
import { eventSources } from '../log-sources/event-sources.ts';
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
 * and the maps of a list add their values to the same paths.
 */
export function eventFromFields(event: FieldsEvent): SigmaEvent {
  const builder = new ContentBuilder();
  addFields(builder, event.fields, '');
  return eventOf(builder, attributesOf(event.logsource ?? {}));
}

export function eventOf(builder: ContentBuilder, attributes: LogSourceAttributes): SigmaEvent {
  return Object.freeze({ sources: eventSources(attributes, builder.build()) });
}

/** Adds the fields of a map, whose own path ends in a dot unless it is empty. */
export function addFields(builder: ContentBuilder, fields: JsonObject, path: string): void {
  for (const [name, value] of Object.entries(fields)) addField(builder, path + name, value);
}

function addField(builder: ContentBuilder, name: string, value: JsonValue): void {
  if (isList(value)) {
    if (value.length === 0) builder.addEmpty(name);
    for (const each of value) addField(builder, name, each);
  } else if (typeof value === 'object' && value !== null) {
    builder.addNested(name);
    addFields(builder, value, `${name}.`);
  } else {
    builder.add(name, value);
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
