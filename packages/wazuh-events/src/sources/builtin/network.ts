import type { LogSourcePattern } from '@sigmazuh/pipeline';
import type { SourceMapping, WazuhPipeline } from '../source-mapping.ts';
import { antivirus } from './antivirus.ts';
import { documented, guessed, recorded } from './basis.ts';
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
}).map(([service, telltale]) =>
  plainJson(
    `zeek-${service}`,
    { product: 'zeek', service },
    {
      telltale,
      // A name with a point is one key.
      objects: ['id', 'certificate'],
      basis: documented("Zeek's reference of its logs, written as JSON"),
    },
  ),
);

/** Lines of a device, searched as they are. */
function deviceLines(
  name: string,
  logSource: SourceMapping['logSource'],
  decodedAs: readonly string[],
  own: Partial<SourceMapping> = {},
): SourceMapping {
  return {
    name,
    logSource,
    enters: ['syslog', 'firewall', 'ids'],
    decodedAs,
    basis: recorded("lines beside Wazuh's decoders for them"),
    when: {},
    fieldRoots: withoutModules,
    form: 'plain',
    fields: {},
    keywords: 'line',
    ...own,
  };
}

/** Devices that are given commands. */
const ciscoDevices = ['cisco-asa', 'cisco-ftd', 'cisco-ios', 'pix'];
const fortinet = ['fortigate-firewall-v5', 'fortigate-firewall-v6'];
/**
 * Pairs of Fortinet's event log that its decoders give under the same name and with the same value in every line beside
 * them and in Wazuh's tests of its ruleset. Not so `type`, for which they take that of a tunnel as well, and `date`.
 */
const fortinetEventFields = [
  ...[
    'action',
    'assignip',
    'cfgattr',
    'cfgobj',
    'cfgpath',
    'cfgtid',
    'devid',
    'devname',
    'dst_host',
    'duration',
  ],
  ...[
    'group',
    'level',
    'locip',
    'locport',
    'logdesc',
    'logid',
    'msg',
    'outintf',
    'profile',
    'reason',
    'remip',
  ],
  ...[
    'remport',
    'rcvdbyte',
    'sentbyte',
    'sn',
    'state',
    'status',
    'subtype',
    'tunnelid',
    'tunnelip',
    'tunneltype',
  ],
  ...['ui', 'vd', 'vpntunnel', 'xauthgroup', 'xauthuser'],
];
const samePlaces = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));
const firewalls = [
  ...ciscoDevices,
  'cisco-estreamer',
  'cisco-vpn-concentrator',
  ...fortinet,
  'paloalto',
  'pf',
];

/** Messages in which a device tells the command that somebody gave it: of ASA, FTD and PIX, and of IOS. */
const commands = ['-111008: ', '-111009: ', '-111010: ', '%PARSER-5-CFGLOG_LOGGEDCMD'];

const cisco = [
  deviceLines('cisco-aaa', { product: 'cisco', service: 'aaa' }, ciscoDevices, {
    marker: { words: commands },
    basis: documented("Cisco's lists of messages: those that log a command"),
  }),
  ...['bgp', 'ldp', 'syslog'].map((service) =>
    deviceLines(`cisco-${service}`, { product: 'cisco', service }, ciscoDevices),
  ),
];

/** `%%01BGP/3/BGP_AUTH_FAILED(l):…`, from a device without a stock decoder. */
const huawei = ['bgp', 'ldp'].map((service) => {
  const { decodedAs: _, ...lines } = deviceLines(`huawei-${service}`, { product: 'huawei', service }, []);
  return { ...lines, marker: { words: ['%%01'] }, basis: documented("Huawei's format of log messages") };
});

/** The daemon of the routing protocols, and the kernel that checks signatures for it. */
const juniper = ['bgp', 'ldp'].map((service) => {
  const { decodedAs: _, ...lines } = deviceLines(`juniper-${service}`, { product: 'juniper', service }, []);
  const when = { program_name: ['rpd', 'kernel', '/kernel'] };
  return { ...lines, when, basis: documented("Juniper's list of system log messages") };
});

/** `{"level":"error","task":"1-22","time":"…","message":"failed to unmarshal session(…)"}` */
const globalProtect = plainJson(
  'paloalto-globalprotect',
  { product: 'paloalto', category: 'appliance', service: 'globalprotect' },
  { telltale: 'task', basis: documented("lines of gpsvc.log in Palo Alto's advisory") },
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

/** JSON of whatever sensor has such fields. */
const sensor = (
  name: string,
  logSource: LogSourcePattern,
  fields: SourceMapping['fields'],
): SourceMapping => ({
  ...plainJson(name, logSource, {
    basis: guessed('the names that ECS, Zeek and Suricata have for these fields'),
    objects: [
      'destination',
      'dns',
      'dns.question',
      'dns.response',
      'event',
      'flow',
      'id',
      'network',
      'source',
    ],
  }),
  fields,
});

export const network: WazuhPipeline = {
  name: 'network',
  priority: 10,
  sources: [
    ...zeek,
    ...cisco,
    ...huawei,
    ...juniper,
    globalProtect,
    deviceLines('fortios-sslvpnd', { product: 'fortios', service: 'sslvpnd' }, fortinet),
    deviceLines('fortigate-event', { product: 'fortigate', service: 'event' }, fortinet, {
      fields: { ...samePlaces(fortinetEventFields), user: 'user' },
    }),
    deviceLines('firewall', { category: 'firewall' }, firewalls, {
      fields: {
        action: 'action',
        dst_ip: 'dstip',
        dst_port: 'dstport',
        src_ip: 'srcip',
        src_port: 'srcport',
        username: 'user',
      },
    }),
    sensor('dns', { category: 'dns' }, dnsFields),
    sensor('network-connection', { category: 'network', service: 'connection' }, ecsFields),
    sensor('network-dns', { category: 'network', service: 'dns' }, ecsFields),
    plainJson(
      'suricata',
      { product: 'suricata', category: '*', service: '*' },
      {
        telltale: 'event_type',
        objects: ['alert', 'dns', 'flow', 'http', 'tls'],
        basis: documented("Suricata's description of EVE JSON"),
      },
    ),
    ...antivirus,
    plainJson('netflow', { service: 'netflow' }, { basis: guessed("the names of Sigma's rules") }),
  ],
  refusals: [
    unreachable(
      { product: 'paloalto', category: 'file_event', service: 'globalprotect' },
      'PAN-OS does not log which files are written on the device itself',
    ),
  ],
};
