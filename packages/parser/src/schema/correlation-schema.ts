import { correlationOperators, correlationTypes } from '../documents.ts';
import { commonProperties, type Schema } from './annotations.ts';

const count: Schema = { type: 'number', report: { id: 'invalid-correlation', expected: 'a number' } };

const comparisons: Readonly<Record<string, Schema>> = Object.fromEntries(
  correlationOperators.map((operator) => [operator, count]),
);

const fieldName: Schema = { type: 'string' };

const condition: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...comparisons,
    field: { type: ['string', 'array'], items: fieldName },
    percentile: {
      type: 'number',
      minimum: 0,
      maximum: 100,
      report: { id: 'invalid-correlation', expected: 'a number from 0 to 100' },
    },
  },
  report: {
    others: { ge: 'gte', le: 'lte', ne: 'neq' },
    hint: 'the specification knows counts only, such as "gte: 2" under "condition"; rule names are listed under "rules", and a rule that must not match is said in the detection of another',
  },
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
          report: {
            id: 'invalid-correlation',
            expected: 'a correlation type',
            // As the documentation's page has it.
            others: { ordered_temporal: 'temporal_ordered' },
          },
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
            hint: 'a number and one of s, m, h, d: 90m is an hour and a half, 60s a minute',
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
