import { readFlow } from './flow.ts';
import { mostDepth, node, type OutlineNode, type TextPiece } from './outline-node.ts';

export type { OutlineNode, TextPiece } from './outline-node.ts';

interface Line {
  readonly text: string;
  readonly start: number;
}

/**
 * Reads what a YAML file looks like, line by line and by indentation alone. No mistake in one place keeps other places
 * from being read: an editor asks while somebody is typing, and most of the time what stands there is not YAML.
 *
 * @returns a node for each document of the file
 */
export function readOutline(text: string): readonly OutlineNode[] {
  const documents: OutlineNode[] = [];
  let stack: OutlineNode[] = [];
  const begin = (start: number): void => {
    const document = node('document', null, null, -1, start, start);
    documents.push(document);
    stack = [document];
  };
  begin(0);
  let block: number | null = null;
  for (const line of linesOf(text)) {
    const indent = line.text.search(/\S/);
    if (block !== null && (indent === -1 || indent > block)) {
      if (indent !== -1) extend(stack, line.start + line.text.trimEnd().length);
      continue;
    }
    block = null;
    if (indent === -1 || line.text[indent] === '#') continue;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line.text)) {
      begin(line.start + 3);
      continue;
    }
    block = readLine(line, indent, stack) ? (stack.at(-1)?.indent ?? null) : null;
  }
  for (const each of documents) readFlows(each);
  return documents;
}

/** @returns whether a text block begins at the end of the line */
function readLine(line: Line, indent: number, stack: OutlineNode[]): boolean {
  const isItem = /^-(?:\s|$)/.test(line.text.slice(indent));
  while (stack.length > 1 && isOver(stack.at(-1), indent, isItem)) stack.pop();
  const end = line.start + line.text.trimEnd().length;
  const around = stack.at(-1);
  if (around?.value != null && around.kind !== 'document') {
    // Text that goes on in further lines.
    around.value = { ...around.value, end, text: `${around.value.text} ${line.text.trim()}` };
    around.area.end = end;
    extend(stack, end);
    return false;
  }
  let at = indent;
  for (
    let dash = dashAt(line.text, at);
    dash !== null && stack.length <= mostDepth;
    dash = dashAt(line.text, at)
  ) {
    const start = line.start + at;
    push(stack, node('item', null, stack.at(-1) ?? null, at, start, line.start + at + dash));
    at += dash;
  }
  const rest = line.text.slice(at);
  const key = keyOf(rest);
  if (key !== null && stack.length <= mostDepth) {
    const start = line.start + at;
    const named = { text: key.text, start: start + key.from, end: start + key.from + key.length };
    push(stack, node('entry', named, stack.at(-1) ?? null, at, start, start + key.whole));
    at += key.whole;
  } else if (rest.trim() !== '' && stack.at(-1)?.kind !== 'item') {
    push(stack, node('bare', null, stack.at(-1) ?? null, at, line.start + at, line.start + at));
  }
  const last = stack.at(-1);
  if (last === undefined || last.kind === 'document') return false;
  last.area.end = line.start + line.text.length;
  const value = pieceOf(line.text.slice(at), line.start + at);
  // With the blanks at the line's end, where a cursor may stand.
  extend(stack, line.start + line.text.length);
  if (value === 'block') return true;
  last.value = value;
  if (last.kind === 'bare') stack.pop();
  return false;
}

function isOver(node: OutlineNode | undefined, indent: number, isItem: boolean): boolean {
  if (node === undefined || node.indent < indent) return false;
  // The elements of a list may stand in the column of its key.
  return !(isItem && node.indent === indent && node.kind === 'entry' && node.value === null);
}

function dashAt(text: string, at: number): number | null {
  const found = /^-(?:\s+|$)/.exec(text.slice(at));
  return found === null ? null : found[0].length;
}

interface FoundKey {
  readonly text: string;
  readonly from: number;
  readonly length: number;
  /** With its quotes, the colon and the blanks before it. */
  readonly whole: number;
}

export function keyOf(text: string): FoundKey | null {
  const [, single] = /^'((?:[^']|'')*)'\s*:(?=\s|$)/.exec(text) ?? [];
  const [, double] = /^"((?:[^"\\]|\\.)*)"\s*:(?=\s|$)/.exec(text) ?? [];
  const [, plain] = /^([^\s'"#[\]{},](?:(?!\s#).)*?)\s*:(?=\s|$)/.exec(text) ?? [];
  const found = single ?? double ?? plain;
  if (found === undefined) return null;
  const from = plain === undefined || single !== undefined || double !== undefined ? 1 : 0;
  const whole = text.indexOf(':', from + found.length + from) + 1;
  return { text: found, from, length: found.length, whole };
}

function pieceOf(text: string, offset: number): TextPiece | 'block' | null {
  const from = text.search(/\S/);
  const rest = from === -1 ? '' : text.slice(from);
  if (rest === '' || rest.startsWith('#')) return null;
  if (/^[|>][-+\d]*\s*(?:#.*)?$/.test(rest)) return 'block';
  const start = offset + from;
  const quote = rest[0];
  if (quote === "'" || quote === '"') {
    const inner = (quote === "'" ? /^'((?:[^']|'')*)/ : /^"((?:[^"\\]|\\.)*)/).exec(rest)?.[1] ?? '';
    return { text: inner, start: start + 1, end: start + 1 + inner.length };
  }
  const plain = rest.replace(/\s+#.*$/, '').trimEnd();
  return { text: plain, start, end: start + plain.length };
}

function readFlows(node: OutlineNode): void {
  if (node.value !== null && /^[[{]/.test(node.value.text)) readFlow(node);
  else for (const each of node.children) readFlows(each);
}

function push(stack: OutlineNode[], made: OutlineNode): void {
  stack.push(made);
}

function extend(stack: readonly OutlineNode[], end: number): void {
  for (const each of stack) each.end = Math.max(each.end, end);
}

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (const found of text.matchAll(/\r\n|\n|\r|$/g)) {
    yield { text: text.slice(start, found.index), start };
    start = found.index + found[0].length;
  }
}
