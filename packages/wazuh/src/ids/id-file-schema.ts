import { type Schema, type SchemaReader, schemaReader } from '@sigmazuh/parser';
import { idFileVersion } from './id-file.ts';
import type { IdRange } from './ranges.ts';

const ruleId: Schema = {
  type: 'integer',
  minimum: 10,
  maximum: 999_999,
  report: { expected: 'a rule id from 10 to 999999' },
};

const range: Schema = {
  type: 'array',
  items: ruleId,
  minItems: 2,
  maxItems: 2,
  report: { expected: 'two rule ids, the lower one first' },
};

/** A section that holds nothing yet may be empty. */
const numbered: Schema = {
  type: ['object', 'null'],
  additionalProperties: ruleId,
  report: { expected: 'a map from keys of Sigma rules to rule ids' },
};

/** An id file as the schema lets it be. */
export interface WrittenIdFile {
  readonly range?: IdRange;
  readonly inner?: IdRange;
  readonly rules?: Readonly<Record<string, number>> | null;
  /** Rule ids → keys. */
  readonly retired?: Readonly<Record<string, string | number>> | null;
}

const schema: Schema = {
  type: 'object',
  required: ['version'],
  properties: {
    version: {
      type: 'integer',
      minimum: idFileVersion,
      maximum: idFileVersion,
      report: {
        expected: 'a version of the id file that this sigmazuh reads',
        hint: `it reads version ${idFileVersion}; a newer sigmazuh has written this file`,
      },
    },
    range,
    inner: range,
    rules: numbered,
    retired: {
      type: ['object', 'null'],
      additionalProperties: {
        type: ['string', 'number', 'boolean'],
        report: { expected: 'the key of the Sigma rule that it stood for' },
      },
      report: { expected: 'a map from rule ids to keys of Sigma rules' },
    },
  },
  additionalProperties: false,
};

/** The present format. */
export const readPresentFormat: SchemaReader<WrittenIdFile> = schemaReader(schema, 'an id file');

/** An id file of the first format. */
export interface FirstIdFile {
  readonly range?: IdRange;
  readonly pinned?: Readonly<Record<string, number>> | null;
  readonly ids?: Readonly<Record<string, number>> | null;
}

const firstSchema: Schema = {
  type: 'object',
  properties: { range, pinned: numbered, ids: numbered },
  additionalProperties: false,
};

export const readFirstFormat: SchemaReader<FirstIdFile> = schemaReader(
  firstSchema,
  'an id file of the first format',
);
