import { noDecoder, type SourceMapping, type WazuhPipeline } from '../source-mapping.ts';
import { plainJson, unreachable, withoutModules } from './json-logs.ts';

/** Zeek's logs, by a value that each entry has, whatever it is about, and other logs have not. */
const zeek = Object.entries({
  conn: 'missed_bytes',
  dce_rpc: 'id.orig_h',
  dns: 'rejected',
  files: 'fuid',
  ftp: 'id.orig_h',
  http: 'trans_depth',
  kerberos: 'id.orig_h',
  ntlm: 'id.orig_h',
  rdp: 'cert_count',
  smb_files: 'id.orig_h',
  smb_mapping: 'share_type',
  smtp: 'trans_depth',
  ssh: 'auth_attempts',
  ssl: 'established',
  x509: 'certificate.serial',
}).map(([service, telltale]) => plainJson(`zeek-${service}`, { product: 'zeek', service }, telltale));

/** Lines of a device, searched as they are. */
function deviceLines(
  name: string,
  logSource: SourceMapping['logSource'],
  decodedAs: readonly string[],
  fields: SourceMapping['fields'] = {},
): SourceMapping {
  return {
    name,
    logSource,
    enters: ['syslog', 'firewall', 'ids'],
    decodedAs,
    when: {},
    fieldRoots: withoutModules,
    form: 'plain',
    fields,
    keywords: 'line',
  };
}

/** Devices that are given commands. */
const ciscoDevices = ['cisco-asa', 'cisco-ftd', 'cisco-ios', 'pix'];
const fortinet = ['fortigate-firewall-v5', 'fortigate-firewall-v6'];
/** What devices write that stock decoders do not know, some of it as JSON. */
const others = ['json', noDecoder];
const firewalls = [
  ...ciscoDevices,
  'cisco-estreamer',
  'cisco-vpn-concentrator',
  ...fortinet,
  'paloalto',
  'pf',
  ...others,
];

const cisco = ['aaa', 'bgp', 'ldp', 'syslog'].map((service) =>
  deviceLines(`cisco-${service}`, { product: 'cisco', service }, ciscoDevices),
);

/** Fields of a DNS sensor's JSON: under the names of the rules, of Zeek, of Suricata. */
const dnsFields: SourceMapping['fields'] = {
  answer: ['answer', 'answers', 'dns.rdata'],
  query: ['query', 'dns.rrname'],
  record_type: ['record_type', 'qtype_name', 'dns.rrtype'],
};

/** The generic network category names fields as ECS does; Zeek and Suricata have names of their own for them. */
const ecsFields: SourceMapping['fields'] = {
  'destination.ip': ['destination.ip', 'id.resp_h', 'dest_ip'],
  'destination.port': ['destination.port', 'id.resp_p', 'dest_port'],
  'dns.answers.data': ['dns.answers.data', 'answers', 'dns.rdata'],
  'dns.question.name': ['dns.question.name', 'query', 'dns.rrname'],
  'dns.question.type': ['dns.question.type', 'qtype_name', 'dns.rrtype'],
  'dns.response.code': ['dns.response.code', 'rcode_name', 'dns.rcode'],
  'event.duration': ['event.duration', 'duration'],
  'network.protocol': ['network.protocol', 'service', 'app_proto'],
  'network.state': ['network.state', 'conn_state', 'flow.state'],
  'network.transport': ['network.transport', 'proto'],
  'source.ip': ['source.ip', 'id.orig_h', 'src_ip'],
  'source.port': ['source.port', 'id.orig_p', 'src_port'],
};

export const network: WazuhPipeline = {
  name: 'network',
  priority: 10,
  sources: [
    ...zeek,
    ...cisco,
    // Stock decoders know firewalls of these makers only, and threat logs of Palo Alto, not what its services write.
    ...['bgp', 'ldp'].flatMap((service) => [
      deviceLines(`huawei-${service}`, { product: 'huawei', service }, ['huawei-usg', ...others]),
      deviceLines(`juniper-${service}`, { product: 'juniper', service }, others),
    ]),
    deviceLines('fortios-sslvpnd', { product: 'fortios', service: 'sslvpnd' }, fortinet),
    deviceLines('fortigate-event', { product: 'fortigate', service: 'event' }, fortinet, {
      action: 'action',
      cfgpath: 'cfgpath',
    }),
    deviceLines(
      'paloalto-globalprotect',
      { product: 'paloalto', category: 'appliance', service: 'globalprotect' },
      ['paloalto', ...others],
    ),
    deviceLines('firewall', { category: 'firewall' }, firewalls, {
      action: 'action',
      dst_ip: 'dstip',
      dst_port: 'dstport',
      src_ip: 'srcip',
      src_port: 'srcport',
      username: 'user',
    }),
    { ...plainJson('dns', { category: 'dns' }), fields: dnsFields },
    { ...plainJson('network-connection', { category: 'network', service: 'connection' }), fields: ecsFields },
    { ...plainJson('network-dns', { category: 'network', service: 'dns' }), fields: ecsFields },
    plainJson('suricata', { product: 'suricata', category: '*', service: '*' }, 'event_type'),
    plainJson('antivirus', { category: 'antivirus' }),
    plainJson('antivirus-product', { product: 'antivirus' }),
    plainJson('netflow', { service: 'netflow' }),
  ],
  refusals: [
    unreachable(
      { product: 'paloalto', category: 'file_event', service: 'globalprotect' },
      'PAN-OS does not log which files are written on the device itself',
    ),
  ],
};
