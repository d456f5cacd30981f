import type { Pipeline, SourceMapping } from '../source-mapping.ts';
import { plainJson, unreachable, withoutModules } from './json-logs.ts';

/** Zeek logs by what each entry always has: who opened the connection, or the key of a file or certificate. */
const zeek = [
  ...[
    'conn',
    'dce_rpc',
    'dns',
    'ftp',
    'http',
    'kerberos',
    'ntlm',
    'rdp',
    'smb_files',
    'smb_mapping',
    'smtp',
    'ssh',
    'ssl',
  ].map((service) => [service, 'id.orig_h'] as const),
  ['files', 'fuid'] as const,
  ['x509', 'certificate.serial'] as const,
].map(([service, telltale]) => plainJson(`zeek-${service}`, { product: 'zeek', service }, telltale));

/** Lines of a device, searched as they are; `decodedAs` are the decoders that may take them, if any does. */
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

const ciscoDecoders = [
  'cisco-asa',
  'cisco-estreamer',
  'cisco-ftd',
  'cisco-ios',
  'cisco-vpn-concentrator',
  'pix',
];
const fortinet = ['fortigate-firewall-v5', 'fortigate-firewall-v6', 'fortigate-custom'];

const cisco = ['aaa', 'bgp', 'ldp', 'syslog'].map((service) =>
  deviceLines(`cisco-${service}`, { product: 'cisco', service }, ciscoDecoders),
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

export const network: Pipeline = {
  name: 'network',
  priority: 10,
  sources: [
    ...zeek,
    ...cisco,
    ...['bgp', 'ldp'].flatMap((service) => [
      deviceLines(`huawei-${service}`, { product: 'huawei', service }, ['huawei-usg']),
      deviceLines(`juniper-${service}`, { product: 'juniper', service }, ['junos']),
    ]),
    deviceLines('fortios-sslvpnd', { product: 'fortios', service: 'sslvpnd' }, fortinet),
    deviceLines('fortigate-event', { product: 'fortigate', service: 'event' }, fortinet, {
      action: 'action',
      cfgpath: 'cfgpath',
    }),
    deviceLines(
      'paloalto-globalprotect',
      { product: 'paloalto', category: 'appliance', service: 'globalprotect' },
      ['paloalto'],
    ),
    deviceLines('firewall', { category: 'firewall' }, [...ciscoDecoders, ...fortinet, 'paloalto', 'pf'], {
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
