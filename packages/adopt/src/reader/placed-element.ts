import type { SourceRange } from '@sigmazuh/parser';
import type { FileElement } from '@sigmazuh/wazuh';

/** An element of a rule file that knows where it stands. */
export interface PlacedElement extends FileElement {
  /** As its file writes it; `name` is the same in lower case. */
  readonly writtenName: string;
  /** Its opening tag. */
  readonly range: SourceRange;
  /** From behind its opening tag up to its closing tag; comments included. */
  readonly content: SourceRange;
  readonly attributePlaces: Readonly<Record<string, SourceRange>>;
  readonly children: readonly PlacedElement[];
}

/** Why the manager cannot read a file, and where. */
export interface XmlProblem {
  readonly range: SourceRange;
  readonly message: string;
  readonly hint: string;
}
