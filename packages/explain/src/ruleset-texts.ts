/** A rule, decoder or list file as text. `name` is its base name; for lists what `ossec.conf` would call it. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** What a manager's ruleset consists of. */
export interface RulesetTexts {
  readonly rules: readonly NamedText[];
  readonly decoders: readonly NamedText[];
  readonly lists: readonly NamedText[];
}
