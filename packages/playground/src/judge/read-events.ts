import { parser } from '@lezer/json';
import { isArchived, readArchivedEvent, unknownKeys } from '@sigmazuh/explain';

type Unread = Readonly<Record<string, unknown>>;

/** An event of the page, or what is wrong with what stands in its place. */
export interface GivenEvent {
  /** Where it begins, from 1. */
  readonly line: number;
  /** How it was read. */
  readonly form: string;
  readonly shown: string;
  readonly event: Unread | null;
  readonly problem: string | null;
  readonly notes: readonly string[];
}

/**
 * Reads what people paste: one event as JSON or XML over any number of lines, or an event a line. JSON that is no event
 * of a known form is a line that an application logged.
 */
export function readEvents(text: string): readonly GivenEvent[] {
  const whole = text.trim();
  if (whole === '') return [];
  const line = text.slice(0, text.indexOf(whole)).split('\n').length;
  if (/^<Event[\s>]/.test(whole)) {
    return [given(line, 'a Windows event in XML', whole, { winevt: { Event: whole } })];
  }
  if (whole.startsWith('{') && whole.includes('\n')) {
    const value = parsed(whole);
    if (isMap(value)) return [fromObject(value, JSON.stringify(value), line)];
    const [first = ''] = whole.split('\n', 1);
    if (parsed(first) === undefined) return [broken(whole, line)];
  }
  return text.split(/\r?\n/).flatMap((each, i) => (each.trim() === '' ? [] : [fromLine(each, i + 1)]));
}

function fromLine(line: string, number: number): GivenEvent {
  if (!line.trimStart().startsWith('{')) return given(number, 'a log line', line, { log: line });
  const value = parsed(line);
  if (isMap(value)) return fromObject(value, line, number);
  return ownKey.test(line) ? broken(line, number) : given(number, 'a log line', line, { log: line });
}

/** What begins like this is meant as an event of ours, and not as a line of an application. */
const ownKey = /^\s*\{\s*"(?:id|log|winevt|logsource|fields|full_log|Event)"/;

function fromObject(value: Unread, line: string, number: number): GivenEvent {
  if (isMap(value.winevt)) return given(number, 'a Windows event as an agent sends it', line, value);
  if (isArchived(value)) {
    const event = readArchivedEvent(value);
    const form = "an event from a manager's archives or alerts";
    return typeof event === 'string'
      ? { line: number, form, shown: line, event: null, problem: event, notes: [] }
      : { line: number, form, shown: logOf(event) ?? line, event, problem: null, notes: [] };
  }
  if (isMap(value.fields)) return given(number, 'an event already taken apart', line, value);
  if (typeof value.log === 'string') return given(number, 'a log line', value.log, value);
  if (isMap(value.Event) && isMap(value.Event.System)) {
    const form = 'an event of an EVTX dump';
    return { line: number, form, shown: line, event: { evtx: value }, problem: null, notes: [] };
  }
  return {
    line: number,
    form: 'a log line that is JSON',
    shown: line,
    event: { log: line },
    problem: null,
    notes: [],
  };
}

function logOf({ log, decodedWinevt }: Unread): string | null {
  const text = log ?? decodedWinevt;
  return typeof text === 'string' ? text : null;
}

function given(line: number, form: string, shown: string, event: Unread): GivenEvent {
  return { line, form, shown, event, problem: null, notes: unknownKeys(event) };
}

function broken(text: string, line: number): GivenEvent {
  const { message, offset } = mistakeIn(text);
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const problem = `not JSON at line ${line + before.length - 1}, column ${column}: ${message}`;
  return { line, form: 'JSON', shown: text.split('\n', 1)[0] ?? '', event: null, problem, notes: [] };
}

/** Engines tell the reason in words, and only some of them the place; that is where a reader of JSON stumbles first. */
function mistakeIn(text: string): { readonly message: string; readonly offset: number } {
  const stumbled: number[] = [];
  parser.parse(text).iterate({
    enter: ({ type, from }) => {
      if (type.isError) stumbled.push(from);
    },
  });
  const offset = stumbled[0] ?? text.length;
  return { message: reasonOf(text), offset: offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0) };
}

function reasonOf(text: string): string {
  try {
    JSON.parse(text);
    return 'it is no object';
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const said = message
      .replace(/^JSON\.parse: /, '')
      .replace(/, (?:\.\.\.)?".*$/s, '')
      .replace(/ (?:in JSON )?at (?:position|line) .*$/s, '');
    return said.charAt(0).toLowerCase() + said.slice(1);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isMap = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
