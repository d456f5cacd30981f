import type { SigmaEvent } from '@sigmazuh/evaluator';
import type { LogEvent } from '@sigmazuh/logtest';
import type { SourceMapping } from '@sigmazuh/wazuh';
import type { Dice } from '../dice.ts';
import type { FieldTexts } from '../scenario/question.ts';

/** One event as both judges get it. */
export interface SyntheticEvent {
  readonly sigma: SigmaEvent;
  readonly wazuh: LogEvent;
  /** What identifies it, for people. */
  readonly text: string;
  /** Whether something about it does not arrive in Wazuh as it was. */
  readonly arrives: 'whole' | 'changed';
}

/** What an event is to hold, and what it must not hold besides. */
export interface EventContent {
  readonly fields: FieldTexts;
  /** Names that the rule asks about: nothing is added under them. */
  readonly asked: ReadonlySet<string>;
}

/** Makes an event of a source; `null` where the source cannot have such an event. */
export type Renderer = (content: EventContent, source: SourceMapping, dice: Dice) => SyntheticEvent | null;
