import { parseNetwork } from '../address.ts';
import { Refusal } from '../refusal.ts';
import { notFor, valueModifier } from './modifier.ts';

/** `cidr`: the field is an address of the network `address/length`, IPv4 or IPv6. */
export const cidr = valueModifier('cidr', (term) => {
  if (term.kind !== 'text') throw notFor('cidr', term, 'a network such as 10.0.0.0/8');
  const network = parseNetwork(term.written);
  if (network === undefined) {
    throw new Refusal(`"${term.written}" is not a network`, 'write it as 10.0.0.0/8 or fe80::/10');
  }
  return [{ kind: 'network', ...network }];
});
