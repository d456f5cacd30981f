/** A rule as it stands in a rule file, in the order of its elements. */
export interface WrittenRule {
  readonly id: number;
  readonly level: number;
  /** `silent`: a rule that only leads on to its children. */
  readonly alerts: 'yes' | 'silent';
  /** `last`: behind all siblings with a level of their own (`accuracy="0"`). */
  readonly order: 'by-level' | 'last';
  readonly options: readonly WrittenOption[];
}

/** One element; attributes are written in this order. */
export interface WrittenOption {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its text, or the elements within, e.g. the ids in `<mitre>`. */
  readonly content: string | readonly WrittenOption[];
}
