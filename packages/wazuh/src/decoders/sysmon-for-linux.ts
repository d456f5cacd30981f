/**
 * Decoder for Sysmon for Linux, which stock Wazuh 4.14 has none for. Its events come through syslog as one line of
 * XML; every value becomes `eventdata.<name>`, its first letter in lower case as for Windows, entities left as they
 * are.
 */
const dataNames = [
  'CommandLine',
  'CurrentDirectory',
  'DestinationHostname',
  'DestinationIp',
  'DestinationPort',
  'Hashes',
  'Image',
  'Initiated',
  'IntegrityLevel',
  'LogonId',
  'OriginalFileName',
  'ParentCommandLine',
  'ParentImage',
  'ParentProcessId',
  'ParentUser',
  'ProcessId',
  'Protocol',
  'SourceIp',
  'SourcePort',
  'TargetFilename',
  'User',
];

const systemNames = ['EventID', 'Channel', 'Computer'];

/** The name that stands for these decoders in pipelines. */
export const sysmonForLinuxName = 'sysmon-for-linux';

/** The decoder file's text. Tags cannot be written in a pattern, so `<` is spelled `\x3c`. */
export function sysmonForLinuxDecoders(): string {
  const children = [
    ...systemNames.map((name) =>
      child(String.raw`\x3c${name}[^\x3e]*\x3e([^\x3c]+)`, `system.${lowerFirst(name)}`),
    ),
    ...dataNames.map((name) =>
      child(String.raw`\x3cData Name="${name}"\x3e([^\x3c]+)`, `eventdata.${lowerFirst(name)}`),
    ),
  ];
  return `${[parent, ...children].join('\n\n')}\n`;
}

const parent = `<decoder name="${sysmonForLinuxName}">\n  <program_name>^sysmon$</program_name>\n</decoder>`;

/** Decoders of one name that follow each other add up. */
function child(pattern: string, field: string): string {
  return [
    `<decoder name="${sysmonForLinuxName}-fields">`,
    `  <parent>${sysmonForLinuxName}</parent>`,
    `  <regex type="pcre2">${pattern}</regex>`,
    `  <order>${field}</order>`,
    '</decoder>',
  ].join('\n');
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
