import { loadWithPack, readLogEvent, skeleton } from '@sigmazuh/explain';
import { createEngine } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { builtinPipelines } from '@sigmazuh/wazuh-events';
import { describe, expect, it } from 'vitest';

interface Asked {
  readonly logSource: object;
  readonly search: string;
}

const packOf = (rules: readonly Asked[]) => {
  const text = rules
    .map(
      ({ logSource, search }, i) =>
        `title: Rule ${i}\nlogsource: ${JSON.stringify(logSource)}\ndetection: {s: ${search}, condition: s}\nlevel: high\n`,
    )
    .join('---\n');
  const pack = buildPack(parseSigma(text, 'rules.yml', new Diagnostics()), { ids: emptyIdFile });
  return { pack, ...loadWithPack(pack, [skeleton({ rules: pack.files, decoders: pack.decoders })]) };
};

describe('the stand-in for a manager', () => {
  it('loads a pack of every built-in log source without a word', () => {
    const logSources = builtinPipelines.flatMap(({ sources }) => sources.map(({ logSource }) => logSource));
    const { pack, report, ruleset } = packOf(
      logSources.map((logSource) => ({ logSource, search: '[anything]' })),
    );
    expect(logSources.length).toBeGreaterThan(100);
    expect(pack.manifest.totals.converted).toBeGreaterThan(50);
    expect(report.messages).toEqual([]);
    expect(ruleset).not.toBeNull();
  });

  it.each<Asked & { readonly log: string }>([
    {
      logSource: { product: 'linux', service: 'sshd' },
      search: "['Failed password']",
      log: 'Nov 24 10:00:00 web01 sshd[7]: Failed password for root from 192.0.2.7 port 50022 ssh2',
    },
    {
      logSource: { product: 'linux', service: 'sudo' },
      search: '{USER: root}',
      log: 'Nov 24 10:00:00 web01 sudo[7]:  alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh',
    },
    {
      logSource: { category: 'webserver' },
      search: '{"cs-uri-query|contains": "union", "sc-status": 404, "cs-method": GET}',
      log: '192.0.2.7 - - [24/Nov/2026:10:00:00 +0000] "GET /a.php?q=1+union+select HTTP/1.1" 404 9 "-" "curl/8.0"',
    },
    {
      logSource: { category: 'proxy' },
      search: '{"c-uri|contains": "evil.example.com"}',
      log: '1795514400.123    220 192.0.2.7 TCP_MISS/200 1234 GET http://evil.example.com/x - HIER_DIRECT/203.0.113.9 text/html',
    },
    {
      logSource: { product: 'linux', service: 'vsftpd' },
      search: '["FAIL LOGIN"]',
      log: 'Tue Nov 24 10:00:00 2026 [pid 4711] [bob] FAIL LOGIN: Client "192.0.2.7"',
    },
    {
      logSource: { product: 'nginx', service: 'error' },
      search: '["too large body"]',
      log: '2026/11/24 10:00:00 [error] 99#99: *1 client intended to send too large body: 1 bytes, client: 192.0.2.7',
    },
    {
      logSource: { product: 'apache', service: 'error' },
      search: '["exited on a signal"]',
      log: '[Tue Nov 24 10:00:00.123456 2026] [core:notice] [pid 99] child pid 100 exited on a signal',
    },
    {
      logSource: { category: 'firewall' },
      search: '{dst_port: 445, action: accept, src_ip|cidr: 192.0.2.0/24}',
      log: 'date=2026-11-24 time=10:00:00 devname="fw" devid="FG100" logid="0000000013" type="traffic" srcip=192.0.2.7 srcport=4444 dstip=198.51.100.1 dstport=445 action="accept"',
    },
    {
      logSource: { product: 'fortigate', service: 'event' },
      search:
        "{subtype: system, logdesc|contains: login failed, user: root, status: failed, ui|startswith: 'ssh('}",
      log: 'date=2026-06-17 time=02:37:41 devname=FW01 devid=FGT1 logid=0100032002 type=event subtype=system level=alert vd="root" logdesc="Admin login failed" sn=0 user="root" ui=ssh(198.51.100.7) action=login status=failed reason="name_invalid"',
    },
  ])('decodes a line of $logSource as far as its rules ask: $search', ({ log, ...asked }) => {
    const { ruleset, pack } = packOf([asked]);
    const event = readLogEvent({ log }, 0);
    if (ruleset === null || typeof event === 'string') throw new Error('nothing to judge');
    expect(createEngine(ruleset).explain(event).verdict).toMatchObject({
      alert: true,
      rule: { id: String(pack.manifest.rules[0]?.wazuhIds[0]) },
    });
  });
});
