import { Dice } from '../synthetic/dice.ts';

/** How many events in a hundred are left as the rules know them. */
const sharePerHundred = 1;
/** How far back events lie, in milliseconds. */
const month = 30 * 86_400_000;

type Tree = Readonly<Record<string, unknown>>;

/**
 * Events in great number, made of a few: as many documents as asked for, one after the other, spread over the last 30
 * days and 500 agents. One in a hundred is as its template; the others have other letters in their values, of the same
 * shape and length, and long values are all different, as those of real events are.
 */
export function* madeEvents(
  templates: readonly unknown[],
  count: number,
  until: number,
): Generator<readonly [id: string, document: unknown]> {
  const dice = new Dice(20_261_128);
  for (let i = 0; i < count; i += 1) {
    const template = dice.pick(templates) as Tree;
    const shift = dice.below(100) < sharePerHundred ? 0 : 1 + dice.below(24);
    const agent = 1 + dice.below(500);
    const { data, full_log: line, ...rest } = template;
    yield [
      `${i}`,
      {
        ...rest,
        timestamp: new Date(until - Math.floor((month * (count - i)) / count)).toISOString(),
        agent: { id: String(agent).padStart(3, '0'), name: `host${agent}` },
        ...(data === undefined ? {} : { data: shift === 0 ? data : changed(data, shift, i, '') }),
        ...(typeof line === 'string' ? { full_log: shift === 0 ? line : changedLine(line, shift, i) } : {}),
      },
    ];
  }
}

/** What says of which kind an event is stays. */
const kept = /^(?:win\.system\.|audit\.type$)/;

function changed(value: unknown, shift: number, i: number, path: string): unknown {
  if (typeof value === 'string') return kept.test(path) ? value : changedText(value, shift, i);
  if (Array.isArray(value)) return value.map((each) => changed(each, shift, i, path));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      changed(each, shift, i, path === '' ? name : `${path}.${name}`),
    ]),
  );
}

/** The header of a line stays: time, host and program, or the type of an audit record. */
function changedLine(line: string, shift: number, i: number): string {
  const [header = ''] = /^(?:\w{3} +\d+ [\d:]+ \S+ [^:]+: |type=\S+ )/.exec(line) ?? [];
  return header + changedText(line.slice(header.length), shift, i);
}

function changedText(text: string, shift: number, i: number): string {
  const other = text.replace(/[A-Za-z]/g, (letter) => {
    const first = letter < 'a' ? 65 : 97;
    return String.fromCharCode(first + ((letter.charCodeAt(0) - first + shift) % 26));
  });
  return other.length > 40 ? `${other.slice(0, -8)}${i.toString(36).padStart(8, '0')}` : other;
}
