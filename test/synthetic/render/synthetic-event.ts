import type { GivenLogSource, SigmaEvent } from '@sigmazuh/evaluator';
import type { LogEvent } from '@sigmazuh/logtest';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { Dice } from '../dice.ts';
import type { FieldTexts } from '../scenario/question.ts';

/** One event as both judges get it. */
export interface SyntheticEvent {
  readonly sigma: SigmaEvent;
  /**
   * The same event, had it come from another log source, as its rules may read it; `null` where the event itself says
   * where it is from.
   */
  readonly under: ((logSource: GivenLogSource, source: SourceMapping) => readonly SigmaEvent[]) | null;
  readonly wazuh: LogEvent;
  /** What identifies it, for people. */
  readonly text: string;
  /** The event with all that is lost on its way to Wazuh taken away; `null` = nothing is lost. */
  readonly arriving: SigmaEvent | null;
  /**
   * Other events that arrive in Wazuh as this one does, so that it cannot tell them apart; `lacking` are further
   * fields that the event may lack only by what is lost.
   */
  readonly alike: (lacking: readonly string[]) => readonly SigmaEvent[];
  /** Fields that the event has, by Sigma's names; a source need not have a place for all that were asked for. */
  readonly has: ReadonlySet<string>;
}

/** What an event is to hold, and what it must not hold besides. */
export interface EventContent {
  readonly fields: FieldTexts;
  /** Names that the rule asks about: nothing is added under them. */
  readonly asked: ReadonlySet<string>;
}

/** Makes an event of a source; `null` where the source cannot have such an event. */
export type Renderer = (content: EventContent, source: SourceMapping, dice: Dice) => SyntheticEvent | null;
