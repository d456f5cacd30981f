import type { ByteText } from '../bytes.ts';

/** An address as its bytes: four, or sixteen. */
export type Address = readonly number[];

export interface Network {
  readonly written: ByteText;
  readonly excluded: boolean;
  readonly address: Address;
  readonly mask: Address;
}

/** Reads `any`, `1.2.3.4`, `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `2001:db8::/32`, each with an optional `!`. */
export function parseNetwork(written: ByteText): Network | null {
  const excluded = written.startsWith('!');
  const text = excluded ? written.slice(1) : written;
  if (text === 'any') return { written, excluded, address: [0, 0, 0, 0], mask: [0, 0, 0, 0] };
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === null) return null;
  const mask =
    slash < 0 ? prefixMask(address.length, address.length * 8) : parseMask(text.slice(slash + 1), address);
  return mask === null ? null : { written, excluded, address, mask };
}

export function addressText(network: Network): ByteText {
  return network.written;
}

export function contains({ address, mask }: Network, candidate: Address): boolean {
  if (candidate.length !== address.length) return false;
  return mask.every((bits, index) => ((candidate[index] ?? 0) & bits) === ((address[index] ?? 0) & bits));
}

export function parseAddress(text: ByteText): Address | null {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: ByteText): Address | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? parts : null;
}

function parseIpv6(text: ByteText): Address | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map(parseGroups);
  if (head === null || tail === null) return null;
  if (halves.length === 1) return head.length === 16 ? head : null;
  const gap = 16 - head.length - tail.length;
  return gap < 1 ? null : [...head, ...Array<number>(gap).fill(0), ...tail];
}

function parseGroups(text: ByteText): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const dotted = index === groups.length - 1 ? parseIpv4(group) : null;
    if (dotted !== null) bytes.push(...dotted);
    else if (/^[0-9a-fA-F]{1,4}$/.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else return null;
  }
  return bytes.length <= 16 ? bytes : null;
}

function parseMask(text: ByteText, address: Address): Address | null {
  if (/^\d{1,3}$/.test(text)) {
    const bits = Number(text);
    return bits <= address.length * 8 ? prefixMask(address.length, bits) : null;
  }
  return address.length === 4 ? parseIpv4(text) : null;
}

function prefixMask(bytes: number, bits: number): Address {
  return Array.from({ length: bytes }, (_, index) => {
    const own = Math.min(8, Math.max(0, bits - index * 8));
    return (0xff00 >> own) & 0xff;
  });
}
