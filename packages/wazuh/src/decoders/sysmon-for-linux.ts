import { sysmonForLinuxName } from '@sigmazuh/wazuh-events';
import type { XmlElement } from '../write/index.ts';

/**
 * Decoder for Sysmon for Linux, which stock Wazuh 4.14 has none for. Its events come through syslog as one line of
 * XML; every value becomes `eventdata.<name>`, its first letter in lower case as for Windows, entities left as they
 * are.
 */
const dataNames = [
  'Archived',
  'CommandLine',
  'Company',
  'Configuration',
  'ConfigurationFileHash',
  'CreationUtcTime',
  'CurrentDirectory',
  'Description',
  'DestinationHostname',
  'DestinationIp',
  'DestinationIsIpv6',
  'DestinationPort',
  'DestinationPortName',
  'Device',
  'FileVersion',
  'Hashes',
  'ID',
  'Image',
  'Initiated',
  'IntegrityLevel',
  'IsExecutable',
  'LogonGuid',
  'LogonId',
  'OriginalFileName',
  'ParentCommandLine',
  'ParentImage',
  'ParentProcessGuid',
  'ParentProcessId',
  'ParentUser',
  'ProcessGuid',
  'ProcessId',
  'Product',
  'Protocol',
  'RuleName',
  'SchemaVersion',
  'SourceHostname',
  'SourceIp',
  'SourceIsIpv6',
  'SourcePort',
  'SourcePortName',
  'State',
  'TargetFilename',
  'TerminalSessionId',
  'User',
  'UtcTime',
  'Version',
];

const systemNames = ['Channel', 'Computer', 'EventID', 'EventRecordID', 'Level', 'Version'];

/** The decoders. Tags cannot be written in a pattern, so `<` is spelled `\x3c`. */
export function sysmonForLinuxDecoders(): readonly XmlElement[] {
  return [
    decoder(sysmonForLinuxName, element('program_name', '^sysmon$')),
    ...systemNames.map((name) =>
      child(String.raw`\x3c${name}[^\x3e]*\x3e([^\x3c]+)`, `system.${lowerFirst(name)}`),
    ),
    child(String.raw`\x3cProvider Name="([^"]+)"`, 'system.providerName'),
    ...dataNames.map((name) =>
      child(String.raw`\x3cData Name="${name}"\x3e([^\x3c]+)`, `eventdata.${lowerFirst(name)}`),
    ),
  ];
}

/** Decoders of one name that follow each other add up. */
function child(pattern: string, field: string): XmlElement {
  return decoder(
    `${sysmonForLinuxName}-fields`,
    element('parent', sysmonForLinuxName),
    element('regex', pattern, { type: 'pcre2' }),
    element('order', field),
  );
}

function decoder(name: string, ...content: readonly XmlElement[]): XmlElement {
  return { name: 'decoder', attributes: { name }, content };
}

function element(name: string, content: string, attributes: Record<string, string> = {}): XmlElement {
  return { name, attributes, content };
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
