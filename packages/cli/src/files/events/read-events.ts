import { readArchivedEvent } from '@sigmazuh/explain';
import type { Terminal } from '../../terminal.ts';
import { repeatedKeys } from '../repeated-keys.ts';
import { readLines } from './read-lines.ts';

/** How events come in: as JSON of the command line's own, as raw lines, as managers keep them, as EVTX dumpers write. */
export const eventInputs = ['json', 'lines', 'archives', 'evtx-json'] as const;
export type EventInput = (typeof eventInputs)[number];

/** One line of an event stream. `id` is the event's own, or the number of its line counted from 0. */
interface EventLine {
  readonly id: string | number;
  readonly event: Readonly<Record<string, unknown>>;
  /** For messages: `stdin:LINE:1`. */
  readonly place: string;
}

/**
 * Reads events, one a line; blank lines are passed over. A line that is none is reported with its place and left out,
 * the rest goes on. Whatever the input, an event is one of those that `readSigmaEvent` and `readLogEvent` read.
 *
 * @param report called with `stdin:LINE:COLUMN message`
 */
export async function* readEvents(
  terminal: Terminal,
  input: EventInput,
  report: (problem: string) => void,
): AsyncGenerator<EventLine> {
  let number = 0;
  let events = 0;
  let isLossTold = false;
  if (terminal.typed === true) {
    terminal.err(
      'reading events from this terminal, one a line; < FILE takes those of a file, Ctrl+D ends\n',
    );
  }
  for await (const text of readLines(terminal.input)) {
    number++;
    if (number === 1 && isUtf16(text)) {
      report('stdin:1:1 the input is UTF-16 and not UTF-8; save it as UTF-8');
      return;
    }
    // PowerShell and others begin files with a byte order mark.
    const line = number === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (line.trim() === '') continue;
    const place = `stdin:${number}:1`;
    const lost = line.indexOf('\uFFFD');
    if (lost >= 0 && !isLossTold) {
      isLossTold = true;
      terminal.err(
        `stdin:${number}:${lost + 1} bytes that are no UTF-8 are read as U+FFFD here, and wherever else they stand\n`,
      );
    }
    const read = input === 'lines' ? { log: line } : readObject(line, number, input);
    const event = typeof read === 'string' ? read : eventOf(read, input, place);
    if (typeof event === 'string') {
      report(event);
      continue;
    }
    const { id, log } = event;
    if (input !== 'lines') for (const each of repeatedInEvent(line, number)) report(each);
    if (typeof log === 'string') for (const each of repeatedInLog(log)) terminal.err(`${place} ${each}\n`);
    yield { id: typeof id === 'string' || typeof id === 'number' ? id : events, event, place };
    events++;
  }
}

/** UTF-16 that was read as UTF-8 has a NUL beside each letter, and replacement characters for its byte order mark. */
const isUtf16 = (line: string): boolean =>
  /^(?:\uFFFD\uFFFD)?(?:[^\0\uFFFD]\0[^\0]\0|\0[^\0\uFFFD]\0[^\0])/.test(line);

/** Of a key that stands twice the last value is taken; names in another case are other names. */
function repeatedInEvent(line: string, number: number): readonly string[] {
  return repeatedKeys(line)
    .filter(({ first, again }) => first === again)
    .map(
      ({ again, offset }) => `stdin:${number}:${offset + 1} the key "${again}" stands twice: the last counts`,
    );
}

/** What the judges take otherwise of a line of JSON. */
function repeatedInLog(log: string): readonly string[] {
  const json = log.slice(Math.max(0, log.indexOf('{')));
  if (!json.startsWith('{') || !isJson(json)) return [];
  return repeatedKeys(json).map(({ first, again }) =>
    first === again
      ? `the log has the key "${again}" twice: Sigma's judge takes the last value, Wazuh the first`
      : `the log has the keys "${first}" and "${again}", which are one to Wazuh: it takes the first value`,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Unread = Readonly<Record<string, unknown>>;

function eventOf(read: Unread, input: EventInput, place: string): Unread | string {
  switch (input) {
    case 'json':
    case 'lines':
      return read;
    case 'archives': {
      const event = readArchivedEvent(read);
      return typeof event === 'string' ? `${place} ${event}` : event;
    }
    case 'evtx-json':
      return { evtx: read };
  }
}

const shapes: Readonly<Record<EventInput, string>> = {
  json: 'an event is a JSON object, e.g. {"id":1,"log":"…"}; raw lines are read with --input lines',
  lines: '',
  archives: 'a line of archives.json or alerts.json is a JSON object',
  'evtx-json': 'an event is a JSON object on one line, as "evtx_dump -o jsonl" writes it',
};

function readObject(line: string, number: number, input: EventInput): Unread | string {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Unread;
    return `stdin:${number}:1 ${shapes[input]}`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const column = Number(/position (\d+)/.exec(message)?.[1] ?? line.length) + 1;
    // What does not even begin as JSON is something else.
    if (!line.trimStart().startsWith('{')) return `stdin:${number}:1 not JSON: ${shapes[input]}`;
    return `stdin:${number}:${column} not JSON: ${message}`;
  }
}
