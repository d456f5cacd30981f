import type { Condition } from '../locate/wazuh-predicate.ts';
import type { XmlElement } from '../write/xml-file.ts';

/**
 * A Wazuh rule to be: a door in front of the manager's rules, an inner rule that only leads on to its children, or a
 * rule that alerts. A plan is a list of them, parents before their children.
 */
export type PlanNode = DoorNode | FilterNode | AlertNode | TwinNode;

interface NodeBase {
  readonly conditions: readonly Condition[];
}

/**
 * Stands in front of the manager's own rules: it has level 0 and is loaded before them, so that the engine tries it
 * first, and lets an event go on to them when none of its children alerts (WAZUH.md l).
 */
export interface DoorNode extends NodeBase {
  readonly kind: 'door';
  /** The decoder type whose template rule it hangs under. */
  readonly category: string;
  /** The decoder it asks for; `null` = any. */
  readonly decoder: string | null;
  /** What it is for, in words. */
  readonly purpose: string;
}

export interface FilterNode extends NodeBase {
  readonly kind: 'filter';
  readonly parents: readonly PlanNode[];
  /** The highest level that rules behind it alert with: the engine tries siblings in that order. */
  readonly level: number;
  /** The Sigma rule it belongs to, or `null` when several share it. */
  readonly owner: string | null;
  readonly purpose: string;
}

export interface AlertNode extends NodeBase {
  readonly kind: 'alert';
  readonly parents: readonly PlanNode[];
  readonly level: number;
  /** Key of the Sigma rule. */
  readonly owner: string;
  /** Groups besides those of the Sigma rule itself. */
  readonly groups?: readonly string[];
}

/** Counts in the place of a rule of the manager, events that Sigma rules took from it. */
export interface TwinNode extends NodeBase {
  readonly kind: 'twin';
  readonly load: 'behind-pack';
  /** What the id file binds its id to. */
  readonly remembered: string;
  /** The rule of the manager. */
  readonly of: number;
  readonly parents: readonly PlanNode[];
  readonly level: number;
  /** Events that end in rules with a group, as a child of those with the group `under`; or those that a twin fired on. */
  readonly counts:
    | { readonly kind: 'group'; readonly under: string; readonly group: string }
    | { readonly kind: 'twin'; readonly twin: TwinNode };
  /** `frequency`, `timeframe`, `ignore`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly options: readonly XmlElement[];
}
