import type { ByteText } from '../bytes.ts';
import { fromBytes } from '../bytes.ts';
import type { LoadMessage } from '../messages.ts';

/** Thrown while loading when the analysis daemon would not start; the message has been reported before. */
export class LoadRefused extends Error {}

/** Collects what the loader says. Texts are byte texts and come out as ordinary text. */
export interface LoadReport {
  readonly messages: readonly LoadMessage[];
  error(text: ByteText, code?: number): void;
  warning(text: ByteText, code?: number): void;
  /** Reports an error that ends loading, for the caller to throw. */
  refuse(text: ByteText, code?: number): LoadRefused;
}

export function createLoadReport(): LoadReport {
  const messages: LoadMessage[] = [];
  const say = (level: LoadMessage['level'], text: ByteText, code: number | undefined): void => {
    const shown = fromBytes(code === undefined ? text : `(${code}): ${text}`);
    messages.push(Object.freeze({ level, code: code ?? null, text: shown }));
  };
  return {
    messages,
    error: (text, code) => say('error', text, code),
    warning: (text, code) => say('warning', text, code),
    refuse(text, code) {
      say('error', text, code);
      return new LoadRefused(text);
    },
  };
}
