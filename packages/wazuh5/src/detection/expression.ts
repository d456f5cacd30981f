/** The condition over named selections. */
export type Expression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not'; readonly name: string }
  | { readonly kind: 'and'; readonly operands: readonly Expression[] }
  | { readonly kind: 'or'; readonly operands: readonly Expression[] };

export function joinedExpression(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  const flat = operands.flatMap((each) => (each.kind === kind ? each.operands : [each]));
  const [only] = flat;
  return only !== undefined && flat.length === 1 ? only : { kind, operands: flat };
}

/** In the grammar of the plugin: `not` binds closest; what is joined inside stands in parentheses. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'not':
      return `not ${expression.name}`;
    default:
      return expression.operands
        .map((each) =>
          each.kind === 'and' || each.kind === 'or' ? `(${printExpression(each)})` : printExpression(each),
        )
        .join(` ${expression.kind} `);
  }
}
