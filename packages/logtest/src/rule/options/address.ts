import type { ByteText } from '../../bytes.ts';
import type { Condition } from '../condition.ts';
import { setCondition } from '../draft.ts';
import { contains, type Network, parseAddress, parseNetwork } from '../ip-address.ts';
import type { RuleOption } from '../option.ts';
import { negationOf } from '../pattern-attributes.ts';

/**
 * `<srcip>` and `<dstip>`: addresses and networks. Elements of one name add up to a list, and the last one's `negate`
 * holds for it.
 */
function addressOption(element: 'srcip' | 'dstip'): RuleOption {
  return {
    elements: [element],
    read(xml, draft, { report }) {
      const network = parseNetwork(xml.content);
      if (network === null) throw report.refuse(`Invalid ip address: '${xml.content}'.`, 1237);
      const list = [...(draft.networks.get(element) ?? []), network];
      draft.networks.set(element, list);
      const negate = negationOf(xml, draft.attributes.id, report);
      setCondition(draft, element, addressCondition(element, list, negate));
    },
    conditions: (draft) => draft.conditions.get(element) ?? [],
  };
}

function addressCondition(
  element: 'srcip' | 'dstip',
  networks: readonly Network[],
  negate: 'yes' | 'no',
): Condition {
  return {
    option: element,
    wanted: `${negate === 'yes' ? 'not ' : ''}${networks.map(({ written }) => written).join(' ')}`,
    holds: ({ event }) => {
      const text = event.static[element];
      return text !== undefined && isListed(text, networks) === (negate === 'no');
    },
    looksAt: ({ event }) => event.static[element] ?? null,
  };
}

function isListed(text: ByteText, networks: readonly Network[]): boolean {
  const address = parseAddress(text);
  return address !== null && networks.some((network) => contains(network, address));
}

export const srcip = addressOption('srcip');
export const dstip = addressOption('dstip');
