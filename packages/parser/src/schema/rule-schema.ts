import { commonProperties, logSource, type Schema } from './annotations.ts';

/**
 * A detection rule (Sigma rules specification 2.1), as far as a schema can say it: the search identifiers and the
 * condition are read by their own readers.
 */
export const ruleSchema: Schema = {
  type: 'object',
  required: ['title', 'logsource', 'detection'],
  properties: {
    ...commonProperties,
    logsource: logSource,
    detection: { type: 'object' },
    sigmazuh: {
      type: 'object',
      report: { id: 'invalid-extension' },
      additionalProperties: false,
      properties: {
        ordered: {
          type: 'array',
          items: { type: 'string', report: { id: 'invalid-extension' } },
          report: { id: 'invalid-extension' },
        },
        level: {
          type: 'integer',
          minimum: 1,
          maximum: 16,
          report: { id: 'invalid-extension', hint: 'levels of Wazuh alerts go from 1 to 16' },
        },
      },
    },
  },
};
