/** JSON schema of a pipeline file with sources of a back end's kind; `docs/pipelines.md` explains it. */
export function pipelineSchema(source: object, backEnd: string) {
  return {
    type: 'object',
    properties: {
      name: text,
      priority: { type: 'integer', minimum: 0, maximum: 1000 },
      sources: { type: 'array', items: source },
      // Each is checked against the schema of its type.
      transformations: { type: 'array', items: { type: 'object' } },
      vars: { type: 'object', additionalProperties: { anyOf: [value, { type: 'array', items: value }] } },
      allowed_backends: { type: 'array', items: { const: backEnd } },
      refusals: {
        type: 'array',
        items: {
          type: 'object',
          properties: { logSource: logSourceSchema, reason: text },
          required: ['logSource', 'reason'],
          additionalProperties: false,
        },
      },
    },
    required: ['name'],
    additionalProperties: false,
  } as const;
}

const value = { type: ['string', 'integer'] } as const;
const text = { type: 'string', minLength: 1 } as const;

/** JSON schema of a log source with at least one attribute. */
export const logSourceSchema = {
  type: 'object',
  properties: { product: text, category: text, service: text },
  additionalProperties: false,
  minProperties: 1,
} as const;
