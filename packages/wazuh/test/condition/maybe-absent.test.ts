import { loadWithPack, skeleton } from '@sigmazuh/explain';
import { createEngine } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';

const detection = (selection: string, filter: string) =>
  `detection:\n  sel: {${selection}}\n  filt:\n    ${filter}\n  condition: sel and not filt\n`;

function packOf(text: string) {
  const head = 'title: To a file server\nlogsource: {category: firewall}\n';
  return buildPack(parseSigma(head + text, 'x.yml', new Diagnostics()), { ids: emptyIdFile });
}

const fortinet = (pairs: string) =>
  `date=2026-11-24 time=10:00:00 devname="fw" devid="FG100" logid="0000000013" type="traffic" subtype="forward" level="notice" ${pairs} action="accept"`;

describe('a filter on a field that no line shows to be absent', () => {
  it.each([
    ['an address', 'src_ip|cidr: 10.0.0.0/8', 'src_ip'],
    ['a text', 'username: bob', 'username'],
  ])('is refused at the filter, and told how to ask: %s', (_, filter, field) => {
    const { all } = packOf(detection('dst_port: 445', filter)).diagnostics;
    expect(all.map(({ range, message, hint }) => ({ line: range.start.line, message, hint }))).toEqual([
      {
        line: 6,
        message: expect.stringContaining(`a filter asks for "${field}", which an event of firewall may lack`),
        hint: expect.stringContaining(`"${field}|exists: true"`),
      },
    ]);
  });

  it('is written where the rule asks that the field is there', () => {
    const pack = packOf(detection('dst_port: 445, src_ip|exists: true', 'src_ip|cidr: 10.0.0.0/8'));
    const { ruleset } = loadWithPack(pack, [skeleton({ rules: pack.files, decoders: pack.decoders })]);
    if (ruleset === null) throw new Error('the pack does not load');
    const alerts = (log: string) => createEngine(ruleset).process({ log }).alert;
    expect(alerts(fortinet('srcip=192.0.2.7 dstip=192.0.2.9 dstport=445'))).toBe(true);
    expect(alerts(fortinet('srcip=10.0.0.7 dstip=192.0.2.9 dstport=445'))).toBe(false);
  });
});
