import type { Pattern } from '@sigmazuh/compiler';
import type { TextForm } from '@sigmazuh/regex';

/** A value that stands inside a longer text which the decoders leave whole. */
export interface LogPart {
  /** The text it is a part of. */
  readonly of: { readonly kind: 'log' } | { readonly kind: 'static'; readonly element: 'url' };
  /** What stands in front of it, from the text's beginning. */
  readonly before: Pattern;
  readonly form: TextForm;
  /** What follows it. */
  readonly after: Pattern;
}

export const url = { kind: 'static', element: 'url' } as const;
export const log = { kind: 'log' } as const;
