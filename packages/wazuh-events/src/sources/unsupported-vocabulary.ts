import type { Unsupported } from '@sigmazuh/pipeline';

const rewritesValues: Unsupported = {
  reason: 'values are put into the form that the Wazuh field really has, which "form" of a source says',
  hint: 'leave it out, or set the "form" of the source',
};
const changesMeaning: Unsupported = {
  reason: 'a rule with conditions taken out would raise other alerts than it was written for',
  hint: 'leave it out: fields that events do not have are mapped with "fields" or named under "absent"',
};
const placeholders: Unsupported = {
  reason: 'placeholders are filled with values',
  hint: 'list the values under "placeholders" in sigmazuh.yml, or under "vars" with "value_placeholders"',
};
const queries: Unsupported = {
  reason: 'it shapes the text of a query, and a Wazuh rule is none',
  hint: 'leave it out',
};

/** What pySigma's transformations would do that a Wazuh rule has no place for. */
export const unsupportedTransformations: Readonly<Record<string, Unsupported>> = {
  add_field_prefix: { reason: 'it is called "field_name_prefix"', hint: 'write "field_name_prefix"' },
  add_fieldname_prefix: { reason: 'it is called "field_name_prefix"', hint: 'write "field_name_prefix"' },
  field_name_suffix: { reason: 'no decoder of Wazuh adds a suffix', hint: 'map the names one by one' },
  field_name_prefix_mapping: {
    reason: 'only whole names are mapped',
    hint: 'map the names one by one with "field_name_mapping"',
  },
  field_name_transform: { reason: 'it runs a function', hint: 'map the names one by one' },
  drop_detection_item: changesMeaning,
  detection_item_failure: {
    reason: 'a rule is refused as a whole',
    hint: 'use "rule_failure" with a log source',
  },
  add_field: queries,
  remove_field: queries,
  set_field: queries,
  set_custom_attribute: queries,
  set_state: { reason: 'the back end has no state that a query would use', hint: 'leave it out' },
  query_expression_placeholders: placeholders,
  wildcard_placeholders: placeholders,
  replace_string: rewritesValues,
  map_string: rewritesValues,
  set_value: rewritesValues,
  convert_type: rewritesValues,
  regex: rewritesValues,
  case: rewritesValues,
  hashes_fields: {
    reason: 'Wazuh keeps the hashes of an event in one field, as Sigma does',
    hint: 'leave it out',
  },
  nest: { reason: 'transformations are listed one after the other', hint: 'list its items themselves' },
};

/** The same for keys of transformations and of whole files. */
export const unsupportedKeys: Readonly<Record<string, Unsupported>> = {
  postprocessing: queries,
  finalizers: queries,
  field_name_conditions: {
    reason: 'a mapping names its fields itself',
    hint: 'leave the fields out of the mapping that it is not for',
  },
  detection_item_conditions: { reason: 'mappings hold for all items of a rule', hint: 'leave it out' },
  rule_cond_expression: {
    reason: 'conditions are linked with "rule_cond_op"',
    hint: 'write one transformation for each case',
  },
  negated: {
    reason: 'a condition of a source names the values that its events have',
    hint: 'list these values',
  },
  template: { reason: 'values are taken as written', hint: 'write the values out' },
};
