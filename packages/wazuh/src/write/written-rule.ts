import type { XmlElement } from './xml-file.ts';

/** A rule as it stands in a rule file, in the order of its elements. */
export interface WrittenRule {
  readonly id: number;
  readonly level: number;
  /** `silent`: a rule that only leads on to its children. */
  readonly alerts: 'yes' | 'silent';
  /** `last`: behind all siblings with a level of their own (`accuracy="0"`). */
  readonly order: 'by-level' | 'last';
  /** Further attributes, e.g. `frequency`. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly options: readonly WrittenOption[];
  /** What stands in front of it for people. */
  readonly comment?: readonly string[];
}

/** One element of a rule. */
export type WrittenOption = XmlElement;

/** A rule of a pack, and where it stands. */
export interface PackRule extends WrittenRule {
  /** Name of its file. */
  readonly file: string;
  /** Key of the Sigma rule it belongs to; `null` when several share it. */
  readonly owner: string | null;
  /** Ids it hangs under; none = the template rule of its category. */
  readonly parents: readonly number[];
}

export function option(name: string, text: string, attributes: Record<string, string> = {}): WrittenOption {
  return { name, attributes, content: text };
}

/** The ids in a rule's `<if_sid>`. */
export function parentsOf({ options }: WrittenRule): readonly number[] {
  return options.flatMap(({ name, content }) =>
    name === 'if_sid' && typeof content === 'string' ? (content.match(/\d+/g) ?? []).map(Number) : [],
  );
}
