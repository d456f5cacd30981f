import { FoldableText } from './text/text-pattern.ts';

/** What a field of an event can hold. */
export type Scalar = string | number | boolean | null;

/** The three attributes by which events and rules are brought together. */
export interface LogSourceAttributes {
  readonly product?: string;
  readonly category?: string;
  readonly service?: string;
}

/** One event, ready to be looked at by rules. Made by `eventFromWindows`, `eventFromFields`, `eventFromLog`… */
export interface SigmaEvent {
  /** Everything the event is evidence of: a Sysmon event is `service: sysmon` and, say, `category: process_creation`. */
  readonly sources: readonly EventSource[];
  /** For an event whose sender named no log source: the others that it may be of. */
  readonly open?: OpenSources;
}

/** Log sources that an event does not contradict. */
export interface OpenSources {
  /** Whether the event can be of this log source, for all that it says itself. */
  canBe(wanted: LogSourceAttributes): boolean;
  /** The event as that log source shows it. */
  contentFor(wanted: LogSourceAttributes): EventContent;
}

/** The event as one log source shows it. */
export interface EventSource {
  readonly attributes: LogSourceAttributes;
  /** A category that was found out, not given, is only seen by rules that name it, and so are its field names. */
  readonly seenBy: 'any-rule' | 'rules-of-its-category';
  readonly content: EventContent;
}

export interface EventContent {
  /** By exact name; the values of a field in the order of the event. */
  readonly fields: ReadonlyMap<string, Field>;
  /** What keywords are searched in: each value, and the line as it was logged. */
  readonly texts: readonly FoldableText[];
  /** The Windows log that the event is of. A payload may have a value of the name `Channel`, which is another. */
  readonly channel?: string;
  /**
   * What it says of an event that a field is not there: `absent`, or `dash` where a reader on the way has left out
   * values that stand for nothing (`-`, empty), as Wazuh's Windows decoder does.
   */
  readonly missing?: 'absent' | 'dash';
  /** The event is only taken to be of the log source, so a rule has to find something in it. */
  readonly source?: 'assumed';
}

export interface Field {
  readonly values: readonly FieldValue[];
  /** `nested` for a name that only stands over others, as `user` does for `user.name`: present without a value. */
  readonly kind: 'value' | 'nested';
}

export interface FieldValue {
  readonly scalar: Scalar;
  /** The value as text; `null` has none. */
  readonly text: FoldableText | null;
}

export function fieldValue(scalar: Scalar): FieldValue {
  return Object.freeze({ scalar, text: scalar === null ? null : new FoldableText(String(scalar)) });
}
