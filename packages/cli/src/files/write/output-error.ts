import { UsageError } from '../../terminal.ts';

/** Something cannot be written where it was asked to be. */
export class OutputError extends UsageError {
  constructor(path: string, reason: string) {
    super(`${path}: cannot be written: ${reason}`);
  }
}
