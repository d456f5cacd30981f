import { commonProperties, logSource, type Schema } from './annotations.ts';

/** A filter (Sigma filters specification 2.1). Besides a list, `rules` may be the word `any`. */
export const filterSchema: Schema = {
  type: 'object',
  required: ['title', 'logsource', 'filter'],
  properties: {
    ...commonProperties,
    logsource: logSource,
    filter: {
      type: 'object',
      required: ['rules'],
      properties: {
        rules: {
          type: ['array', 'string'],
          minItems: 1,
          items: { type: 'string' },
          report: { expected: 'a list of ids or names of rules, or "any"' },
        },
      },
    },
  },
};
