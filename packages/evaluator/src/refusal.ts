/** What this package cannot give a meaning to, said by name. It becomes a diagnostic at the place of the value. */
export class Refusal extends Error {
  /** What would help. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'Refusal';
    this.hint = hint;
  }
}
