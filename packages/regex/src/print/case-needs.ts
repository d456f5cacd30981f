import { byIdentity, type CodePointRange } from '@sigmazuh/compiler';
import { type ByteNode, isFullSet } from './byte-node.ts';
import { byteSetKey, complementBytes, listsComplement, shorthands } from './byte-sets.ts';

/** Whether a piece of the regex must stand under `(?i)`, must not, or does not care. */
export type CaseMode = 'caseless' | 'cased';
type CaseNeed = CaseMode | 'either' | 'both';

/** What a piece of the regex needs around it. */
export interface Needs {
  readonly need: CaseNeed;
  /** In how many parts, none of which can be parted, it needs each mode. */
  readonly caseless: number;
  readonly cased: number;
  /** Whether a dot in it means every byte. */
  readonly hasFullSet: boolean;
}

const none: Needs = { need: 'either', caseless: 0, cased: 0, hasFullSet: false };
const caseless: Needs = { ...none, need: 'caseless', caseless: 1 };
const cased: Needs = { ...none, need: 'cased', cased: 1 };
const fullSet: Needs = { ...none, hasFullSet: true };

/** The needs of the pieces of one regex, each found out once. */
export class CaseNeeds {
  readonly #known = new Map<ByteNode, Needs>();

  of(node: ByteNode): Needs {
    switch (node.kind) {
      case 'bytes':
        if (node.caseless) return caseless;
        return /[a-z\x80-\xff]/i.test(node.text) ? cased : none;
      case 'set':
        return isFullSet(node) ? fullSet : setNeeds(node.ranges);
      case 'sequence':
        return this.#joint(node, node.items);
      case 'choice':
        return this.#joint(node, node.alternatives);
      case 'repeat':
      case 'atomic':
      case 'look':
        return this.of(node.item);
      case 'anchor':
      case 'skip':
        return none;
    }
  }

  #joint(node: ByteNode, parts: readonly ByteNode[]): Needs {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    let [need, inCaseless, inCased, hasFullSet]: [CaseNeed, number, number, boolean] = [
      'either',
      0,
      0,
      false,
    ];
    for (const part of parts) {
      const own = this.of(part);
      if (need === 'either') need = own.need;
      else if (own.need !== 'either' && own.need !== need) need = 'both';
      inCaseless += own.caseless;
      inCased += own.cased;
      hasFullSet ||= own.hasFullSet;
    }
    // A piece that needs one mode throughout is one part.
    const made: Needs =
      need === 'both'
        ? { need, caseless: inCaseless, cased: inCased, hasFullSet }
        : { need, caseless: need === 'caseless' ? 1 : 0, cased: need === 'cased' ? 1 : 0, hasFullSet };
    this.#known.set(node, made);
    return made;
  }
}

/** A set that lists letters of one case only, or bytes from 0x80 on, is not the same under `(?i)`. */
const setNeeds = byIdentity((ranges: readonly CodePointRange[]): Needs => {
  if (shorthands[byteSetKey(ranges)] !== undefined) return none;
  const named = listsComplement(ranges) ? complementBytes(ranges) : ranges;
  if (named.some(({ to }) => to > 0x7f)) return cased;
  const has = (byte: number) => named.some(({ from, to }) => from <= byte && byte <= to);
  for (let upper = 0x41; upper <= 0x5a; upper++) {
    if (has(upper) !== has(upper + 0x20)) return cased;
  }
  return none;
});
