import type { FieldNaming } from '@sigmazuh/pipeline';
import { recorded } from './basis.ts';

/** Fields of every Windows event's System section, by the names Sigma gives them. */
export const systemFields: Readonly<Record<string, string>> = {
  Channel: 'win.system.channel',
  Computer: 'win.system.computer',
  EventID: 'win.system.eventID',
  EventRecordID: 'win.system.eventRecordID',
  Execution_ProcessID: 'win.system.processID',
  Execution_ThreadID: 'win.system.threadID',
  Keywords: 'win.system.keywords',
  Level: 'win.system.level',
  Message: 'win.system.message',
  Opcode: 'win.system.opcode',
  Provider_EventSourceName: 'win.system.eventSourceName',
  Provider_Guid: 'win.system.providerGuid',
  Provider_Name: 'win.system.providerName',
  Task: 'win.system.task',
  TimeCreated_SystemTime: 'win.system.systemTime',
  Version: 'win.system.version',
};

/** System values no Windows event is without. */
export const alwaysPresent: readonly string[] = [
  'win.system.channel',
  'win.system.computer',
  'win.system.eventID',
  'win.system.level',
  'win.system.providerName',
];

/** `<Data Name="CommandLine">` arrives as `win.eventdata.commandLine`. */
export const eventData: FieldNaming = { prefix: 'win.eventdata.', letters: 'lower-first' };

/** Defender names its data with blanks, Sigma's rules write them without. */
export const spacedEventData: FieldNaming = { ...eventData, blanks: 'maybe' };

export const sysmon = 'Microsoft-Windows-Sysmon/Operational';

/** Providers by channel where a channel has only one. */
export const sysmonProvider = 'Microsoft-Windows-Sysmon';

const dropped = 'the eventchannel decoder of the manager leaves it out of every event';

/** Values of the System section that no rule can see (WAZUH.md j). */
const undeliveredFields: Readonly<Record<string, string>> = {
  Correlation: dropped,
  Correlation_ActivityID: dropped,
  Correlation_RelatedActivityID: dropped,
  EventID_Qualifiers: dropped,
  Security: dropped,
  Security_UserID: dropped,
};

/** What all Windows events share: the eventchannel decoder, entering by template rule 7. */
export const windowsEvents = {
  enters: ['ossec'],
  decodedAs: ['windows_eventchannel'],
  fieldRoots: { kind: 'only', names: ['win'] },
  form: 'windows',
  fields: systemFields,
  otherFields: eventData,
  undelivered: undeliveredFields,
  present: alwaysPresent,
  keywords: 'event',
  basis: recorded('events as Windows sends them, through the eventchannel decoder'),
} as const;
