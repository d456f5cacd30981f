import type { Pipeline, SourceMapping } from '../source-mapping.ts';
import { plainJson, withoutModules } from './json-logs.ts';

const zeek = [
  'conn',
  'dce_rpc',
  'dns',
  'files',
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
  'x509',
].map((service) => plainJson(`zeek-${service}`, { product: 'zeek', service }));

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

export const network: Pipeline = {
  name: 'network',
  priority: 10,
  sources: [
    ...zeek,
    ...cisco,
    deviceLines('huawei-bgp', { product: 'huawei', service: 'bgp' }, ['huawei-usg']),
    deviceLines('juniper-bgp', { product: 'juniper', service: 'bgp' }, ['junos']),
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
      dst_port: 'dstport',
    }),
    plainJson('dns', { category: 'dns' }),
    plainJson('antivirus', { category: 'antivirus' }),
    plainJson('netflow', { service: 'netflow' }),
  ],
  refusals: [],
};
