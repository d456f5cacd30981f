import { names } from './field-names.ts';

const process = 'UtcTime ProcessGuid ProcessId Image User';
const ruled = `RuleName ${process}`;

/** The fields of Sysmon's events by their id, schema 4.90; Sysmon writes all of them, `-` where it has no value. */
export const sysmonEvents: Readonly<Record<string, readonly string[]>> = {
  1: names(
    `${ruled} FileVersion Description Product Company OriginalFileName CommandLine CurrentDirectory LogonGuid LogonId`,
    'TerminalSessionId IntegrityLevel Hashes ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser',
  ),
  2: names(`${ruled} TargetFilename CreationUtcTime PreviousCreationUtcTime`),
  3: names(
    `${ruled} Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName DestinationIsIpv6`,
    'DestinationIp DestinationHostname DestinationPort DestinationPortName',
  ),
  4: names('UtcTime State Version SchemaVersion'),
  5: names(ruled),
  6: names('RuleName UtcTime ImageLoaded Hashes Signed Signature SignatureStatus'),
  7: names(
    `${ruled} ImageLoaded FileVersion Description Product Company OriginalFileName Hashes Signed Signature SignatureStatus`,
  ),
  8: names(
    'RuleName UtcTime SourceProcessGuid SourceProcessId SourceImage TargetProcessGuid TargetProcessId TargetImage',
    'NewThreadId StartAddress StartModule StartFunction SourceUser TargetUser',
  ),
  9: names(`${ruled} Device`),
  10: names(
    'RuleName UtcTime SourceProcessGUID SourceProcessId SourceThreadId SourceImage TargetProcessGUID TargetProcessId',
    'TargetImage GrantedAccess CallTrace SourceUser TargetUser',
  ),
  11: names(`${ruled} TargetFilename CreationUtcTime`),
  12: names(`${ruled} EventType TargetObject`),
  13: names(`${ruled} EventType TargetObject Details`),
  14: names(`${ruled} EventType TargetObject NewName`),
  15: names(`${ruled} TargetFilename CreationUtcTime Hash Contents`),
  16: names('UtcTime Configuration ConfigurationFileHash'),
  17: names(`${ruled} EventType PipeName`),
  18: names(`${ruled} EventType PipeName`),
  19: names('RuleName EventType UtcTime Operation User EventNamespace Name Query'),
  20: names('RuleName EventType UtcTime Operation User Name Type Destination'),
  21: names('RuleName EventType UtcTime Operation User Consumer Filter'),
  22: names(`${ruled} QueryName QueryStatus QueryResults`),
  23: names(`${ruled} TargetFilename Hashes IsExecutable Archived`),
  24: names(`${ruled} Session ClientInfo Hashes Archived`),
  25: names(`${ruled} Type`),
  26: names(`${ruled} TargetFilename Hashes IsExecutable`),
  27: names(`${ruled} TargetFilename Hashes`),
  28: names(`${ruled} TargetFilename Hashes IsExecutable`),
  29: names(`${ruled} TargetFilename Hashes`),
  255: names('UtcTime ID Description'),
};

/** The same of Sysmon for Linux, which fills fewer events. */
export const sysmonForLinuxEvents: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(sysmonEvents).filter(([id]) =>
    ['1', '3', '4', '5', '9', '11', '16', '23', '255'].includes(id),
  ),
);

/** Names of Sigma's taxonomy for parts of `Hashes`. */
export const hashFields: Readonly<Record<string, string>> = {
  imphash: 'IMPHASH',
  md5: 'MD5',
  sha1: 'SHA1',
  sha256: 'SHA256',
};
