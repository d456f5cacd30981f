import type { ListModifier } from './modifier.ts';

/**
 * `neq`: the item holds when it would not hold without this modifier. With several values the field is different
 * from all of them. A field that is absent is different from every value.
 */
export const neq: ListModifier = Object.freeze({ kind: 'list', name: 'neq', effect: 'negate' });
