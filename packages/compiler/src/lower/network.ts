import ipRegex from 'ip-regex';
import type { CidrTest } from '../predicate.ts';

const ipv4 = ipRegex.v4({ exact: true });
const ipv6 = ipRegex.v6({ exact: true });

type Network = Pick<CidrTest, 'network' | 'prefixLength'>;

/** Reads `10.0.0.0/8`, `fe80::/10` or a bare address. Bits beyond the prefix are cleared; `null` = no network. */
export function parseNetwork(text: string): Network | null {
  const [address = '', length, ...rest] = text.trim().split('/');
  const bytes = addressBytes(address);
  if (bytes === null || rest.length > 0) return null;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return null;
  const prefixLength = length === undefined ? bytes.length * 8 : Number(length);
  if (prefixLength > bytes.length * 8) return null;
  return { network: bytes.map((byte, i) => byte & byteMask(prefixLength - i * 8)), prefixLength };
}

function byteMask(bits: number): number {
  const kept = Math.min(8, Math.max(0, bits));
  return (0xff << (8 - kept)) & 0xff;
}

/** An address as 4 or 16 bytes. */
function addressBytes(text: string): readonly number[] | null {
  if (ipv4.test(text)) return text.split('.').map(Number);
  if (!ipv6.test(text) || text.includes('%')) return null;
  const [head = '', tail] = text.split('::');
  const front = groupBytes(head);
  const back = tail === undefined ? [] : groupBytes(tail);
  return [...front, ...Array<number>(16 - front.length - back.length).fill(0), ...back];
}

function groupBytes(groups: string): readonly number[] {
  if (groups === '') return [];
  return groups.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
