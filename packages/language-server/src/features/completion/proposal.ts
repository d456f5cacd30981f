import type { CompletionItemKind } from 'vscode-languageserver/node';
import type { TextPiece } from '../../text/outline.ts';

/** Something that could be written at a place. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A few words beside it. */
  readonly detail?: string;
  /** What is written; the label unless said otherwise. */
  readonly text?: string;
  /** What the letters typed are compared with; the label unless said otherwise. */
  readonly filter?: string;
}

/** What could be written in the place of a piece of the text. */
export interface Proposals {
  readonly replaced: TextPiece;
  readonly proposals: readonly Proposal[];
}
