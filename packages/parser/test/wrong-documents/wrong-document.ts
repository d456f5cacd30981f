import { whoamiRule } from '../whoami-rule.ts';

/** A text with one mistake, and the one diagnostic it has to give. */
export interface WrongDocument {
  readonly name: string;
  readonly text: string;
  readonly id: string;
  readonly line: number;
  readonly column: number;
  /** What message and hint, joined, have to say. */
  readonly message: string;
}

type Expected = readonly [id: string, line: number, column: number, message: string];

/** The rule about whoami with one piece of its text replaced. */
export function changed(name: string, from: string, to: string, ...expected: Expected): WrongDocument {
  if (!whoamiRule.includes(from)) throw new Error(`the rule has no ${JSON.stringify(from)}`);
  return whole(
    name,
    whoamiRule.replace(from, () => to),
    ...expected,
  );
}

/** A text of its own. */
export function whole(name: string, text: string, ...[id, line, column, message]: Expected): WrongDocument {
  return { name, text, id, line, column, message };
}
