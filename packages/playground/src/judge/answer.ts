/** What the page asks, and what it is told: plain data, since it crosses from one thread to another. */

export interface Question {
  /** Sigma rules, filters and correlations: one YAML file of any number of documents. */
  readonly rules: string;
  /** A pipeline file over the built-in ones; blank for none. */
  readonly pipeline: string;
  /** Events, in the forms of docs/events.md. */
  readonly events: string;
  /** Which rule is looked at, counted from 0 in the order of the file; `null` leaves the choice to the judges. */
  readonly rule: number | null;
  /** Which event is looked at, counted from 0; `null` leaves the choice to the judges. */
  readonly event: number | null;
}

export type Severity = 'error' | 'warning' | 'info' | 'note';
export type Target = 'sigma' | 'wazuh' | 'opensearch' | 'wazuh5';

/** A place in one of the page's texts: lines and columns from 1, the end not included. */
export interface Place {
  readonly text: 'rules' | 'pipeline';
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly place: Place;
  /** Who says so; empty when it is about the rule itself, whatever it is converted to. */
  readonly targets: readonly Target[];
}

/** In a sentence what became of a rule, or of an event before it. */
export interface Verdict {
  readonly outcome: 'alert' | 'no alert' | 'judges differ' | 'unknown';
  readonly text: string;
}

export interface RuleSummary {
  readonly title: string;
  readonly level: string | null;
  readonly line: number;
  readonly status: 'converted' | 'refused';
  /** What became of the event that is looked at; without events, of the rule. */
  readonly verdict: Verdict;
  /** Whether Sigma says that the rule matches the event; `null` where it was not asked. */
  readonly matches: boolean | null;
}

export interface EventSummary {
  readonly line: number;
  /** How it was read, e.g. "a log line". */
  readonly form: string;
  readonly shown: string;
  /** Why it is no event. */
  readonly problem: string | null;
  readonly notes: readonly string[];
  /** The Sigma rules and correlations that it raises, by title. */
  readonly raises: readonly string[];
  /** The alert that Wazuh raises for it. */
  readonly alert: { readonly id: number; readonly level: number; readonly title: string } | null;
}

/** A text that was looked at, cut to what can be shown, and where a value lies in it. */
export interface LookedAtText {
  /** The text in order; what a value lies in is marked. */
  readonly pieces: readonly { readonly text: string; readonly isMarked: boolean }[];
}

export type SigmaPart =
  | { readonly kind: 'all' | 'any'; readonly holds: boolean; readonly parts: readonly SigmaPart[] }
  | {
      readonly kind: 'item';
      readonly holds: boolean;
      /** The field with its modifiers, or `keywords`. */
      readonly name: string;
      readonly line: number;
      /** `null`: the event has no such field. */
      readonly texts: readonly LookedAtText[] | null;
      /** How many further texts were looked at. */
      readonly more: number;
    };

export interface SigmaAnswer {
  readonly holds: boolean;
  /** As the rule writes it. */
  readonly conditions: readonly { readonly text: string; readonly holds: boolean }[];
  readonly identifiers: readonly {
    readonly name: string;
    readonly holds: boolean;
    readonly part: SigmaPart;
  }[];
  readonly filters: readonly { readonly title: string; readonly holds: boolean }[];
}

/** A Wazuh rule that the event was held against. */
export interface Attempt {
  readonly id: number;
  readonly level: number;
  readonly description: string;
  readonly depth: number;
  readonly own: boolean;
  /** `null` when all of it held. */
  readonly failed: { readonly option: string; readonly wanted: string; readonly text: string | null } | null;
}

export interface WazuhAnswer {
  /** The rule in which the event ends, and whether it alerts. */
  readonly end: {
    readonly id: number;
    readonly level: number;
    readonly description: string;
    readonly alert: boolean;
  } | null;
  /** From the root to the end. */
  readonly path: readonly Attempt[];
  /** The pack's rules that lead to the alert and did not hold: where the event was turned away. */
  readonly turnedAway: readonly Attempt[];
  /** How many of the pack's rules on that way were never reached. */
  readonly notReached: number;
  readonly decoder: string | null;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly tried: number;
  /** The first of the rules tried, in order. */
  readonly attempts: readonly Attempt[];
}

export interface WrittenText {
  readonly name: string;
  readonly text: string;
}

/** Why there is nothing to show for a rule, or the texts it became. */
export type Conversion =
  | { readonly kind: 'texts'; readonly texts: readonly WrittenText[]; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** The rule that is looked at. */
export interface ChosenRule {
  readonly index: number;
  readonly verdict: Verdict;
  readonly wazuh: Conversion;
  readonly opensearch: Conversion;
  readonly wazuh5: Conversion;
  /** What Sigma says of the event; a sentence where it was not asked. */
  readonly sigma: SigmaAnswer | string;
  /** What Wazuh does with the event; a sentence where it was not asked. */
  readonly manager: WazuhAnswer | string;
}

export interface Answer {
  readonly findings: readonly Finding[];
  readonly rules: readonly RuleSummary[];
  readonly events: readonly EventSummary[];
  /** Which event is looked at; -1 when there is none. */
  readonly event: number;
  readonly chosen: ChosenRule | null;
  readonly pack: { readonly files: number; readonly rules: number };
  /** What the pack's loading was answered with by the model of Wazuh's engine; empty as it should be. */
  readonly loadMessages: readonly string[];
}
