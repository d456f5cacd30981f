import type { XmlElement } from '../reader/index.ts';
import type { Condition } from './condition.ts';
import type { OptionContext, RuleDraft } from './draft.ts';

/** One element a rule may hold: how it is read, and what it asks of events. */
export interface RuleOption {
  /** The element's names, lower-case; none for an attribute of the rule. */
  readonly elements: readonly string[];
  /** `exact`: in any other case the element is unknown. */
  readonly spelling?: 'exact';
  read(element: XmlElement, draft: RuleDraft, context: OptionContext): void;
  /** Called once per rule, when all its elements are read. Missing for options that ask nothing of the event. */
  conditions?(draft: RuleDraft, context: OptionContext): readonly Condition[];
}
