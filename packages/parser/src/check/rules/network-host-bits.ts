import type { ItemCheck } from '../check-rule.ts';

export const networkHostBits: ItemCheck = {
  scope: 'item',
  id: 'network-host-bits',
  severity: 'warning',
  summary: 'an IPv4 network whose address says more than its length covers',
  examine(item, say) {
    if (!item.modifiers.some((modifier) => modifier.value === 'cidr')) return;
    for (const value of item.values) {
      const network = value.kind === 'string' ? networkOf(value.text) : null;
      if (network === null || value.kind === 'null' || network === value.text) continue;
      say(value.range, `${value.text} names a host, and the network around it is ${network}`, {
        hint: 'other tools refuse it; write the network',
      });
    }
  },
};

function networkOf(text: string): string | null {
  const found = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text);
  if (found === null) return null;
  const [length = 0, ...octets] = [found[5], ...found.slice(1, 5)].map(Number);
  const masked = octets.map((octet, index) => {
    const kept = Math.min(Math.max(length - index * 8, 0), 8);
    return octet & (0xff & (0xff << (8 - kept)));
  });
  return `${masked.join('.')}/${length}`;
}
