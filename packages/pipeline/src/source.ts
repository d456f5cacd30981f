import type { KnownValues } from './known-values.ts';
import type { Transformation } from './transformation.ts';

/**
 * Where the events of one Sigma log source are in a back end, and what their fields are called there. A back end adds
 * to it what else it has to know. A log source can have several: process creation comes from Sysmon and from the
 * Security log.
 */
export interface Source {
  /** Stable: ids may hang on it. */
  readonly name: string;
  readonly logSource: LogSourcePattern;
  /** Conditions on fields of the back end that make an event one of this source. */
  readonly when: KnownValues;
  /** Sigma field → the back end's field, or fields of which any may hold the value; in words that it understands. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** For all other Sigma fields; without it they have no place. */
  readonly otherFields?: FieldNaming;
  /** Sigma fields that these events never have. */
  readonly absent?: readonly string[];
  /** What it is known from that events arrive like this. */
  readonly basis?: Basis;
}

/**
 * What a mapping rests on: `recording` = lines or events as the back end received them, `documentation` = what the
 * makers of the events or of the back end say, `guess` = names alone. `source` says which.
 */
export interface Basis {
  readonly kind: 'recording' | 'documentation' | 'guess';
  readonly source: string;
}

/** Absent attributes must be absent in the rule as well; `*` takes anything. Names are in lower case. */
export interface LogSourcePattern {
  readonly product?: string;
  readonly category?: string;
  readonly service?: string;
}

export interface FieldNaming {
  readonly prefix: string;
  /** `lower-first`: only the first letter becomes a small one. */
  readonly letters: 'lower-first' | 'as-is' | 'lower';
  /** `maybe`: the event may spell `ThreatName` as `Threat Name`; both names are asked. */
  readonly blanks?: 'maybe' | 'never';
  /** Another prefix under which the same values may stand: `properties.` */
  readonly alsoUnder?: string;
}

/**
 * A log source that no event reaches the back end from, and why. `waits`: its events may well arrive, but only a
 * pipeline of the user's can say which they are.
 */
export interface SourceRefusal {
  readonly logSource: LogSourcePattern;
  readonly reason: string;
  readonly waits?: 'for-pipeline';
}

/** What one file, or one built-in part, says of log sources. */
export interface Pipeline<S extends Source = Source> {
  readonly name: string;
  /** Lower ones first; of two mappings for one log source the later pipeline's replaces the earlier's. */
  readonly priority: number;
  readonly sources: readonly S[];
  readonly refusals: readonly SourceRefusal[];
  /** What `%name%` stands for under the `expand` modifier: pySigma's `vars`. */
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
  /** Changes to the sources of this and the pipelines before. */
  readonly transformations?: readonly Transformation[];
}
