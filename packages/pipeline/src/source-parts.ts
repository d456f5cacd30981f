import type { FieldNaming } from './source.ts';

const text = { type: 'string', minLength: 1 } as const;

/** JSON schemas of what sources have in every back end. */
export const sourceNameSchema = { type: 'string', pattern: '^[a-z0-9][a-z0-9_.-]*$' } as const;

export const fieldNamingProperties = {
  prefix: { type: 'string' },
  letters: { enum: ['lower-first', 'as-is', 'lower'] },
  blanks: { enum: ['maybe', 'never'] },
  alsoUnder: text,
} as const;

export const fieldNamingSchema = {
  type: 'object',
  properties: fieldNamingProperties,
  additionalProperties: false,
} as const;

/** How a source calls its other fields, with what a file leaves out filled in; nothing where they have no place. */
export function otherFieldsOf({ otherFields }: { readonly otherFields?: Partial<FieldNaming> }): {
  readonly otherFields?: FieldNaming;
} {
  return otherFields === undefined ? {} : { otherFields: { prefix: '', letters: 'as-is', ...otherFields } };
}
