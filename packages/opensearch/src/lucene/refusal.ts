/** Why a pattern is not written for Lucene, and what would help. */
export class LuceneRefusal extends Error {
  override readonly name = 'LuceneRefusal';

  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
