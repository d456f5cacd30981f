import { commonProperties, type Schema } from './annotations.ts';

/** The correlation types of the Sigma correlation rules specification 2.1. */
export const correlationTypes = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
] as const;

const count: Schema = { type: 'number', report: { id: 'invalid-correlation', expected: 'a number' } };

const comparisons: Readonly<Record<string, Schema>> = {
  gt: count,
  gte: count,
  lt: count,
  lte: count,
  eq: count,
  neq: count,
};

const fieldName: Schema = { type: 'string' };

const condition: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: { ...comparisons, field: { type: ['string', 'array'], items: fieldName } },
};

/** A correlation rule (Sigma correlation rules specification 2.1). What depends on the type is read elsewhere. */
export const correlationSchema: Schema = {
  type: 'object',
  required: ['title', 'correlation'],
  properties: {
    ...commonProperties,
    generate: { type: 'boolean' },
    correlation: {
      type: 'object',
      required: ['type', 'rules', 'timespan'],
      properties: {
        type: {
          type: 'string',
          enum: [...correlationTypes],
          report: { id: 'invalid-correlation', expected: 'a correlation type' },
        },
        rules: {
          type: ['array', 'string'],
          minItems: 1,
          items: { type: 'string' },
          report: { expected: 'a list of ids or names of rules' },
        },
        'group-by': { type: ['array', 'string'], items: fieldName, report: { expected: 'a list of fields' } },
        timespan: {
          type: 'string',
          pattern: '^[0-9]+[smhd]$',
          report: {
            id: 'invalid-correlation',
            expected: 'a time span',
            hint: 'a number and one of s, m, h, d: 90m is an hour and a half',
          },
        },
        aliases: {
          type: 'object',
          additionalProperties: { type: 'object', additionalProperties: fieldName },
        },
        condition,
        generate: { type: 'boolean' },
      },
    },
  },
};

/** The keys of a correlation's condition that compare a number. */
export const comparisonNames: readonly string[] = Object.keys(comparisons);
