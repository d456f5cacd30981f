import { assertionHolds } from './assertions.ts';
import { firstEnd } from './first-end.ts';
import type { AtomicNode, LookNode, RegexNode, RepeatNode } from './syntax.ts';

/** Which way a node is crossed: from where it begins to where it ends, or from its ends back. */
type Direction = 'forward' | 'backward';

/** Places between characters, ascending, without repetition. */
type Places = readonly number[];

/**
 * Where a regex can get to in one text. Instead of trying one way after another, each node takes all places it can
 * be entered at and gives all places it can be left at. Whether a text matches needs no more than that, nothing is
 * tried twice, and so no pattern can make it take exponential time.
 *
 *     a|ab  on "ab":   {0} → {1, 2}
 *
 * Look-arounds ask the same question in the other direction: `(?=x)` holds wherever a backward crossing of `x`
 * from all places arrives.
 */
export class Reach {
  readonly #text: readonly number[];
  readonly #all: Places;
  readonly #looks = new Map<LookNode, ReadonlySet<number>>();
  readonly #atomicEnds = new Map<AtomicNode, Map<number, number | undefined>>();

  constructor(text: readonly number[]) {
    this.#text = text;
    this.#all = Array.from({ length: text.length + 1 }, (_, at) => at);
  }

  /** Where the node can end when it begins at or behind `from`. */
  endsFrom(node: RegexNode, from: number): Places {
    return this.#cross(node, this.#all.slice(from), 'forward');
  }

  #cross(node: RegexNode, places: Places, direction: Direction): Places {
    if (places.length === 0) return places;
    switch (node.kind) {
      case 'character':
        return this.#crossCharacter(node.accepts, places, direction);
      case 'sequence': {
        const items = direction === 'forward' ? node.items : node.items.toReversed();
        return items.reduce((reached, item) => this.#cross(item, reached, direction), places);
      }
      case 'choice':
        return union(node.alternatives.map((each) => this.#cross(each, places, direction)));
      case 'repeat':
        return this.#crossRepeat(node, places, direction);
      case 'atomic':
        return this.#crossAtomic(node, places, direction);
      case 'assertion':
        return places.filter((at) => assertionHolds(node.at, this.#text, at));
      case 'look': {
        return places.filter((at) => this.lookHolds(node, at));
      }
    }
  }

  #crossCharacter(accepts: (codePoint: number) => boolean, places: Places, direction: Direction): Places {
    const step = direction === 'forward' ? 1 : -1;
    const reached: number[] = [];
    for (const at of places) {
      const codePoint = this.#text[direction === 'forward' ? at : at - 1];
      if (codePoint !== undefined && accepts(codePoint)) reached.push(at + step);
    }
    return reached;
  }

  #crossRepeat(node: RepeatNode, places: Places, direction: Direction): Places {
    let frontier = places;
    for (let count = 0; count < node.min; count += 1) {
      const next = this.#cross(node.item, frontier, direction);
      // An item that changes nothing any more never will.
      if (samePlaces(next, frontier)) break;
      frontier = next;
    }
    const reached = new Set(frontier);
    for (let count = node.min; count < node.max && frontier.length > 0; count += 1) {
      frontier = this.#cross(node.item, frontier, direction).filter((at) => !reached.has(at));
      for (const at of frontier) reached.add(at);
    }
    return sorted(reached);
  }

  #crossAtomic(node: AtomicNode, places: Places, direction: Direction): Places {
    const endOf = (at: number) => this.#atomicEnd(node, at);
    if (direction === 'forward') return sorted(new Set(places.map(endOf).filter((at) => at !== undefined)));
    const wanted = new Set<number | undefined>(places);
    return this.#all.filter((at) => wanted.has(endOf(at)));
  }

  #atomicEnd(node: AtomicNode, at: number): number | undefined {
    let ends = this.#atomicEnds.get(node);
    if (ends === undefined) {
      ends = new Map();
      this.#atomicEnds.set(node, ends);
    }
    if (!ends.has(at))
      ends.set(
        at,
        firstEnd(node.item, this.#text, at, (look, place) => this.lookHolds(look, place)),
      );
    return ends.get(at);
  }

  /** Whether the look-around holds at a place. */
  lookHolds(node: LookNode, at: number): boolean {
    let found = this.#looks.get(node);
    if (found === undefined) {
      found = new Set(this.#cross(node.item, this.#all, node.direction === 'ahead' ? 'backward' : 'forward'));
      this.#looks.set(node, found);
    }
    return found.has(at) === (node.expects === 'match');
  }
}

function sorted(places: ReadonlySet<number>): Places {
  return Array.from(places).sort((one, other) => one - other);
}

function union(sets: readonly Places[]): Places {
  const nonEmpty = sets.filter((each) => each.length > 0);
  return nonEmpty.length === 1 ? (nonEmpty[0] ?? []) : sorted(new Set(nonEmpty.flat()));
}

function samePlaces(one: Places, other: Places): boolean {
  return one.length === other.length && one.every((at, index) => at === other[index]);
}
