import type { Value } from '../documents.ts';
import type { YamlScalar } from '../yaml.ts';

/** A YAML scalar as a Sigma value. */
export function readValue({ value, text, range }: YamlScalar): Value {
  if (value === null) return Object.freeze({ kind: 'null', range });
  switch (typeof value) {
    case 'number':
      return Object.freeze({ kind: 'number', value, text, range });
    case 'boolean':
      return Object.freeze({ kind: 'boolean', value, text, range });
    default:
      return Object.freeze({ kind: 'string', text: value, range });
  }
}
