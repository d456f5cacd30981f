import ipRegex from 'ip-regex';

const ipv4 = ipRegex.v4({ exact: true });
const ipv6 = ipRegex.v6({ exact: true });

export interface Address {
  readonly version: 4 | 6;
  readonly address: bigint;
}

export interface Network extends Address {
  readonly prefixLength: number;
}

/** An IPv4 address in four decimal parts or an IPv6 address in any spelling; `undefined` for all else. */
export function parseAddress(text: string): Address | undefined {
  if (ipv4.test(text)) return { version: 4, address: joinParts(text.split('.').map(Number), 8n) };
  if (ipv6.test(text) && !text.includes('%')) return { version: 6, address: parseIPv6(text) };
  return undefined;
}

/** `address/length`; an address alone is a network of itself. Bits of the address behind the prefix mean nothing. */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const parsed = parseAddress(address);
  if (parsed === undefined || rest.length > 0) return undefined;
  const bits = bitsOf(parsed);
  if (length === undefined) return { ...parsed, prefixLength: bits };
  const prefixLength = Number(length);
  return /^\d{1,3}$/.test(length) && prefixLength <= bits ? { ...parsed, prefixLength } : undefined;
}

export function networkContains(network: Network, address: Address): boolean {
  if (network.version !== address.version) return false;
  const hostBits = BigInt(bitsOf(network) - network.prefixLength);
  return network.address >> hostBits === address.address >> hostBits;
}

function bitsOf(address: Address): number {
  return address.version === 4 ? 32 : 128;
}

/** `::` stands for as many zero groups as are missing; the last two groups may be spelled as IPv4. */
function parseIPv6(text: string): bigint {
  const [head = '', tail] = text.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const missing = new Array<number>(8 - before.length - after.length).fill(0);
  return joinParts([...before, ...missing, ...after], 16n);
}

function groupsOf(text: string): readonly number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}

function joinParts(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((joined, part) => (joined << bits) | BigInt(part), 0n);
}
