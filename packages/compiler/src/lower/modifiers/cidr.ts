import { refuse } from '../item-settings.ts';
import type { Modifier } from '../modifier.ts';
import { parseNetwork } from '../network.ts';

/** `cidr`: the field's address lies in an IPv4 or IPv6 network. */
export const cidr: Modifier = {
  name: 'cidr',
  test(value, settings, context) {
    const network = value.kind === 'string' ? parseNetwork(value.text) : null;
    if (settings.field === null || network === null) {
      return refuse(
        context,
        'not-a-network',
        '"cidr" asks for a field and a network such as 10.0.0.0/8 or fe80::/10',
        'write address, slash and prefix length',
      );
    }
    return { kind: 'cidr', field: settings.field, ...network, range: context.range };
  },
};
