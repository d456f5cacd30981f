/** What became of one event: the shape of `results` in the recordings, plus `tried`. */
export interface Verdict {
  readonly id: string | number;
  readonly outcome: Outcome;
  readonly alert: boolean;
  readonly log: string;
  readonly decoder: string | null;
  readonly predecoder: Readonly<Record<string, string>>;
  readonly static: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  /** Values that further occurrences of a field's name held, and that no rule sees. */
  readonly dup_fields?: readonly (readonly [name: string, value: string])[];
  /** Ids of the rules from the root to the one that matched. */
  readonly path: readonly number[];
  /** The rule that is reported: the last of the path, or its parent while it is ignored. */
  readonly rule: VerdictRule | null;
  /** The earlier logs that a composite rule counted, newest first, at most 11. */
  readonly last_events?: readonly string[];
  /** How many rules were evaluated. */
  readonly tried: number;
}

/**
 * `alert`: written to alerts.json. `no_log`: a rule took it whose level is too low, or that says `no_log`.
 * `level0`: a level-0 rule took it. `none`: no rule did. `winevt_decode_failed`: dropped before any rule.
 */
export type Outcome = 'alert' | 'no_log' | 'level0' | 'none' | 'winevt_decode_failed';

export interface VerdictRule {
  readonly id: string;
  readonly level: number;
  readonly description?: string;
  readonly groups?: readonly string[];
  readonly mitre?: readonly string[];
}
