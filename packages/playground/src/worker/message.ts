import type { Answer, Question } from '../judge/answer.ts';

/** What the page sends to the thread of the judges. */
export interface Asked {
  readonly number: number;
  readonly question: Question;
}

/** What comes back: that the judges are ready, an answer, or a fault of this program with its text. */
export type Told =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer';
      readonly number: number;
      readonly answer: Answer;
      readonly milliseconds: number;
    }
  | { readonly kind: 'fault'; readonly number: number; readonly text: string };
