/** A piece of a text without its quotes; offsets in UTF-16 code units. */
export interface TextPiece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A key with what stands under it, an element of a list, or a word that is neither (yet). */
export interface OutlineNode {
  readonly kind: 'document' | 'entry' | 'item' | 'bare';
  readonly key: TextPiece | null;
  /** What stands behind the colon or the dash, as far as its own lines go; `null` for nothing, and for text blocks. */
  value: TextPiece | null;
  /** From behind the colon or dash to the end of what may be the value. */
  area: { readonly start: number; end: number };
  /** The column it begins at; inside of `[` and `{` that of the node around. */
  readonly indent: number;
  readonly parent: OutlineNode | null;
  readonly children: OutlineNode[];
  /** Where it begins and where the last line of what is under it ends. */
  readonly start: number;
  end: number;
}

/** A node as the last child of its parent. */
export function node(
  kind: OutlineNode['kind'],
  key: TextPiece | null,
  parent: OutlineNode | null,
  indent: number,
  start: number,
  areaStart: number,
): OutlineNode {
  const area = { start: areaStart, end: areaStart };
  const made: OutlineNode = {
    kind,
    key,
    value: null,
    area,
    indent,
    parent,
    children: [],
    start,
    end: areaStart,
  };
  parent?.children.push(made);
  return made;
}

/** Deeper than any rule, and than the YAML that is read at all. */
export const mostDepth = 64;

export function depthOf({ parent }: OutlineNode): number {
  return parent === null ? 0 : depthOf(parent) + 1;
}
