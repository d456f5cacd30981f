import type { Terminal } from '../terminal.ts';
import { readLines } from './read-lines.ts';

/** One line of an event stream. `id` is the event's own, or the number of its line counted from 0. */
export interface EventLine {
  readonly id: string | number;
  readonly event: Readonly<Record<string, unknown>>;
  /** For messages: `stdin:LINE:1`. */
  readonly place: string;
}

/**
 * Reads events, one JSON object a line; blank lines are passed over. A line that is none is reported with its place
 * and left out, the rest goes on.
 *
 * @param report called with `stdin:LINE:COLUMN message`
 */
export async function* readEvents(
  terminal: Terminal,
  report: (problem: string) => void,
): AsyncGenerator<EventLine> {
  let number = 0;
  let events = 0;
  for await (const line of readLines(terminal.input)) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseLine(line, number);
    if (typeof parsed === 'string') {
      report(parsed);
      continue;
    }
    const id = parsed.id;
    yield {
      id: typeof id === 'string' || typeof id === 'number' ? id : events,
      event: parsed,
      place: `stdin:${number}:1`,
    };
    events++;
  }
}

function parseLine(line: string, number: number): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
    return `stdin:${number}:1 an event is a JSON object, e.g. {"id":1,"log":"…"}`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const column = Number(/position (\d+)/.exec(message)?.[1] ?? line.length) + 1;
    return `stdin:${number}:${column} not JSON: ${message}`;
  }
}
