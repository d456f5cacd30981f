import type { Reporter } from '../reporter.ts';
import type { SourceRange } from '../source.ts';
import type { YamlNode } from '../yaml.ts';

/** Deeper nesting is refused: no rule needs it, and it keeps every later walk over the tree within the stack. */
export const maximumDepth = 64;

/** How many nodes a document may have once its aliases are written out: far more than any rule, far less than harm. */
const maximumNodes = 100_000;

interface Anchored {
  readonly node: YamlNode;
  readonly size: number;
  readonly height: number;
}

/** Where in a document the building of a node began, to measure it by when it is done. */
export interface Mark {
  readonly size: number;
  readonly deepest: number;
}

/**
 * The anchors of one document, and how large it is with its aliases written out. Aliases share nodes, so a small file
 * can stand for a tree of any size and depth; the measure is taken before anybody walks over it.
 */
export class Anchors {
  readonly #report: Reporter;
  readonly #anchored = new Map<string, Anchored>();
  #size = 0;
  #depth = 0;
  #deepest = 0;
  #refused = false;

  constructor(report: Reporter) {
    this.#report = report;
  }

  /** To be called when the building of a node begins. */
  enter(): Mark {
    const mark = { size: this.#size, deepest: this.#deepest };
    this.#size += 1;
    this.#depth += 1;
    this.#deepest = this.#depth;
    return mark;
  }

  /** To be called when a node is built; `name` is its anchor's, if it has one. */
  leave(mark: Mark, node: YamlNode, name: string | null): void {
    if (name !== null) {
      const height = this.#deepest - this.#depth;
      this.#anchored.set(name, { node, size: this.#size - mark.size, height });
    }
    this.#depth -= 1;
    this.#deepest = Math.max(this.#deepest, mark.deepest);
  }

  /** The node an alias stands for; `null` when there is none or it would be too much, which is reported. */
  resolve(name: string, range: SourceRange): YamlNode | null {
    const anchored = this.#anchored.get(name);
    if (anchored === undefined) {
      const message = `"*${name}" is a YAML alias, and no anchor "&${name}" stands before it`;
      const hint = `if a wildcard is meant, quote the value: '*${name}'`;
      this.#report.error('unknown-alias', range, message, { hint });
      return null;
    }
    const depth = this.#depth + 1 + anchored.height;
    this.#size += anchored.size;
    this.#deepest = Math.max(this.#deepest, depth);
    if (this.#size <= maximumNodes && depth <= maximumDepth) return anchored.node;
    if (!this.#refused) {
      this.#report.error('alias-expansion', range, 'the aliases of this document stand for too much', {
        hint: `written out it would have more than ${maximumNodes} nodes, or more than ${maximumDepth} levels`,
      });
    }
    this.#refused = true;
    return null;
  }
}
