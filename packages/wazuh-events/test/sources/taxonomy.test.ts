import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinPipelines, sourceSelection } from '../../src/index.ts';
import { ruleOf } from './rule-of.ts';

const appendix = new URL(
  '../../../../../shared/sigma-spec/specification/sigma-appendix-taxonomy.md',
  import.meta.url,
);
const isPresent = existsSync(appendix);
if (!isPresent) process.stdout.write('taxonomy appendix skipped: ../shared not present\n');

const answer = (logSource: string) => sourceSelection(builtinPipelines)(ruleOf(logSource).logSource);

const services = (product: string, ...names: readonly string[]) =>
  names.map((name) => `product: ${product}, service: ${name}`);
const categories = (product: string, ...names: readonly string[]) =>
  names.map((name) => `product: ${product}, category: ${name}`);

/** Log sources that reach Wazuh. */
const mapped = [
  ...categories(
    'windows',
    ...['process_creation', 'file_change', 'network_connection', 'sysmon_status', 'process_termination'],
    ...['driver_load', 'image_load', 'create_remote_thread', 'raw_access_thread', 'process_access'],
    ...['file_event', 'registry_event', 'registry_add', 'registry_delete', 'registry_set', 'registry_rename'],
    ...['create_stream_hash', 'pipe_created', 'wmi_event', 'dns_query', 'file_delete', 'clipboard_capture'],
    ...['process_tampering', 'file_delete_detected', 'file_block_executable', 'file_block_shredding'],
    ...['file_executable_detected', 'sysmon_error', 'ps_module', 'ps_script', 'ps_classic_start'],
    ...['ps_classic_provider_start', 'ps_classic_script'],
  ),
  ...services(
    'windows',
    ...['security', 'system', 'application', 'taskscheduler', 'windefend', 'bits-client', 'applocker'],
    ...['codeintegrity-operational', 'firewall-as', 'dns-server', 'msexchange-management', 'ntlm', 'wmi'],
    ...['printservice-admin', 'printservice-operational', 'appxdeployment-server', 'openssh', 'sysmon'],
    ...['terminalservices-localsessionmanager', 'powershell', 'powershell-classic', 'capi2', 'sense'],
  ),
  'product: windows',
  'product: windows, category: process_creation, service: sysmon',
  ...services('linux', 'auditd', 'auth', 'clamav', 'cron', 'guacamole', 'sshd', 'sudo', 'syslog', 'vsftpd'),
  ...services('linux', 'sysmon'),
  ...categories('linux', 'process_creation', 'file_event', 'network_connection', 'process_termination'),
  'product: linux',
  ...categories('macos', 'process_creation', 'file_event'),
  ...['proxy', 'webserver', 'dns', 'firewall', 'antivirus'].map((name) => `category: ${name}`),
  'category: process_creation',
  'category: network, service: connection',
  'category: network, service: dns',
  ...services('zeek', 'conn', 'dce_rpc', 'dns', 'http', 'kerberos', 'rdp', 'smb_files', 'x509'),
  'product: suricata',
  ...services('suricata', 'alert'),
  ...services('cisco', 'aaa', 'bgp', 'ldp', 'syslog', 'duo'),
  ...services('huawei', 'bgp', 'ldp'),
  ...services('juniper', 'bgp', 'ldp'),
  ...services('fortigate', 'event'),
  ...services('aws', 'cloudtrail'),
  ...services('azure', 'activitylogs', 'auditlogs', 'riskdetection', 'pim', 'signinlogs'),
  ...services('gcp', 'gcp.audit', 'google_workspace.admin', 'google_workspace.login'),
  ...services('m365', 'audit', 'exchange', 'threat_detection', 'threat_management'),
  ...services('github', 'audit'),
  ...services('okta', 'okta'),
  ...services('onelogin', 'onelogin.events'),
  ...services('bitbucket', 'audit'),
  ...services('kubernetes', 'audit'),
  ...categories('opencanary', 'application'),
  ...categories('rpc_firewall', 'application'),
  ...services('apache', 'access', 'error'),
  'service: apache',
  'service: nginx',
  'product: modsecurity',
  'product: windows, category: antivirus',
];

/** Log sources whose lines nothing tells from others. */
const waiting = [
  'category: database',
  'product: python, category: application',
  'product: jvm, category: application',
];

describe('the built-in pipelines', () => {
  it.each(mapped)('have a place for %s', (logSource) => {
    expect(answer(logSource).kind).toBe('mapped');
  });

  it.each(waiting)('wait for a pipeline that says which lines are of %s', (logSource) => {
    expect(answer(logSource)).toMatchObject({ kind: 'waiting', reason: expect.stringMatching(/.{20,}/) });
  });

  it('say what each mapping rests on', () => {
    const sources = builtinPipelines.flatMap((pipeline) => pipeline.sources);
    expect(sources.filter(({ basis }) => basis === undefined)).toEqual([]);
  });

  it.each([
    'product: windows, category: file_access',
    'product: windows, category: file_rename',
    'product: paloalto, category: file_event, service: globalprotect',
  ])('say why nothing of %s arrives', (logSource) => {
    expect(answer(logSource)).toMatchObject({ kind: 'unreachable', reason: expect.stringMatching(/.{20,}/) });
  });

  it('give every source a name of its own', () => {
    const names = builtinPipelines.flatMap((pipeline) => pipeline.sources.map((each) => each.name));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.skipIf(!isPresent)('speak of every log source of the taxonomy appendix', () => {
    const text = isPresent ? readFileSync(appendix, 'utf8') : '';
    const rows = Array.from(
      text.matchAll(/^\|[^|\n]*\|\s*((?:product|category|service):[^|\n]*?)\s*\|/gm),
      ([, cell = '']) =>
        cell
          .split('<br>')
          .map((part) => part.trim())
          .filter((part) => /^(?:product|category|service): /.test(part))
          .join(', '),
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => answer(row).kind === 'unknown')).toEqual([]);
  });
});
