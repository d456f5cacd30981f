import { escaped } from './expression.ts';

/** What a wildcard asks for, as an expression: `*a\*?` → `.*a\*.` */
export function wildcardExpression(wildcard: string): string {
  return wildcard.replace(/\\(.)|[*?]|[^\\*?]+/gs, (part, literal: string | undefined) =>
    part === '*' ? '.*' : part === '?' ? '.' : escaped(literal ?? part),
  );
}
