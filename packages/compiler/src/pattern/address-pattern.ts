import type { Pattern } from '../pattern.ts';
import { choice, end, literal, oneOf, repeat, sequence, start } from './build.ts';
import { byKey } from './by-key.ts';

const hexDigit = oneOf(
  [
    { from: 0x30, to: 0x39 },
    { from: 0x41, to: 0x46 },
    { from: 0x61, to: 0x66 },
  ],
  'cased',
);
const colon = literal(':', 'cased');
const octet = numberBetween(0, 255);

/** The texts of the addresses in a network: dotted IPv4, or IPv6 in full or with one run of zero groups left out. */
export const networkPattern = byKey(
  (network: readonly number[], prefixLength: number) => `${network.join('.')}/${prefixLength}`,
  (network, prefixLength): Pattern => {
    const pattern = network.length === 4 ? ipv4(network, prefixLength) : ipv6(network, prefixLength);
    return sequence([start, pattern, end]);
  },
);

function ipv4(network: readonly number[], prefixLength: number): Pattern {
  const parts = network.map((byte, i) => {
    const fixed = Math.max(0, Math.min(8, prefixLength - i * 8));
    if (fixed === 0) return octet;
    const low = byte & (0xff << (8 - fixed)) & 0xff;
    return numberBetween(low, low | (0xff >> fixed));
  });
  return sequence(parts.flatMap((part, i) => (i === 0 ? [part] : [literal('.', 'cased'), part])));
}

/** Decimal numbers from `low` to `high`, at most 255, without leading zeros. */
function numberBetween(low: number, high: number): Pattern {
  const byTens = new Map<string, number[]>();
  for (let value = low; value <= high; value++) {
    const text = value.toString();
    const head = text.slice(0, -1);
    byTens.set(head, [...(byTens.get(head) ?? []), Number(text.slice(-1))]);
  }
  return choice(
    [...byTens].map(([head, lasts]) =>
      sequence([
        literal(head, 'cased'),
        oneOf([{ from: 0x30 + (lasts[0] ?? 0), to: 0x30 + (lasts.at(-1) ?? 9) }], 'cased'),
      ]),
    ),
  );
}

/**
 * Addresses are taken to be well-formed, so that what follows the network's own groups need not be counted unless a
 * `::` stands among these:
 *
 *     2603:1006::/40   →   2603:1006:(00..ff:… | :… with at most five groups)
 */
function ipv6(network: readonly number[], prefixLength: number): Pattern {
  // Any address, and neither a number nor an address of version 4.
  if (prefixLength === 0) return sequence([repeat(hexDigit, 0, 4), colon, anyGroups]);
  const groups = Array.from(
    { length: 8 },
    (_, i) => ((network[2 * i] ?? 0) << 8) | (network[2 * i + 1] ?? 0),
  );
  const fixed = Math.floor(prefixLength / 16);
  const bits = prefixLength % 16;
  const own = groups.slice(0, fixed);
  const zeros = fixed - (own.findLastIndex((group) => group !== 0) + 1);
  const isWhole = fixed === 8;
  const settled = isWhole ? own.slice(0, -1) : own.slice(0, fixed - zeros);
  const before = settledGroups(settled);
  if (isWhole) return sequence([before, groupBetween(own[7] ?? 0, own[7] ?? 0)]);
  const free = 8 - fixed - (bits === 0 ? 0 : 1);
  const low = (groups[fixed] ?? 0) & (0xffff << (16 - bits)) & 0xffff;
  const partial = bits === 0 ? sequence([]) : groupBetween(low, low | (0xffff >> bits));
  const rest = free === 0 ? sequence([]) : bits === 0 ? anyGroups : sequence([colon, anyGroups]);
  const explicit = sequence([repeat(zeroGroup, zeros, zeros), partial, rest]);
  const leftOut = settled.length === 0 ? literal('::', 'cased') : colon;
  const compressed =
    bits === 0 || low === 0
      ? sequence([leftOut, atMost(free)])
      : sequence([leftOut, partial, repeat(sequence([colon, anyGroup]), free, free)]);
  const canCompress = zeros > 0 || (bits > 0 && low === 0);
  return sequence([before, canCompress ? choice([explicit, compressed]) : explicit]);
}

/** Groups with a colon behind each; a run of zeros may be left out. */
function settledGroups(groups: readonly number[]): Pattern {
  const parts: Pattern[] = [];
  for (let i = 0; i < groups.length; ) {
    const next = groups.findIndex((group, j) => j >= i && group !== 0);
    const zeros = (next === -1 ? groups.length : next) - i;
    if (zeros > 0) {
      parts.push(choice([repeat(zeroGroup, zeros, zeros), i === 0 ? literal('::', 'cased') : colon]));
      i += zeros;
    } else {
      parts.push(groupBetween(groups[i] ?? 0, groups[i] ?? 0), colon);
      i++;
    }
  }
  return sequence(parts);
}

const zero = literal('0', 'cased');
const zeroGroup = sequence([repeat(zero, 1, 4), colon]);
const anyGroup = repeat(hexDigit, 1, 4);
const anyGroups = repeat(choice([hexDigit, colon, literal('.', 'cased')]), 0, null);

function atMost(groups: number): Pattern {
  if (groups === 0) return sequence([]);
  const some = sequence([anyGroup, repeat(sequence([colon, anyGroup]), 0, groups - 1)]);
  return choice([sequence([]), some]);
}

/** A group with a value from `low` to `high`, which differ in their lowest bits only; leading zeros are optional. */
function groupBetween(low: number, high: number): Pattern {
  const from = low.toString(16).padStart(4, '0');
  const to = high.toString(16).padStart(4, '0');
  const cut = [...from].findIndex((digit, i) => digit !== to[i]);
  if (cut === -1) {
    const text = low.toString(16);
    return sequence([repeat(zero, 0, 4 - text.length), literal(text, 'caseless')]);
  }
  const first = Number.parseInt(from[cut] ?? '0', 16);
  const digits = Array.from({ length: Number.parseInt(to[cut] ?? 'f', 16) - first + 1 }, (_, i) =>
    literal((first + i).toString(16), 'caseless'),
  );
  const free = 3 - cut;
  const leading = from.slice(0, cut).replace(/^0+/, '');
  const exact = sequence([
    repeat(zero, 0, cut - leading.length),
    literal(leading, 'caseless'),
    choice(digits),
    repeat(hexDigit, free, free),
  ]);
  // Below the first digit that may vary, a number can also be shorter.
  return leading === '' && first === 0 && free > 0 ? choice([exact, repeat(hexDigit, 1, free)]) : exact;
}

/** A network in the notation of CIDR, groups of IPv6 all written out: `192.0.2.0/24`, `2001:db8:0:0:0:0:0:0/32`. */
export function networkText(network: readonly number[], prefixLength: number): string {
  if (network.length === 4) return `${network.join('.')}/${prefixLength}`;
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((network[2 * i] ?? 0) << 8) | (network[2 * i + 1] ?? 0)).toString(16),
  );
  return `${groups.join(':')}/${prefixLength}`;
}
