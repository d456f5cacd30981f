/** How its lines begin, with the device or, as those of FortiOS 6.2, without; other devices of Fortinet's have another order. */
const fortiGate = /(?:^|\s)date=\S.*?(?: devid="?F| logid=.* type=.* subtype=)/;

/** A line of a firewall of Fortinet: `date=2026-11-24 devid="FGVM…" srcip=192.0.2.7 msg="a text"`. */
export function readDevicePairs(line: string): ReadonlyMap<string, string> | undefined {
  if (!fortiGate.test(line)) return undefined;
  const pairs = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of line.matchAll(/(?:^|\s)([\w-]+)=(?:"([^"]*)"|(\S*))/g)) {
    // Of a name that stands twice the first value counts.
    if (!pairs.has(name)) pairs.set(name, quoted ?? plain);
  }
  return pairs;
}
