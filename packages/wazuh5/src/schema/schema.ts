/** What OpenSearch makes of a field's values: the names of its field types. */
const fieldTypes = [
  'keyword',
  'long',
  'integer',
  'short',
  'byte',
  'float',
  'double',
  'scaled_float',
  'date',
  'boolean',
  'ip',
  'geo_point',
  'flat_object',
  'object',
  'nested',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface SchemaField {
  readonly name: string;
  readonly type: FieldType;
  /** Fields that are only stored cannot be asked for. */
  readonly search: 'indexed' | 'stored';
}

/** The fields of the Wazuh Common Schema: the only ones a rule of Wazuh 5 may name. */
export interface Schema {
  /** Where it is from, for messages. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, SchemaField>;
}

export function schemaOf(name: string, fields: readonly SchemaField[]): Schema {
  return Object.freeze({ name, fields: new Map(fields.map((field) => [field.name, Object.freeze(field)])) });
}

export function isFieldType(text: string): text is FieldType {
  return fieldTypes.some((each) => each === text);
}

/**
 * The array of objects that a field lies in, if any. Inside one only a `nested` query finds values, and the plugin
 * writes none.
 */
export function nestedParent(schema: Schema, name: string): string | null {
  const parts = name.split('.');
  for (let length = 1; length < parts.length; length++) {
    const parent = parts.slice(0, length).join('.');
    if (schema.fields.get(parent)?.type === 'nested') return parent;
  }
  return null;
}
