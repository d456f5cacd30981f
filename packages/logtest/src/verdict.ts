/** What became of one event: the shape of `results` in the recordings, plus `tried`. */
export interface Verdict {
  readonly id: string | number;
  /** `alert`, `level0` (a level-0 rule took it), `none` (no rule), and what else the recordings name. */
  readonly outcome: string;
  readonly alert: boolean;
  readonly log: string;
  readonly decoder: string | null;
  readonly predecoder: Readonly<Record<string, string>>;
  readonly static: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly path: readonly number[];
  readonly rule: VerdictRule | null;
  readonly last_events?: readonly string[];
  /** How many rules were evaluated. */
  readonly tried: number;
}

export interface VerdictRule {
  readonly id: string;
  readonly level: number;
  readonly description?: string;
  readonly groups?: readonly string[];
  readonly mitre?: readonly string[];
}
