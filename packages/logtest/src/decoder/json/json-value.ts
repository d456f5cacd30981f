import type { ByteText } from '../../bytes.ts';

/** JSON as cJSON holds it: strings are bytes up to their first NUL, objects keep duplicate keys in order. */
export type JsonValue =
  | { readonly kind: 'null' | 'true' | 'false' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: ByteText }
  | { readonly kind: 'array'; readonly items: readonly JsonValue[] }
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] };

export interface JsonMember {
  readonly key: ByteText;
  readonly value: JsonValue;
}
