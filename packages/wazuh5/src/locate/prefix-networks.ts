/** A network as bytes and the length of its prefix in bits. */
export interface Network {
  readonly network: readonly number[];
  readonly prefixLength: number;
}

/**
 * The networks whose addresses are written with this text in front, as OpenSearch compares addresses by value:
 *
 *     10.     →   10.0.0.0/8
 *     172.1   →   172.1.0.0/16 and 172.10.0.0/16 … 172.199.0.0/16
 *     fe80:   →   fe80::/16
 *     fd      →   fd00::/8, and fd::/16, fd0::/12
 *
 * `null` for a text that no address begins with.
 */
export function prefixNetworks(text: string): readonly Network[] | null {
  if (/^[0-9a-f]{1,4}:?$/i.test(text) && /[a-f:]/i.test(text)) return groupNetworks(text);
  return byteNetworks(text);
}

function byteNetworks(text: string): readonly Network[] | null {
  // Digits alone could begin an address of either version.
  if (!text.includes('.')) return null;
  const parts = text.split('.');
  const open = parts.pop() ?? '';
  if (parts.length > 3) return null;
  const bytes = parts.map(byteOf);
  if (bytes.some((each) => each === null)) return null;
  const known = bytes.filter((each) => each !== null);
  if (open === '') return [network4(known)];
  const fitting = Array.from({ length: 256 }, (_, i) => i).filter((i) => String(i).startsWith(open));
  return fitting.length === 0 ? null : fitting.map((last) => network4([...known, last]));
}

function byteOf(text: string): number | null {
  const value = Number(text);
  return /^\d{1,3}$/.test(text) && value < 256 && String(value) === text ? value : null;
}

function network4(bytes: readonly number[]): Network {
  return {
    network: Array.from({ length: 4 }, (_, i) => bytes[i] ?? 0),
    prefixLength: bytes.length * 8,
  };
}

/** The first group may be written with up to four digits, without zeros in front. */
function groupNetworks(text: string): readonly Network[] | null {
  const digits = text.replace(':', '');
  if (digits.startsWith('0')) return null;
  const isWhole = text.endsWith(':');
  const networks: Network[] = [];
  for (let more = 0; digits.length + more <= 4; more++) {
    if (isWhole && more > 0) break;
    // With `more` digits to come, the group begins in the bits above them.
    const group = Number.parseInt(digits, 16) << (4 * more);
    networks.push({
      network: [group >> 8, group & 0xff, ...Array.from({ length: 14 }, () => 0)],
      prefixLength: 16 - 4 * more,
    });
  }
  return networks;
}
