import { alternativesOf, choice, isStart, itemsOf, literal, type Pattern } from '@sigmazuh/compiler';
import { exactValue } from '@sigmazuh/wazuh-events';

/** What an element for addresses asks when only presence matters. */
export const anyAddress: Pattern = literal('any', 'cased');

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const beginning = new RegExp(`^(?:${octet}\\.){1,3}$`);

/**
 * The engine compares addresses, not texts, in `<srcip>` and `<dstip>`: a value has to be a whole address, or the
 * beginning of one of version 4 up to a point, which is a network. Each alternative becomes the literal of one element.
 * `null` for anything else; of version 6 only addresses written in full or with `::` in the middle are taken.
 *
 *     startswith "192.168."   →   192.168.0.0/16
 */
export function addressNetworks(pattern: Pattern): Pattern | null {
  const values = alternativesOf(pattern).map((each) => wholeAddress(each) ?? networkOf(each));
  const found = values.filter((each) => each !== null);
  return found.length < values.length ? null : choice(found.map((each) => literal(each, 'cased')));
}

function wholeAddress(alternative: Pattern): string | null {
  const text = exactValue(alternative);
  return text !== null && (ipv4.test(text) || isIpv6(text)) ? text : null;
}

/** The network of a text that a value begins with; `null` for any other alternative. */
function networkOf(alternative: Pattern): string | null {
  const [first, begins, ...more] = itemsOf(alternative);
  if (!isStart(first) || begins?.kind !== 'literal' || more.length > 0) return null;
  if (!beginning.test(begins.text)) return null;
  const octets = begins.text.split('.').slice(0, -1);
  return `${[...octets, '0', '0', '0'].slice(0, 4).join('.')}/${octets.length * 8}`;
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
