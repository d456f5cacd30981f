import { depthOf, mostDepth, node, type OutlineNode } from './outline-node.ts';

/**
 * Reads the `[…]` or `{…}` that is a node's value, as nodes under it. What is not closed ends with the value.
 */
export function readFlow(owner: OutlineNode): void {
  if (owner.value === null) return;
  const { text, start } = owner.value;
  new FlowReader(text, start).collection(owner, 0, depthOf(owner));
}

class FlowReader {
  readonly #text: string;
  readonly #start: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  /**
   * What lies deeper than any rule does is left unread.
   *
   * @returns the index behind the collection that begins at `at`
   */
  collection(owner: OutlineNode, at: number, depth: number): number {
    if (depth > mostDepth) return this.#text.length;
    const isList = this.#text[at] === '[';
    let next = at + 1;
    while (next < this.#text.length) {
      const from = this.#blanks(next);
      const character = this.#text[from];
      if (character === undefined || character === ']' || character === '}') return from + 1;
      if (character === ',') next = from + 1;
      else next = isList ? this.#element(owner, from, depth) : this.#entry(owner, from, depth);
    }
    return next;
  }

  #element(owner: OutlineNode, at: number, depth: number): number {
    const made = node('item', null, owner, owner.indent, this.#start + at, this.#start + at);
    return this.#value(made, at, depth);
  }

  #entry(owner: OutlineNode, at: number, depth: number): number {
    const rest = this.#text.slice(at);
    const [whole = '', quoted, double, plain] =
      /^(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)"|([^:,{}[\]]+(?::(?!\s|$)[^:,{}[\]]*)*))\s*/.exec(rest) ?? [];
    if (whole === '') return at + 1;
    const text = (quoted ?? double ?? plain ?? '').trimEnd();
    const from = this.#start + at + (plain === undefined ? 1 : 0);
    const piece = { text, start: from, end: from + text.length };
    const colon = at + whole.length;
    const isEntry = this.#text[colon] === ':';
    const kind = isEntry ? 'entry' : 'bare';
    const area = this.#start + (isEntry ? colon + 1 : at);
    const made = node(kind, isEntry ? piece : null, owner, owner.indent, this.#start + at, area);
    if (isEntry) return this.#value(made, colon + 1, depth);
    made.value = piece;
    made.area.end = made.end = piece.end;
    return colon;
  }

  #value(made: OutlineNode, at: number, depth: number): number {
    const from = this.#blanks(at);
    const character = this.#text[from];
    let end: number;
    if (character === '[' || character === '{') {
      end = this.collection(made, from, depth + 1);
    } else {
      const rest = this.#text.slice(from);
      const [whole = '', quoted, double, plain = ''] =
        /^(?:'((?:[^']|'')*)'?|"((?:[^"\\]|\\.)*)"?|([^,[\]{}]*))/.exec(rest) ?? [];
      const text = quoted ?? double ?? plain.trimEnd();
      const start = this.#start + from + (quoted === undefined && double === undefined ? 0 : 1);
      if (text !== '' || quoted !== undefined || double !== undefined) {
        made.value = { text, start, end: start + text.length };
      }
      end = from + whole.length;
    }
    made.area.end = made.end = Math.max(made.area.start, this.#start + end);
    return Math.max(end, at);
  }

  #blanks(at: number): number {
    let next = at;
    while (/\s/.test(this.#text[next] ?? '')) next += 1;
    return next;
  }
}
