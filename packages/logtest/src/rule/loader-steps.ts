/**
 * What the loader's walks through the tree cost. Wazuh's loader keeps no index: for each id in a rule's `<if_sid>` it
 * walks the tree from its roots, and it walks it again to see whether a rule's id is taken and to mark what a composite
 * counts. That is nearly all the time that loading a large pack takes, so the walks are counted, in nodes looked at,
 * although nothing is walked here: each node knows how many stand below it.
 *
 * Left out is the way along the siblings that a new place is put behind.
 */

/** A place in the tree, as far as walks are concerned. */
export interface WalkedNode {
  readonly parent: WalkedNode | null;
  readonly children: readonly WalkedNode[];
  /** Itself and everything below it. */
  size: number;
}

/** The tree, and what walking through it has come to so far. */
export interface CountedTree {
  readonly roots: readonly WalkedNode[];
  nodeCount: number;
  /** Nodes that the loader has looked at. */
  steps: number;
}

/**
 * A walk that looks for a rule in every list of siblings, and leaves a list where it has found it: all nodes but those
 * below the ones it reached and behind them in their lists.
 */
export function stepsToReached(tree: CountedTree, reached: readonly WalkedNode[]): number {
  return reached.reduce(
    (steps, node) => steps - (node.size - 1) - sizeBehind(node, siblingsOf(tree, node)),
    tree.nodeCount,
  );
}

/**
 * A walk that ends with the first node found, in depth first order; without any it goes through the whole tree.
 *
 * @param nodes all that would be found.
 */
export function stepsToFirst(tree: CountedTree, nodes: readonly WalkedNode[]): number {
  return nodes.reduce((steps, node) => Math.min(steps, rank(tree, node)), tree.nodeCount);
}

/** A walk for a category looks at the roots alone; `root` is the one it ends at, if any. */
export function stepsToCategory({ roots }: CountedTree, root: WalkedNode | undefined): number {
  return root === undefined ? roots.length : roots.indexOf(root) + 1;
}

/** How many nodes a depth first walk has looked at when it comes to the node, itself included. */
function rank(tree: CountedTree, node: WalkedNode): number {
  let before = 0;
  for (let at: WalkedNode | null = node; at !== null; at = at.parent) {
    for (const sibling of siblingsOf(tree, at)) {
      if (sibling === at) break;
      before += sibling.size;
    }
    before += 1;
  }
  return before;
}

function siblingsOf({ roots }: CountedTree, { parent }: WalkedNode): readonly WalkedNode[] {
  return parent === null ? roots : parent.children;
}

function sizeBehind(node: WalkedNode, siblings: readonly WalkedNode[]): number {
  let size = 0;
  for (let at = siblings.length - 1; at >= 0; at -= 1) {
    const sibling = siblings[at];
    if (sibling === undefined || sibling === node) break;
    size += sibling.size;
  }
  return size;
}
