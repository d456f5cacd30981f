import type { JsonObject } from '@sigmazuh/opensearch';

/** What the template of Wazuh's indexer says of types: texts are keywords, a line is a text of words. */
export const huntedMapping: JsonObject = {
  mappings: {
    dynamic_templates: [{ strings: { match_mapping_type: 'string', mapping: { type: 'keyword' } } }],
    properties: { timestamp: { type: 'date' }, full_log: { type: 'text' } },
  },
};
