import type { OutlineNode, TextPiece } from './outline.ts';

/** What a cursor stands in. */
export interface Place {
  /** The document of the file. */
  readonly document: OutlineNode;
  /** The keys above, from the outside; elements of lists have none. With that of the value, where it is one. */
  readonly path: readonly string[];
  readonly role: 'key' | 'value';
  /** What stands there already. */
  readonly word: TextPiece;
  /** The node it is a part of, or would be put under. */
  readonly node: OutlineNode;
}

/**
 * Where an offset is. In an empty line its column says what would be written there:
 *
 *     detection:
 *       selection:
 *         Image: x
 *         ▏                path detection, selection; a key
 */
export function placeAt(documents: readonly OutlineNode[], text: string, offset: number): Place {
  const document = documents.findLast((each) => each.start <= offset) ?? documents[0];
  if (document === undefined) throw new RangeError('a file has a document');
  const found = deepest(document, offset);
  if (found !== null) return found.place(document);
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const indent = offset - start;
  const around = nodeAbove(document, start, indent);
  const word = { text: '', start: offset, end: offset };
  return { document, path: pathTo(around), role: 'key', word, node: around };
}

interface Found {
  place(document: OutlineNode): Place;
}

function deepest(node: OutlineNode, offset: number): Found | null {
  for (const child of node.children) {
    if (offset < child.start || offset > Math.max(child.end, child.area.end)) continue;
    const found = deepest(child, offset);
    if (found !== null) return found;
  }
  const { key, value, area, kind } = node;
  if (key !== null && key.start <= offset && offset <= key.end) {
    return at(node, 'key', node.parent, key);
  }
  if (kind === 'document' || offset < area.start || offset > area.end) return null;
  if (kind === 'bare') return at(node, 'key', node.parent, value ?? empty(offset));
  if (value !== null && value.start <= offset && offset <= value.end) {
    return at(node, 'value', node, value);
  }
  // Directly behind the colon no value can begin.
  if (kind === 'entry' && offset === area.start && value === null) return null;
  return at(node, 'value', node, empty(offset));
}

function at(node: OutlineNode, role: Place['role'], upTo: OutlineNode | null, word: TextPiece): Found {
  return { place: (document) => ({ document, path: pathTo(upTo), role, word, node }) };
}

const empty = (offset: number): TextPiece => ({ text: '', start: offset, end: offset });

/** The node that a new line at this column would be under. */
function nodeAbove(document: OutlineNode, lineStart: number, indent: number): OutlineNode {
  let above = document;
  for (;;) {
    const next = above.children.findLast((each) => each.start < lineStart && each.indent < indent);
    const later = above.children.findLast((each) => each.start < lineStart);
    if (next === undefined || next !== later || next.kind === 'bare') return above;
    above = next;
  }
}

/** The keys from the document to a node, with its own. */
export function pathTo(node: OutlineNode | null): readonly string[] {
  if (node === null) return [];
  const above = pathTo(node.parent);
  return node.key === null ? above : [...above, node.key.text];
}

/** What stands under a key of a node. */
export function under(node: OutlineNode, ...path: readonly string[]): OutlineNode | null {
  let at: OutlineNode | null = node;
  for (const name of path) at = at?.children.find(({ key }) => key?.text === name) ?? null;
  return at;
}

/** All entries below a node, whatever lists they stand in. */
export function entriesUnder(node: OutlineNode): readonly OutlineNode[] {
  return node.children.flatMap((each) => (each.kind === 'entry' ? [each] : entriesUnder(each)));
}

/** The values of a list, or the one value that stands in its place. */
export function valuesOf(node: OutlineNode | null): readonly TextPiece[] {
  if (node === null) return [];
  const items = node.children.flatMap(({ value }) => value ?? []);
  if (items.length > 0) return items;
  return node.value === null || /^[[{]/.test(node.value.text) ? [] : [node.value];
}
