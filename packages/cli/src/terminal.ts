/** The world a command runs in, so that commands can be run by tests as by a shell. */
export interface Terminal {
  /** Standard input as it arrives, decoded from UTF-8. */
  readonly input: AsyncIterable<string>;
  /** Writes to standard output; resolves when more may be written. */
  out(text: string): Promise<void>;
  /** Writes to standard error. */
  err(text: string): void;
  /** Absolute path that relative paths start from. */
  readonly workingDirectory: string;
  /** The configuration file that `--config` names. */
  readonly configuration?: string | null;
  /** Whether people's text may be coloured. */
  readonly colour: boolean;
  /** Whether standard input is a keyboard: who types is told what is waited for. */
  readonly typed?: boolean;
  /** Whether somebody watches, who is told what takes long. */
  readonly progress?: boolean;
  /** How pauses between tries go by (default: as long as they are). */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Ends commands that would go on for ever. */
  readonly closed?: AbortSignal;
}

/** What a command ends with. Others script against these numbers. */
export const exitCodes = { fine: 0, findings: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command was called in a way that cannot work: a wrong option, a path that is not there. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was named exists, but holds nothing to work on. `place` is `path:line:column`. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(place: string, message: string) {
    super(`${place} error ${message}`);
  }
}
