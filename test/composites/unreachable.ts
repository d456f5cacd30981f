/**
 * Composites of the stock ruleset on which nothing can fire as Wazuh is shipped, with what stands in the way. Found by
 * reading; that none of the known events makes them fire is what the command shows.
 */
export const unreachable: ReadonlyMap<number, string> = new Map([
  [
    4380,
    'lines of PIX with such an id are no events of a firewall to their decoder, and the rule asks for one',
  ],
  [
    4385,
    'lines of PIX with such an id are no events of a firewall to their decoder, and the rule asks for one',
  ],
  [
    4386,
    'lines of PIX with such an id are no events of a firewall to their decoder, and the rule asks for one',
  ],
  [6254, 'no decoder reads the address that it compares'],
  [7720, 'rule 18103 of the same level comes first and takes what it counts'],
  [9351, "Apache's decoder takes the line"],
  [64033, 'no decoder reads the address that it compares'],
  [80252, 'the event name is not in the list that the rule above asks'],
  [81621, '81635 counts the same events, comes first and waits for fewer'],
  [85760, 'the header is read as one of syslog, so that no decoder takes the line'],
]);
