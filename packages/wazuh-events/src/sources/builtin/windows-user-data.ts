import { ownEntry } from '@sigmazuh/parser';

/** A section of UserData and its values, as the event names them. */
interface UserDataSection {
  readonly section: string;
  readonly values: readonly string[];
}

const sections: Readonly<Record<string, readonly UserDataSection[]>> = {
  applocker: [
    {
      section: 'RuleAndFileData',
      values: [
        'FileHash',
        'FilePath',
        'Fqbn',
        'FullFilePath',
        'PolicyName',
        'RuleId',
        'RuleName',
        'RuleSddl',
        'TargetLogonId',
        'TargetProcessId',
        'TargetUser',
      ],
    },
  ],
  'printservice-admin': [{ section: 'LoadPluginFailed', values: ['Context', 'ErrorCode', 'PluginDllName'] }],
  'printservice-operational': [
    { section: 'DocumentPrinted', values: Array.from({ length: 8 }, (_, i) => `Param${i + 1}`) },
  ],
  system: [{ section: 'LogFileCleared', values: ['BackupPath', 'SubjectDomainName', 'SubjectUserName'] }],
  'terminalservices-localsessionmanager': [
    { section: 'EventXML', values: ['Address', 'Param1', 'Param2', 'Param3', 'SessionID', 'User'] },
  ],
  wmi: [
    {
      section: 'Operation_ClientFailure',
      values: [
        'ClientMachine',
        'ClientProcessId',
        'Component',
        'Id',
        'Operation',
        'PossibleCause',
        'ResultCode',
        'User',
      ],
    },
    {
      section: 'Operation_StartedOperational',
      values: ['Code', 'HostProcess', 'ProcessID', 'ProviderName', 'ProviderPath'],
    },
    {
      section: 'Operation_TemporaryEssStarted',
      values: ['ClientMachine', 'NamespaceName', 'PossibleCause', 'Processid', 'Provider', 'Query', 'User'],
    },
    {
      section: 'Operation_ESStoConsumerBinding',
      values: ['CONSUMER', 'ESS', 'Namespace', 'PossibleCause'],
    },
  ],
};

/**
 * Where values of UserData arrive: Sigma names a value by its own name, Wazuh files it under its section. Some
 * versions of Windows write the same values as EventData.
 */
export function userDataFields(service: string): Readonly<Record<string, readonly string[]>> {
  const places = new Map<string, string[]>();
  for (const { section, values } of ownEntry(sections, service) ?? []) {
    for (const value of values) {
      const known = places.get(value) ?? [];
      places.set(value, [...known, `win.${lowerFirst(section)}.${lowerFirst(value)}`]);
    }
  }
  return Object.fromEntries(
    [...places].map(([value, names]) => [value, [...names, `win.eventdata.${lowerFirst(value)}`]]),
  );
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** System values behind ones of the payload with the same name: a cleared log's channel, not that of the event. */
export const hiddenSystemFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  system: { Channel: 'win.logFileCleared.channel' },
};
