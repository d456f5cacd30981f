import type { ByteText } from '../bytes.ts';
import type { DecoderCategory, StaticFieldName } from '../event.ts';
import type { Expression } from '../expression/expression.ts';
import type { Condition } from './condition.ts';

/** A rule as loaded. One object however many places it has in the tree. */
export interface Rule {
  readonly id: number;
  /** 0–16, as alerts show it; 99 for level 0 with `accuracy="0"`. */
  readonly level: number;
  /** The number siblings are sorted by, descending. */
  readonly order: number;
  readonly category: DecoderCategory;
  /** The top group's name and all `<group>` texts, glued together. */
  readonly groupText: ByteText;
  readonly description: ByteText;
  readonly mitre: readonly ByteText[];
  /** What the first condition asks for when it is `<decoded_as>`: most rules of an event are ruled out by it. */
  readonly decodedAs: ByteText | null;
  /** In the order in which the engine tries them. */
  readonly conditions: readonly Condition[];
  readonly composite: Composite | null;
  /** The search goes on behind it when none of its children matches. */
  readonly noalert: boolean;
  /** Seconds for which the parent is reported instead once it has fired; 0 for never. */
  readonly ignoreSeconds: number;
  /** Its matches are written as alerts: level high enough or `log_alert`, and no `no_log`. */
  readonly logged: boolean;
}

/** `frequency` and what goes with it: how many earlier events must be there, and which. */
export interface Composite {
  readonly counted: Counted;
  /** The attribute less two: earlier events needed besides the last one found. */
  readonly frequency: number;
  /** Seconds; an event exactly this old still counts. */
  readonly timeframe: number;
  readonly scope: 'agent' | 'global';
  readonly same: readonly ComparedField[];
  readonly different: readonly ComparedField[];
}

export type Counted =
  | { readonly kind: 'sid'; readonly sid: number }
  | { readonly kind: 'group'; readonly group: Expression }
  /** All events of the category, or those whose text matches. */
  | { readonly kind: 'events'; readonly regex: Expression | null }
  /** A rule that was not loaded before: no event ever is one of its own. */
  | { readonly kind: 'nothing' };

export type ComparedField =
  | { readonly kind: 'static'; readonly name: StaticFieldName | 'location' }
  /** `name` is lower-cased. */
  | { readonly kind: 'dynamic'; readonly name: ByteText };

/** A rule's one place in memory: `overwrite` changes what is in it and leaves every place in the tree. */
export interface RuleSlot {
  readonly rule: Rule;
  /** Some `if_matched_sid` counts its events. */
  readonly countedBySid: boolean;
  /** Ids of the composites whose `if_matched_group` counts its events, once for each of its places then. */
  readonly countedByGroup: readonly number[];
}

export interface RuleNode {
  readonly slot: RuleSlot;
  readonly children: readonly RuleNode[];
}
