import type { Pipeline, SourceMapping } from '../source-mapping.ts';
import { plainJson } from './json-logs.ts';

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

/** Lines of a device, searched as they are; fields of it are only known where a decoder has them. */
function deviceLines(
  name: string,
  logSource: SourceMapping['logSource'],
  fields: SourceMapping['fields'] = {},
): SourceMapping {
  return {
    name,
    logSource,
    enters: ['syslog', 'firewall', 'ids'],
    notDecodedAs: ['windows_eventchannel', 'json'],
    when: {},
    form: 'plain',
    fields,
    keywords: 'line',
  };
}

const cisco = ['aaa', 'bgp', 'ldp', 'syslog'].map((service) =>
  deviceLines(`cisco-${service}`, { product: 'cisco', service }),
);

export const network: Pipeline = {
  name: 'network',
  priority: 10,
  sources: [
    ...zeek,
    ...cisco,
    deviceLines('huawei-bgp', { product: 'huawei', service: 'bgp' }),
    deviceLines('juniper-bgp', { product: 'juniper', service: 'bgp' }),
    deviceLines('fortios-sslvpnd', { product: 'fortios', service: 'sslvpnd' }),
    deviceLines(
      'fortigate-event',
      { product: 'fortigate', service: 'event' },
      { action: 'action', cfgpath: 'cfgpath' },
    ),
    deviceLines('paloalto-globalprotect', {
      product: 'paloalto',
      category: 'appliance',
      service: 'globalprotect',
    }),
    deviceLines(
      'firewall',
      { category: 'firewall' },
      {
        action: 'action',
        dst_port: 'dstport',
      },
    ),
    plainJson('dns', { category: 'dns' }),
    plainJson('antivirus', { category: 'antivirus' }),
    plainJson('netflow', { service: 'netflow' }),
  ],
  refusals: [],
};
