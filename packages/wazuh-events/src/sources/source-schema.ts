import { fieldNamingSchema, logSourceSchema, sourceNameSchema } from '@sigmazuh/pipeline';
import { logPartNames } from './source-mapping.ts';

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;

const values = { type: 'object', additionalProperties: texts } as const;

/** No element can ask for these. */
export const placeName = { ...text, not: { enum: ['srcgeoip', 'dstgeoip'] } } as const;

const place = {
  anyOf: [
    placeName,
    {
      type: 'object',
      properties: { between: { type: 'array', items: text, minItems: 2, maxItems: 2 } },
      required: ['between'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: { part: { enum: logPartNames } },
      required: ['part'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: { audit: text },
      required: ['audit'],
      additionalProperties: false,
    },
  ],
} as const;

/** JSON schema of a source in a pipeline file; `docs/pipelines.md` explains it. */
export const sourceSchema = {
  type: 'object',
  properties: {
    name: sourceNameSchema,
    logSource: logSourceSchema,
    enters: {
      type: 'array',
      items: { enum: ['syslog', 'firewall', 'ids', 'web-log', 'squid', 'windows', 'ossec'] },
      minItems: 1,
    },
    decodedAs: texts,
    notDecodedAs: texts,
    when: values,
    known: values,
    fieldRoots: {
      type: 'object',
      properties: { kind: { enum: ['only', 'without'] }, names: texts },
      required: ['kind', 'names'],
      additionalProperties: false,
    },
    form: { enum: ['windows', 'json', 'xml', 'plain'] },
    fields: {
      type: 'object',
      additionalProperties: { anyOf: [place, { type: 'array', items: place, minItems: 1 }] },
    },
    hidden: { type: 'object', additionalProperties: text },
    otherFields: fieldNamingSchema,
    marker: {
      anyOf: [
        place,
        {
          type: 'object',
          properties: { words: texts, in: place, at: { enum: ['start', 'anywhere'] } },
          required: ['words'],
          additionalProperties: false,
        },
      ],
    },
    telltale: place,
    role: { const: 'additional' },
    needs: text,
    absent: texts,
    unsent: text,
    objects: texts,
    remarks: { type: 'object', additionalProperties: text },
    onlyFields: texts,
    present: texts,
    keywords: { enum: ['event', 'line', 'audit-line', 'refused'] },
    basis: {
      type: 'object',
      properties: { kind: { enum: ['recording', 'documentation', 'guess'] }, source: text },
      required: ['kind', 'source'],
      additionalProperties: false,
    },
  },
  required: ['name', 'logSource', 'enters', 'form'],
  additionalProperties: false,
} as const;
