import { names } from './field-names.ts';

/** Fields of other channels' events by their id, where they are documented. */
export const channelEvents: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'Microsoft-Windows-PowerShell/Operational': {
    4103: names('ContextInfo UserData Payload'),
    4104: names('MessageNumber MessageTotal ScriptBlockText ScriptBlockId Path'),
  },
  'Windows PowerShell': {
    400: names('Data Binary'),
    403: names('Data Binary'),
    600: names('Data Binary'),
    800: names('Data Binary'),
  },
  System: {
    104: names('SubjectUserName SubjectDomainName Channel BackupPath ClientProcessId ClientProcessStartKey'),
    7030: names('param1'),
    7031: names('param1 param2 param3 param4 param5 Binary'),
    7034: names('param1 param2 Binary'),
    7035: names('param1 param2'),
    7036: names('param1 param2 Binary'),
    7040: names('param1 param2 param3 param4'),
    7045: names('ServiceName ImagePath ServiceType StartType AccountName'),
  },
};

/** What every Windows event has in its System section, by the names that Sigma gives it, and the rendered text. */
export const windowsSystemFields: readonly string[] = names(
  'Channel Computer Correlation_ActivityID Correlation_RelatedActivityID EventID EventID_Qualifiers EventRecordID',
  'Execution_ProcessID Execution_ThreadID Keywords Level Message Opcode Provider_EventSourceName Provider_Guid',
  'Provider_Name Security_UserID Task TimeCreated_SystemTime Version',
);
