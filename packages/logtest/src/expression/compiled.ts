import type { Expression } from './expression.ts';

/** `captured`: the groups' texts are wanted, as in a decoder's `<regex>`. */
export type GroupUse = 'captured' | 'ignored';

/** `refused` is what the loader reports as "(1452) Syntax error on regex". */
export type CompiledExpression =
  | { readonly kind: 'compiled'; readonly expression: Expression }
  | { readonly kind: 'refused'; readonly reason: string };
