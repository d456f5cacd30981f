import { NotificationType, RequestType } from 'vscode-languageserver/node';
import type { Finding } from './finding.ts';

/** What the thread that answers the editor asks of the one that reads whole projects. Paths are absolute. */

/** A text as the editor shows it. */
export interface ShownText {
  readonly path: string;
  readonly text: string;
  /** The folders that the editor has open. */
  readonly folders: readonly string[];
}

/** All that there is to say of a file of rules. */
export const examineRequest = new RequestType<ShownText, readonly Finding[], void>('examine');

export interface ConversionWish extends ShownText {
  readonly target: string;
  /** An offset in the rule that is meant, where the file holds several. */
  readonly offset: number;
}

export interface Conversion {
  /** What the rule became; `null` when it is refused. */
  readonly text: string | null;
  /** What there is to say of it, one a line, the reason of a refusal among it. */
  readonly told: readonly string[];
}

/** What a rule becomes for a back end. */
export const convertRequest = new RequestType<ConversionWish, Conversion, void>('convert');

/** Files that have changed on disk, come, or gone, or that the editor shows no longer. */
export const changedNotification = new NotificationType<{ readonly paths: readonly string[] }>('changed');
