import type { Condition } from '../locate/wazuh-predicate.ts';

/**
 * A Wazuh rule to be: a gate under rules of the manager, a filter that only leads on to its children, or a rule that
 * alerts.
 */
export type PlanNode = GateNode | FilterNode | AlertNode;

interface NodeBase {
  /** Stable name for its id; distinct for distinct nodes of a pack. */
  readonly key: string;
  readonly conditions: readonly Condition[];
}

export interface GateNode extends NodeBase {
  readonly kind: 'gate';
  /** Ids of the manager's rules, or the decoder category whose template it hangs under. */
  readonly under: readonly number[] | string;
  /** Asked for where nothing else knows its events, or where it also hangs in places that none of them gets to. */
  readonly decoder: string | null;
  /** Behind siblings of this rank (see `rankOf`). */
  readonly rank: number;
  /** The level its rules alert with. */
  readonly level: number;
}

export interface FilterNode extends NodeBase {
  readonly kind: 'filter';
  readonly parents: readonly PlanNode[];
  /** The Sigma rule it belongs to, or `null` when several share it. */
  readonly owner: string | null;
}

export interface AlertNode extends NodeBase {
  readonly kind: 'alert';
  readonly parents: readonly PlanNode[];
  readonly level: number;
  /** Key of the Sigma rule. */
  readonly owner: string;
}
