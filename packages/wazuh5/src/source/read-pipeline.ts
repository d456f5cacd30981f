import {
  fieldNamingProperties,
  logSourceSchema,
  otherFieldsOf,
  type PipelineReader,
  pipelineReader,
  sourceNameSchema,
  type WrittenSource,
} from '@sigmazuh/pipeline';
import type { EventSource, FieldPlace } from './event-source.ts';

/** A source as a pipeline file for Wazuh 5 has it. */
interface WrittenEventSource extends WrittenSource {
  readonly integration: string;
  readonly category: string;
  readonly when?: EventSource['when'];
  readonly fields?: Readonly<Record<string, WrittenPlace | readonly WrittenPlace[]>>;
}

/** `{domain, name}` is `DOMAIN\\name`, which decoders part. */
type WrittenPlace = string | { readonly domain: string; readonly name: string };

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;
const place = {
  anyOf: [
    text,
    {
      type: 'object',
      properties: { domain: text, name: text },
      required: ['domain', 'name'],
      additionalProperties: false,
    },
  ],
} as const;

const sourceSchema = {
  type: 'object',
  properties: {
    name: sourceNameSchema,
    logSource: logSourceSchema,
    integration: text,
    category: { type: 'string', pattern: '^[a-z0-9-]+$' },
    when: { type: 'object', additionalProperties: texts },
    fields: {
      type: 'object',
      additionalProperties: { anyOf: [place, { type: 'array', items: place, minItems: 1 }] },
    },
    otherFields: {
      type: 'object',
      properties: { prefix: fieldNamingProperties.prefix, letters: fieldNamingProperties.letters },
      additionalProperties: false,
    },
  },
  required: ['name', 'logSource', 'integration', 'category'],
  additionalProperties: false,
} as const;

/** Reads pipelines for the decoders of one's own integrations (`allowed_backends: [wazuh5]`). */
export const readWazuh5Pipeline: PipelineReader<EventSource> = pipelineReader<
  WrittenEventSource,
  EventSource
>({
  backEnd: 'wazuh5',
  title: 'Wazuh 5',
  sourceSchema,
  fieldNameSchema: text,
  completed,
  unsupportedTransformations: {},
  unsupportedKeys: {},
});

function completed(source: WrittenEventSource): EventSource {
  const { when = {}, fields = {}, otherFields: _, ...written } = source;
  return {
    ...written,
    ...otherFieldsOf(source),
    when,
    marks: [],
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, places]) => [
        name,
        isSeveral(places) ? places.map(completePlace) : completePlace(places),
      ]),
    ),
  };
}

function isSeveral(places: WrittenPlace | readonly WrittenPlace[]): places is readonly WrittenPlace[] {
  return Array.isArray(places);
}

function completePlace(place: WrittenPlace): FieldPlace {
  return typeof place === 'string' ? place : { kind: 'account', ...place };
}
