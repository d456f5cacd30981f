/** JSON schemas of the transformations that a pipeline file can hold, by pySigma's names for them. */
const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text } as const;
const value = { type: ['string', 'integer'] } as const;

const oneOrSeveral = (items: object) => ({ anyOf: [items, { type: 'array', items, minItems: 1 }] });

const common = {
  type: text,
  id: text,
  rule_conditions: {
    type: 'array',
    items: { type: 'object', properties: { type: text }, required: ['type'] },
  },
  rule_cond_op: { enum: ['and', 'or'] },
  rule_condition_linking: { enum: ['all', 'any'] },
  rule_cond_not: { enum: ['true', 'false'] },
} as const;

const transformation = (own: object, required: readonly string[]) => ({
  type: 'object',
  properties: { ...common, ...own },
  required: ['type', ...required],
  additionalProperties: false,
});

export const transformationSchemas = (fieldName: object) => ({
  field_name_mapping: transformation(
    { mapping: { type: 'object', additionalProperties: oneOrSeveral(fieldName), minProperties: 1 } },
    ['mapping'],
  ),
  field_name_prefix: transformation({ prefix: text }, ['prefix']),
  add_condition: transformation(
    { conditions: { type: 'object', additionalProperties: oneOrSeveral(value), minProperties: 1 } },
    ['conditions'],
  ),
  change_logsource: {
    ...transformation({ product: text, category: text, service: text }, []),
    anyOf: ['product', 'category', 'service'].map((name) => ({ required: [name] })),
    report: {
      called: 'the transformation',
      expected: 'one that sets a product, a category or a service',
      hint: 'name what it sets: service: security',
    },
  },
  rule_failure: transformation({ message: text }, ['message']),
  value_placeholders: {
    type: 'object',
    properties: { type: text, id: text, include: texts, exclude: texts },
    additionalProperties: false,
  },
});

export type TransformationName = keyof ReturnType<typeof transformationSchemas>;

export const logSourceConditionSchema = {
  type: 'object',
  properties: { type: { const: 'logsource' }, product: text, category: text, service: text },
  required: ['type'],
  minProperties: 2,
  additionalProperties: false,
} as const;
