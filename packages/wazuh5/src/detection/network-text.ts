/** A network as the plugin takes it: `192.0.2.0/24`, `2001:db8:0:0:0:0:0:0/32`. */
export function networkText(network: readonly number[], prefixLength: number): string {
  if (network.length === 4) return `${network.join('.')}/${prefixLength}`;
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((network[2 * i] ?? 0) << 8) | (network[2 * i + 1] ?? 0)).toString(16),
  );
  return `${groups.join(':')}/${prefixLength}`;
}
