import { BlockList, isIP } from 'node:net';
import type { CidrTest } from '@sigmazuh/compiler';

type Network = Pick<CidrTest, 'network' | 'prefixLength'>;

/** The first and the last address of a network, those just outside, and one of the other family. */
export function addressesAround({ network, prefixLength }: Network): readonly string[] {
  const bits = network.length * 8;
  const first = network.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const size = 1n << BigInt(bits - prefixLength);
  const limit = 1n << BigInt(bits);
  const numbers = [first, first + size - 1n, first + size / 2n, first - 1n, first + size];
  const own = numbers
    .filter((each) => each >= 0n && each < limit)
    .flatMap((each) => spellings(each, network.length));
  return [...own, network.length === 4 ? 'fd00::1' : '192.0.2.1', 'localhost'];
}

/** IPv6 in full and as it is usually shortened. */
function spellings(address: bigint, bytes: number): readonly string[] {
  if (bytes === 4) {
    return [[24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.')];
  }
  const groups = Array.from({ length: 8 }, (_, i) => (address >> BigInt((7 - i) * 16)) & 0xffffn);
  const full = groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
  const short = new URL(`http://[${full}]/`).hostname.slice(1, -1);
  return [...new Set([short, full])];
}

export function isInNetwork({ network, prefixLength }: Network, text: string): boolean {
  const family = network.length === 4 ? 'ipv4' : 'ipv6';
  if (isIP(text) !== (family === 'ipv4' ? 4 : 6)) return false;
  const list = new BlockList();
  const separator = family === 'ipv4' ? '.' : ':';
  const parts =
    family === 'ipv4'
      ? network
      : Array.from({ length: 8 }, (_, i) =>
          (((network[i * 2] ?? 0) << 8) | (network[i * 2 + 1] ?? 0)).toString(16),
        );
  list.addSubnet(parts.join(separator), prefixLength, family);
  return list.check(text, family);
}
