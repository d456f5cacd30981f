import { runWatching, type Watched } from '../terminal/watch.ts';
import { type ExitCode, exitCodes, InputError, type Terminal, UsageError } from '../terminal.ts';

/** Runs a command after every change; a mistake that somebody is about to mend does not end it. */
export async function watchRuns(
  watched: () => Watched,
  run: () => Promise<ExitCode>,
  terminal: Terminal,
): Promise<ExitCode> {
  let exit: ExitCode = exitCodes.fine;
  const attempt = async (): Promise<void> => {
    try {
      exit = await run();
    } catch (error) {
      if (!(error instanceof UsageError || error instanceof InputError)) throw error;
      terminal.err(`${error.message}\n`);
      exit = exitCodes.findings;
    }
  };
  await runWatching(watched, attempt, terminal);
  return exit;
}
