import { type CodePointRange, codePoints, difference, union } from '@sigmazuh/compiler';
import {
  anchorNode,
  anyByte,
  type ByteNode,
  bytesNode,
  choiceNode,
  failNode,
  type RepeatMode,
  repeatNode,
  sequenceNode,
} from '../print/byte-node.ts';
import { Cursor } from './cursor.ts';
import { partsOf } from './definitions.ts';
import { emptyJsonList, jsonTokenGroups, jsonTokens } from './json-tokens.ts';
import { readClass, readEscapedByte, shorthandSet } from './sets.ts';

/**
 * Reads PCRE2 text as this project writes it, for byte mode and without options, back into a regex over bytes: what is
 * said of time then is said of the text that the engine gets, not of the tree it was printed from.
 *
 * A back reference is read as the group it repeats, which matches at least as much.
 *
 * @throws SyntaxError for anything that no text of ours holds
 */
export function readPcre2(text: string): ByteNode {
  const { body, definitions } = partsOf(text);
  return new Reader(body, new Definitions(definitions)).whole();
}

/** Options in force at a place. */
interface Options {
  readonly caseless: boolean;
  readonly dotAll: boolean;
  readonly lines: boolean;
}

const none: Options = { caseless: false, dotAll: false, lines: false };
const allBytes: readonly CodePointRange[] = [{ from: 0, to: 0xff }];
const noNewline: ByteNode = { kind: 'set', ranges: difference(allBytes, codePoints(0x0a)) };

/** A token of JSON, passed over in one step: a byte that no text of ours holds. */
const passedOver: ByteNode = { kind: 'set', ranges: codePoints(0) };

/** Groups that are called before they are written, each read once. */
class Definitions {
  readonly #texts: readonly string[];
  readonly #read = new Map<number, ByteNode>();

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** `null` where no group with this number is defined. */
  group(number: number): ByteNode | null {
    const text = this.#texts[number - 1];
    if (text === undefined) return null;
    const known = this.#read.get(number) ?? new Reader(text, this).whole();
    this.#read.set(number, known);
    return known;
  }
}

class Reader {
  readonly #cursor: Cursor;
  readonly #definitions: Definitions;
  /** What the groups with numbers hold, in the order of their ends and of their openings. */
  readonly #groups: (ByteNode | null)[] = [];

  constructor(text: string, definitions: Definitions) {
    this.#cursor = new Cursor(text);
    this.#definitions = definitions;
  }

  whole(): ByteNode {
    const node = this.#alternatives(none);
    if (!this.#cursor.atEnd) this.#cursor.fail('a group that was not opened');
    return node;
  }

  #alternatives(options: Options): ByteNode {
    const alternatives: ByteNode[] = [];
    let inForce = options;
    do {
      const [node, after] = this.#items(inForce);
      alternatives.push(node);
      inForce = after;
    } while (this.#cursor.take('|'));
    return choiceNode(alternatives);
  }

  /** Options set between items hold until the group ends, in later alternatives too. */
  #items(options: Options): readonly [ByteNode, Options] {
    const items: ByteNode[] = [];
    let inForce = options;
    while (!this.#cursor.atEnd && !this.#cursor.isAt('|') && !this.#cursor.isAt(')')) {
      const set = this.#cursor.match(/\(\?(-?)([ism]+)\)/y);
      if (set !== null) inForce = withOptions(inForce, set[1] ?? '', set[2] ?? '');
      else items.push(this.#quantified(this.#item(inForce)));
    }
    return [sequenceNode(items), inForce];
  }

  #quantified(item: ByteNode): ByteNode {
    const found = this.#cursor.match(/([*+?]|\{(\d+)(,?)(\d*)\})([?+]?)/y);
    if (found === null) return item;
    const [, sign = '', least = '', comma = '', most = '', suffix = ''] = found;
    const mode: RepeatMode = suffix === '?' ? 'lazy' : suffix === '+' ? 'possessive' : 'greedy';
    if (sign === '*') return this.#quantified(repeatNode(item, 0, null, mode));
    if (sign === '+') return this.#quantified(repeatNode(item, 1, null, mode));
    if (sign === '?') return this.#quantified(repeatNode(item, 0, 1, mode));
    const min = Number(least);
    return repeatNode(item, min, comma === '' ? min : most === '' ? null : Number(most), mode);
  }

