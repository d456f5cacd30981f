import { alternativesOf, choice, literal, type Pattern } from '@sigmazuh/compiler';
import { exactValue } from './lost-values.ts';

/** What an element for addresses asks when only presence matters. */
export const anyAddress: Pattern = literal('any', 'cased');

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/**
 * The engine compares addresses, not texts, in `<srcip>` and `<dstip>`: a value has to be a whole address. Each
 * alternative becomes the literal of one element. `null` for anything else; of version 6 only addresses written in
 * full or with `::` in the middle are taken.
 */
export function addressNetworks(pattern: Pattern): Pattern | null {
  const values = alternativesOf(pattern).map(exactValue);
  const addresses = values.filter((each) => each !== null && (ipv4.test(each) || isIpv6(each)));
  if (addresses.length < values.length) return null;
  return choice(addresses.map((each) => literal(each ?? '', 'cased')));
}

/** Not `::1` and the like, which the engine takes for every address of version 4. */
function isIpv6(text: string): boolean {
  const groups = text.split(':');
  const isCompressed = /[^:]::[^:]/.test(text) && text.split('::').length === 2;
  return (
    /^[1-9a-f]/i.test(text) &&
    groups.every((group, i) => /^[0-9a-f]{1,4}$/i.test(group) || (group === '' && i > 0)) &&
    (isCompressed ? groups.length <= 8 : groups.length === 8 && !text.includes('::'))
  );
}

/**
 * A network as the engine reads it: `192.0.2.0/24`, `2001:db8:0:0:0:0:0:0/32`. `null` when its first four bytes are
 * zero, since the engine reads such a network of version 6 as all of version 4.
 */
export function networkText(network: readonly number[], prefixLength: number): Pattern | null {
  if (network.length === 4) return literal(`${network.join('.')}/${prefixLength}`, 'cased');
  if (network.slice(0, 4).every((byte) => byte === 0)) return null;
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((network[2 * i] ?? 0) << 8) | (network[2 * i + 1] ?? 0)).toString(16),
  );
  return literal(`${groups.join(':')}/${prefixLength}`, 'cased');
}
