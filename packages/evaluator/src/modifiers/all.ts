import type { ListModifier } from './modifier.ts';

/** `all`: every value has to be found, instead of any of them. */
export const all: ListModifier = Object.freeze({ kind: 'list', name: 'all', effect: 'link-all' });
