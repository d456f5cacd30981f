import type { SigmaRule } from '@sigmazuh/parser';
import type { Leaf } from '../convert/index.ts';
import type { Condition } from '../locate/index.ts';
import type { WrittenOption, XmlElement } from '../write/index.ts';

/**
 * A Wazuh rule to be: a door in front of the manager's rules, an inner rule that only leads on to its children, or a
 * rule that alerts. A plan is a list of them, parents before their children.
 */
export type PlanNode = DoorNode | FilterNode | AlertNode | TwinNode | CountedNode;

interface NodeBase {
  readonly conditions: readonly Condition[];
  /** Rules that count stand in a file of their own, behind those whose events they count. */
  readonly file?: 'correlations';
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
  /** Groups by which rules of the manager hang below it. */
  readonly groups?: readonly string[];
  /** Earlier events that have to be there; the level is then that of the marks it leaves on them (WAZUH.md f). */
  readonly counts?: Counts;
}

/** What a rule looks back for. */
export interface Counts {
  readonly counted:
    | { readonly kind: 'group'; readonly pattern: string }
    | { readonly kind: 'rule'; readonly rule: PlanNode };
  readonly frequency: number;
  readonly timeframe: number;
  /** `<same_field>` and the like. */
  readonly options: readonly WrittenOption[];
}

export interface AlertNode extends NodeBase {
  readonly kind: 'alert';
  readonly parents: readonly PlanNode[];
  readonly level: number;
  /** Key of the Sigma rule. */
  readonly owner: string;
  /** Groups besides those of its Sigma rule. */
  readonly groups?: readonly string[];
  /** Of a correlation: the ways in which events come to it. */
  readonly taken?: readonly TakenWay[];
}

/** A way in which events come to a rule, and where the manager's own rules would have ended them: at these levels. */
export interface TakenWay extends Pick<Leaf, 'facts' | 'ends'> {
  readonly above: number;
  readonly upTo: number;
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
    | {
        readonly kind: 'group';
        readonly under: string;
        readonly group: string;
        /** In how many places each of these rules hangs. */
        readonly places: number;
      }
    | { readonly kind: 'twin'; readonly twin: TwinNode };
  /** `frequency`, `timeframe`, `ignore`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly options: readonly XmlElement[];
}

/**
 * Where an event ends that correlations count: at the level at which the manager would have ended it, so that nothing
 * is seen of it, or an alert in the stead of the manager's.
 */
export interface CountedNode extends NodeBase {
  readonly kind: 'counted';
  readonly parents: readonly PlanNode[];
  readonly level: number;
  readonly logged: 'yes' | 'no';
  /** The Sigma rules that the event matches. */
  readonly rules: readonly SigmaRule[];
  readonly groups: readonly string[];
  /** What its id is remembered by, where alerts have it. */
  readonly remembered?: string;
  readonly taken: TakenWay;
}
