/** A Sigma string value taken apart: text, `?` and `*`. */
export type SigmaStringPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any-one' }
  | { readonly kind: 'any-run' };
