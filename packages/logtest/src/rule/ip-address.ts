import type { ByteText } from '../bytes.ts';

/** An address as its bytes: four, or sixteen. */
export type Address = readonly number[];

export interface Network {
  readonly written: ByteText;
  /** As many bytes as the mask, and masked. */
  readonly address: Address;
  readonly mask: Address;
}

const everything: Address = Array<number>(16).fill(0);

/**
 * Reads `any`, `1.2.3.4`, `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `::ffff:1.2.3.4`, `2001:db8::/32`. A `!` in front is
 * read over and means nothing: it is the attribute `negate` that excludes.
 */
export function parseNetwork(written: ByteText): Network | null {
  const text = written.startsWith('!') ? written.slice(1) : written;
  if (text === 'any') return { written, address: everything, mask: everything };
  const [plain = '', maskText, ...others] = text.replace(/^::[fF]{4}:(?=[\d.]+(\/|$))/, '').split('/');
  const address = plain.includes(':') ? parsePlainIpv6(plain) : parseIpv4(plain);
  if (address === null || others.length > 0) return null;
  // The network of all addresses has no mask.
  if (maskText !== undefined && plain === '::') return null;
  const mask =
    maskText === undefined ? prefixMask(address, address.length * 8) : parseMask(maskText, address);
  return mask === null ? null : { written, address: masked(address, mask), mask };
}

export function contains({ address, mask }: Network, candidate: Address): boolean {
  if (candidate.length === 16 && address.length === 4) return false;
  // Wazuh reads a network of version 6 as one of version 4 then: its second four bytes as the mask.
  const bits = candidate.length === address.length ? mask : address.slice(4, 8);
  return candidate.every((byte, index) => (byte & (bits[index] ?? 0)) === address[index]);
}

export function parseAddress(text: ByteText): Address | null {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: ByteText): Address | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1) ?? [];
  const bytes = parts.filter((part) => !/^0\d/.test(part) && Number(part) <= 255).map(Number);
  return bytes.length === 4 ? bytes : null;
}

/** In rules no part of an address of version 6 may have dots. */
function parsePlainIpv6(text: ByteText): Address | null {
  return text.includes('.') ? null : parseIpv6(text);
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
  const longest = address.length * 8;
  const bits = address.length === 4 ? /^[1-3]?\d$/ : /^(1\d)?\d{1,2}$/;
  if (bits.test(text) && Number(text) <= longest) return prefixMask(address, Number(text));
  return address.length === 4 ? parseIpv4(text) : null;
}

function masked(address: Address, mask: Address): Address {
  return address.map((byte, index) => byte & (mask[index] ?? 0));
}

function prefixMask(address: Address, bits: number): Address {
  return address.map((_, index) => {
    const own = Math.min(8, Math.max(0, bits - index * 8));
    return (0xff00 >> own) & 0xff;
  });
}
