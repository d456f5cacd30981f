import { choice, end, literal, oneOf, type Pattern, repeat, sequence, start } from '@sigmazuh/compiler';

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

/**
 * The texts of the addresses in a network: dotted IPv4, or IPv6 in full or with one run of zero groups left out.
 * `null` for an IPv6 network whose prefix ends inside a group that may be left out.
 */
export function networkPattern(network: readonly number[], prefixLength: number): Pattern | null {
  const pattern = network.length === 4 ? ipv4(network, prefixLength) : ipv6(network, prefixLength);
  return pattern === null ? null : sequence([start, pattern, end]);
}

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

function ipv6(network: readonly number[], prefixLength: number): Pattern | null {
  const groups = Array.from(
    { length: 8 },
    (_, i) => ((network[2 * i] ?? 0) << 8) | (network[2 * i + 1] ?? 0),
  );
  const fixed = Math.floor(prefixLength / 16);
  const rest = prefixLength % 16;
  if (rest !== 0 && (groups[fixed] ?? 0) >> (16 - rest) === 0) return null;
  const exact = groups.slice(0, fixed).map(groupText);
  const partial = rest === 0 ? [] : [partialGroup(groups[fixed] ?? 0, rest)];
  const free = 8 - exact.length - partial.length;
  const head = [...exact, ...partial];
  const full = joinGroups([...head, ...Array.from({ length: free }, () => anyGroup)]);
  return choice([full, ...compressed(groups, fixed, head, free)]);
}

/** With `::` for a run of zero groups: inside the fixed part, or in the free part behind it. */
function compressed(
  groups: readonly number[],
  fixed: number,
  head: readonly Pattern[],
  free: number,
): readonly Pattern[] {
  const found: Pattern[] = [];
  for (let from = 0; from < fixed; from++) {
    for (let to = from + 1; to <= fixed && groups[to - 1] === 0; to++) {
      const after = [...head.slice(to), ...Array.from({ length: free }, () => anyGroup)];
      found.push(sequence([joinGroups(head.slice(0, from)), literal('::', 'cased'), joinGroups(after)]));
      if (to === fixed && head.length === fixed && free > 0) {
        found.push(sequence([joinGroups(head.slice(0, from)), literal('::', 'cased'), tail(free - 1)]));
      }
    }
  }
  if (free > 0) {
    for (let kept = 0; kept < free; kept++) {
      const before = [...head, ...Array.from({ length: kept }, () => anyGroup)];
      found.push(sequence([joinGroups(before), literal('::', 'cased'), tail(free - kept - 1)]));
    }
  }
  return found;
}

/** Up to `most` groups, none included. */
function tail(most: number): Pattern {
  if (most <= 0) return sequence([]);
  return choice([sequence([]), sequence([anyGroup, repeat(sequence([colon, anyGroup]), 0, most - 1)])]);
}

const anyGroup = repeat(hexDigit, 1, 4);

function groupText(group: number): Pattern {
  const text = group.toString(16);
  return sequence([repeat(literal('0', 'cased'), 0, 4 - text.length), literal(text, 'caseless')]);
}

/** A group whose first `bits` bits are given; they are not all zero, so no leading digit can be missing. */
function partialGroup(group: number, bits: number): Pattern {
  const low = group & (0xffff << (16 - bits)) & 0xffff;
  const high = low | (0xffff >> bits);
  const [from, to] = [low.toString(16).padStart(4, '0'), high.toString(16).padStart(4, '0')];
  const same = [...from].findIndex((digit, i) => digit !== to[i]);
  const cut = same === -1 ? 4 : same;
  const digits = choice(
    rangeDigits(Number.parseInt(from[cut] ?? '0', 16), Number.parseInt(to[cut] ?? 'f', 16)),
  );
  const leading = from.slice(0, cut).replace(/^0+/, '');
  return sequence([
    repeat(literal('0', 'cased'), 0, 3),
    literal(leading, 'caseless'),
    ...(cut < 4 ? [digits, repeat(hexDigit, 3 - cut, 3 - cut)] : []),
  ]);
}

function rangeDigits(from: number, to: number): readonly Pattern[] {
  return Array.from({ length: to - from + 1 }, (_, i) => literal((from + i).toString(16), 'caseless'));
}

function joinGroups(groups: readonly Pattern[]): Pattern {
  return sequence(groups.flatMap((group, i) => (i === 0 ? [group] : [colon, group])));
}