  #item(options: Options): ByteNode {
    const cursor = this.#cursor;
    if (cursor.isAt('(')) return this.#group(options);
    if (cursor.take('[')) return { kind: 'set', ranges: readClass(cursor, (set) => inCase(set, options)) };
    if (cursor.take('.')) return options.dotAll ? anyByte : noNewline;
    if (cursor.take('^')) return anchorNode(options.lines ? 'line-start' : 'start');
    if (cursor.take('$')) return anchorNode(options.lines ? 'line-end' : 'last-line-end');
    if (cursor.isAt('\\')) return this.#escape(options);
    return bytesNode(cursor.next(), options.caseless ? 'caseless' : 'cased');
  }

  #escape(options: Options): ByteNode {
    const cursor = this.#cursor;
    const anchor = cursor.match(/\\([AzZbB])/y);
    if (anchor !== null) return anchorNode(anchors[anchor[1] ?? ''] ?? 'start');
    if (cursor.take('\\N')) return noNewline;
    const reference = cursor.match(/\\([1-9])/y);
    if (reference !== null) return this.#groups[Number(reference[1]) - 1] ?? cursor.fail('an unknown group');
    if (cursor.match(/\\g'[sv]'/y) !== null) return passedOver;
    const shorthand = shorthandSet(cursor);
    if (shorthand !== null) return { kind: 'set', ranges: shorthand };
    const byte = String.fromCharCode(readEscapedByte(cursor));
    return bytesNode(byte, options.caseless ? 'caseless' : 'cased');
  }

  #group(options: Options): ByteNode {
    const cursor = this.#cursor;
    if (cursor.take('(*SKIP)(*F)')) return { kind: 'skip' };
    if (cursor.take(jsonTokens)) {
      this.#groups.push(...Array.from({ length: jsonTokenGroups }, () => null));
      return sequenceNode([]);
    }
    if (cursor.take(emptyJsonList)) {
      this.#groups.push(null);
      return passedOver;
    }
    if (cursor.take('(?!)') || cursor.take('(*F)')) return failNode;
    if (cursor.take('(?(DEFINE)')) {
      this.#closed(options);
      return sequenceNode([]);
    }
    const called = cursor.match(/\(\?(\d+)\)/y);
    if (called !== null) {
      const number = Number(called[1]);
      return this.#definitions.group(number) ?? this.#groups[number - 1] ?? cursor.fail('an unknown group');
    }
    if (cursor.take('(?-1)'))
      return this.#groups.findLast((each) => each !== null) ?? cursor.fail('no group');
    const set = cursor.match(/\(\?(-?)([ism]*):/y);
    if (set !== null) return this.#closed(withOptions(options, set[1] ?? '', set[2] ?? ''));
    if (cursor.take('(*atomic:') || cursor.take('(?>'))
      return { kind: 'atomic', item: this.#closed(options) };
    for (const [opening, direction, sense] of looks) {
      if (cursor.take(opening))
        return { kind: 'look', direction, negated: sense === 'negative', item: this.#closed(options) };
    }
    if (/\([?*]/y.test(cursor.ahead(2))) return cursor.fail('a group that is never written');
    cursor.next();
    const number = this.#groups.push(null) - 1;
    const item = this.#closed(options);
    this.#groups[number] = item;
    return item;
  }

  #closed(options: Options): ByteNode {
    const node = this.#alternatives(options);
    if (!this.#cursor.take(')')) this.#cursor.fail('a group without end');
    return node;
  }
}

const anchors: Readonly<Record<string, Parameters<typeof anchorNode>[0]>> = {
  A: 'start',
  z: 'end',
  Z: 'last-line-end',
  b: 'word-boundary',
  B: 'not-word-boundary',
};

const looks = [
  ['(?=', 'ahead', 'positive'],
  ['(?!', 'ahead', 'negative'],
  ['(*plb:', 'behind', 'positive'],
  ['(*nlb:', 'behind', 'negative'],
] as const;

function withOptions(options: Options, sign: string, letters: string): Options {
  const value = sign === '';
  return {
    caseless: letters.includes('i') ? value : options.caseless,
    dotAll: letters.includes('s') ? value : options.dotAll,
    lines: letters.includes('m') ? value : options.lines,
  };
}

/** ASCII letters alone have cases in byte mode. */
function inCase(ranges: readonly CodePointRange[], { caseless }: Options): readonly CodePointRange[] {
  if (!caseless) return ranges;
  const other = ranges.flatMap(({ from, to }) => [
    ...shifted(from, to, 0x41, 0x5a, 0x20),
    ...shifted(from, to, 0x61, 0x7a, -0x20),
  ]);
  return union(ranges, other);
}

function shifted(
  from: number,
  to: number,
  first: number,
  last: number,
  by: number,
): readonly CodePointRange[] {
  const low = Math.max(from, first);
  const high = Math.min(to, last);
  return low > high ? [] : [{ from: low + by, to: high + by }];
}
