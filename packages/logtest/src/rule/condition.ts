import type { ByteText } from '../bytes.ts';
import type { DecodedEvent } from '../event.ts';

/** An event as rules look at it. */
export interface Subject {
  readonly event: DecodedEvent;
  /** The value of the first dynamic field of that name; `name` is lower-cased. */
  field(name: ByteText): ByteText | undefined;
  /** The sending host: from the header, else the agent's name, else the manager's. */
  readonly hostname: ByteText;
}

/** What some conditions remember from event to event. */
export interface ConditionMemory {
  /** Remembers `key`; true the first time. */
  firstTime(key: string): boolean;
  /** Remembers `text` under `key` and returns what was there before. */
  exchange(key: string, text: ByteText): ByteText | undefined;
  /** What an alert for the current event shows of earlier ones. */
  showEarlier(logs: readonly ByteText[]): void;
  /** Minutes since midnight and weekday (0 Sunday) on the manager's clock, for an arrival time. */
  clock(time: number): { readonly minute: number; readonly weekday: number };
}

/** One test of a rule; all of them must hold. */
export interface Condition {
  /** The element it was written as, e.g. `match`, or `field win.system.eventID`. */
  readonly option: ByteText;
  /** What it asks for, e.g. `pcre2 ^4688$`, with `not` in front when negated. */
  readonly wanted: ByteText;
  holds(subject: Subject, memory: ConditionMemory): boolean;
  /** The text it looks at; `null` when the event has none. */
  looksAt(subject: Subject): ByteText | null;
}
