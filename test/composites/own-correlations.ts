import { readdirSync, readFileSync } from 'node:fs';
import { createEngine, type LogEvent, loadRuleset } from '@sigmazuh/logtest';
import { checkFiles } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { readStock } from '../corpus/shared.ts';

/** A stream that this project's own correlations count, and a composite of the stock ruleset does too. */
export interface SharedStream {
  readonly name: string;
  readonly composite: number;
  /** Numbers of the events on which the composite fires in stock Wazuh, from 1. */
  readonly stock: readonly number[];
  /** Those on which it, or its twin, fires with the pack of `correlations/`. */
  readonly pack: readonly number[];
}

const rules = new URL('../../correlations/', import.meta.url);

const sshd = 'Nov 24 10:00:00 web01 sshd[7]:';
const streams: readonly (readonly [name: string, composite: number, event: LogEvent])[] = [
  ['passwords refused', 5763, { log: `${sshd} Failed password for root from 192.0.2.7 port 50022 ssh2` }],
  [
    'unknown users',
    5712,
    { log: `${sshd} Failed password for invalid user guest from 192.0.2.7 port 50022 ssh2` },
  ],
  [
    'PAM failures',
    5551,
    {
      log: `${sshd} pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.7  user=root`,
    },
  ],
  ['requests that fail', 31151, webRequest('/x.php?a=1', 404)],
  ['attacks on a web server', 31153, webRequest('/x.php?a=../../etc/passwd', 404)],
  ['failed Windows logons', 60204, failedLogon()],
];

/** Puts each stream before the stock ruleset, alone and with the pack of this project's own correlations. */
export function judgeOwnCorrelations(): readonly SharedStream[] {
  const stock = readStock();
  const files = readdirSync(rules)
    .filter((file) => file.endsWith('.yml'))
    .sort()
    .map((file) => ({ file, text: readFileSync(new URL(file, rules), 'utf8') }));
  const { documents } = checkFiles(files);
  const pack = buildPack(documents, { ids: emptyIdFile, approximate: 'allowed', ruleset: stock.rules });
  const twins = new Map((pack.manifest.composites ?? []).map(({ id, wazuhIds }) => [id, wazuhIds]));
  const [alone, together] = [stock.rules, [...stock.rules, ...pack.files]].map((each) => {
    const { ruleset, report } = loadRuleset({ ...stock, rules: each });
    if (ruleset === null || report.messages.length > 0) throw new Error(JSON.stringify(report.messages));
    return ruleset;
  });
  return streams.map(([name, composite, event]) => {
    const fires = (ruleset: typeof alone, ids: readonly number[]) => {
      if (ruleset === undefined) return [];
      const engine = createEngine(ruleset);
      return Array.from({ length: 40 }, (_, at) => at + 1).filter((id) => {
        const { rule } = engine.process({ ...event, id, time: 1_795_514_400 + 2 * id });
        return rule !== null && ids.includes(Number(rule.id));
      });
    };
    return {
      name,
      composite,
      stock: fires(alone, [composite]),
      pack: fires(together, [composite, ...(twins.get(composite) ?? [])]),
    };
  });
}

function webRequest(path: string, status: number): LogEvent {
  return {
    log: `192.0.2.7 - - [24/Nov/2026:10:00:00 +0000] "GET ${path} HTTP/1.1" ${status} 512 "-" "curl/8.0"`,
  };
}

function failedLogon(): LogEvent {
  const data = "<Data Name='TargetUserName'>alice</Data><Data Name='IpAddress'>192.0.2.7</Data>";
  const system =
    "<Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4625</EventID><Level>0</Level><Keywords>0x8010000000000000</Keywords><Channel>Security</Channel><Computer>pc01.example.com</Computer>";
  return { winevt: { Event: `<Event><System>${system}</System><EventData>${data}</EventData></Event>` } };
}
