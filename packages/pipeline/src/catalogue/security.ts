import { names } from './field-names.ts';

const subject = 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId';
const target = 'TargetUserName TargetDomainName TargetSid';
const account = `${target} ${subject} PrivilegeList`;
const samAttributes =
  'SamAccountName DisplayName UserPrincipalName HomeDirectory HomePath ScriptPath ProfilePath UserWorkstations PasswordLastSet AccountExpires PrimaryGroupId AllowedToDelegateTo OldUacValue NewUacValue UserAccountControl UserParameters SidHistory LogonHours';
const member = `MemberName MemberSid ${account}`;
const group = `${account} SamAccountName SidHistory`;
const object = `${subject} ObjectServer ObjectType ObjectName HandleId`;
const access = 'AccessList AccessMask';
const caller = 'ProcessId ProcessName';
const share = `${subject} ObjectType IpAddress IpPort ShareName ShareLocalPath`;
const task = `${subject} TaskName TaskContent ClientProcessStartKey ClientProcessId ParentProcessId RpcCallClientLocality FQDN`;
const logon =
  'TargetUserSid TargetUserName TargetDomainName TargetLogonId LogonType LogonProcessName AuthenticationPackageName WorkstationName LogonGuid TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort';
const ticket =
  'TargetUserName TargetDomainName TicketOptions Status TicketEncryptionType IpAddress IpPort ServiceName ServiceSid CertIssuerName CertSerialNumber CertThumbprint PreAuthType ResponseTicket AccountSupportedEncryptionTypes AccountAvailableKeys ServiceSupportedEncryptionTypes ServiceAvailableKeys DCSupportedEncryptionTypes DCAvailableKeys ClientAdvertizedEncryptionTypes SessionKeyEncryptionType PreAuthEncryptionType RequestTicketHash ResponseTicketHash';
const filtering =
  'ProcessId ProcessID Application Direction SourceAddress SourcePort DestAddress DestPort Protocol FilterRTID LayerName LayerRTID RemoteUserID RemoteMachineID FilterOrigin OriginalProfile CurrentProfile InterfaceIndex HasRemoteDynamicKeywordAddress';
const certificate =
  'RequestId Requester Attributes Subject SubjectKeyIdentifier SubjectKeyId DisplayName Disposition CertificateSerialNumber';
const directory = 'OpCorrelationID AppCorrelationID DSName DSType ObjectDN ObjectGUID ObjectClass';
const template =
  'TemplateInternalName TemplateVersion TemplateSchemaVersion TemplateOID TemplateDSObjectFQDN DCDNSName NewTemplateContent OldTemplateContent NewSecurityDescriptor OldSecurityDescriptor TemplateContent SecurityDescriptor';

/** The fields of Security events by their id, of all versions that Windows 10 and Server 2016 and later write. */
export const securityEvents: Readonly<Record<string, readonly string[]>> = {
  1100: [],
  1102: names(
    'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId ClientProcessId ClientProcessStartKey',
  ),
  4608: [],
  4610: names('AuthenticationPackageName'),
  4611: names(`${subject} LogonProcessName`),
  4614: names('NotificationPackageName'),
  4616: names(`${subject} PreviousTime NewTime PreviousDate NewDate ${caller}`),
  4622: names('SecurityPackageName'),
  4624: names(
    `${subject} ${logon} ImpersonationLevel RestrictedAdminMode RemoteCredentialGuard TargetOutboundUserName`,
    'TargetOutboundDomainName VirtualAccount TargetLinkedLogonId ElevatedToken',
  ),
  4625: names(`${subject} ${logon} Status FailureReason SubStatus`),
  4627: names(
    `${subject} TargetUserSid TargetUserName TargetDomainName TargetLogonId LogonType EventIdx EventCountTotal GroupMembership`,
  ),
  4634: names('TargetUserSid TargetUserName TargetDomainName TargetLogonId LogonType'),
  4647: names('TargetUserSid TargetUserName TargetDomainName TargetLogonId'),
  4648: names(
    `${subject} LogonGuid TargetUserName TargetDomainName TargetLogonGuid TargetServerName TargetInfo ${caller} IpAddress IpPort`,
  ),
  4649: names(
    `${subject} TargetUserName TargetDomainName RequestType LogonProcessName AuthenticationPackage WorkstationName TransmittedServices ${caller}`,
  ),
  4656: names(
    `${object} TransactionId ${access} AccessReason PrivilegeList RestrictedSidCount ${caller} ResourceAttributes`,
  ),
  4657: names(
    `${subject} ObjectName ObjectValueName HandleId OperationType OldValueType OldValue NewValueType NewValue ${caller}`,
  ),
  4658: names(`${subject} ObjectServer HandleId ${caller}`),
  4660: names(`${subject} ObjectServer HandleId ${caller} TransactionId`),
  4661: names(
    `${object} TransactionId ${access} AccessReason PrivilegeList Properties RestrictedSidCount ${caller}`,
  ),
  4662: names(`${object} OperationType ${access} Properties AdditionalInfo AdditionalInfo2`),
  4663: names(`${object} ${access} ${caller} ResourceAttributes`),
  4670: names(`${object} OldSd NewSd ${caller}`),
  4672: names(`${subject} PrivilegeList`),
  4673: names(`${subject} ObjectServer Service PrivilegeList ${caller}`),
  4674: names(`${object} AccessMask PrivilegeList ${caller}`),
  4688: names(
    `${subject} NewProcessId NewProcessName TokenElevationType ProcessId CommandLine TargetUserSid TargetUserName`,
    'TargetDomainName TargetLogonId ParentProcessName MandatoryLabel',
  ),
  4689: names(`${subject} Status ${caller}`),
  4692: names(`${subject} MasterKeyId RecoveryServer RecoveryKeyId FailureReason`),
  4695: names(`${subject} DataDescription MasterKeyId ProtectedDataFlags CryptoAlgorithms FailureReason`),
  4696: names(
    `${subject} TargetUserSid TargetUserName TargetDomainName TargetLogonId TargetProcessId TargetProcessName ${caller}`,
  ),
  4697: names(
    `${subject} ServiceName ServiceFileName ServiceType ServiceStartType ServiceAccount ClientProcessStartKey ClientProcessId ParentProcessId`,
  ),
  4698: names(task),
  4699: names(task),
  4700: names(task),
  4701: names(task),
  4702: names(`${task} TaskContentNew`),
  4703: names(
    `${subject} TargetUserSid TargetUserName TargetDomainName TargetLogonId ${caller} EnabledPrivilegeList DisabledPrivilegeList`,
  ),
  4704: names(`${subject} TargetSid PrivilegeList`),
  4705: names(`${subject} TargetSid PrivilegeList`),
  4706: names(`${subject} DomainName DomainSid TdoType TdoDirection TdoAttributes SidFilteringEnabled`),
  4717: names(`${subject} TargetSid AccessGranted`),
  4719: names(
    `${subject} CategoryId SubcategoryId SubcategoryGuid AuditPolicyChanges ClientProcessId ClientProcessStartKey`,
  ),
  4720: names(`${account} ${samAttributes}`),
  4722: names(`${target} ${subject}`),
  4723: names(account),
  4724: names(`${target} ${subject}`),
  4725: names(`${target} ${subject}`),
  4726: names(account),
  4727: names(group),
  4728: names(member),
  4729: names(member),
  4730: names(account),
  4731: names(group),
  4732: names(member),
  4733: names(member),
  4734: names(account),
  4735: names(group),
  4737: names(group),
  4738: names(`Dummy ${account} ${samAttributes}`),
  4739: names(
    `DomainPolicyChanged DomainName DomainSid ${subject} PrivilegeList MinPasswordAge MaxPasswordAge ForceLogoff LockoutThreshold LockoutObservationWindow LockoutDuration PasswordProperties MinPasswordLength PasswordHistoryLength MachineAccountQuota MixedDomainMode DomainBehaviorVersion OemInformation`,
  ),
  4740: names(`${target} ${subject}`),
  4741: names(`${account} ${samAttributes} DnsHostName ServicePrincipalNames`),
  4742: names(`ComputerAccountChange ${account} ${samAttributes} DnsHostName ServicePrincipalNames`),
  4743: names(account),
  4754: names(group),
  4755: names(group),
  4756: names(member),
  4757: names(member),
  4758: names(account),
  4765: names(`SourceUserName SourceSid ${account} SidList`),
  4766: names(`SourceUserName ${account}`),
  4767: names(`${target} ${subject}`),
  4768: names(`TargetSid ${ticket}`),
  4769: names(`${ticket} LogonGuid TransmittedServices`),
  4770: names(ticket),
  4771: names(`TargetSid ${ticket}`),
  4776: names('PackageName TargetUserName Workstation Status'),
  4778: names('AccountName AccountDomain LogonID SessionName ClientName ClientAddress'),
  4779: names('AccountName AccountDomain LogonID SessionName ClientName ClientAddress'),
  4781: names(`OldTargetUserName NewTargetUserName TargetDomainName TargetSid ${subject} PrivilegeList`),
  4794: names(`${subject} Workstation Status`),
  4797: names(`${subject} Workstation TargetUserName TargetDomainName`),
  4798: names(`${target} ${subject} CallerProcessId CallerProcessName`),
  4799: names(`${target} ${subject} CallerProcessId CallerProcessName`),
  4800: names('TargetUserSid TargetUserName TargetDomainName TargetLogonId SessionId'),
  4801: names('TargetUserSid TargetUserName TargetDomainName TargetLogonId SessionId'),
  4825: names('AccountName AccountDomain LogonID ClientAddress'),
  4882: names(`${subject} SecuritySettings`),
  4886: names(certificate),
  4887: names(certificate),
  4898: names(template),
  4899: names(template),
  4904: names(`${subject} AuditSourceName EventSourceId ${caller}`),
  4905: names(`${subject} AuditSourceName EventSourceId ${caller}`),
  4907: names(`${object} OldSd NewSd ${caller}`),
  4946: names('ProfileChanged RuleId RuleName'),
  4947: names('ProfileChanged RuleId RuleName'),
  4948: names('ProfileChanged RuleId RuleName'),
  4964: names(
    `${subject} LogonGuid TargetUserSid TargetUserName TargetDomainName TargetLogonId TargetLogonGuid SidList`,
  ),
  4985: names(`${subject} TransactionId NewState ResourceManager ${caller}`),
  5031: names('Profiles Application'),
  5038: names('param1'),
  5058: names(
    `${subject} ProviderName AlgorithmName KeyName KeyType KeyFilePath Operation ReturnCode ClientProcessId ClientCreationTime`,
  ),
  5061: names(`${subject} ProviderName AlgorithmName KeyName KeyType Operation ReturnCode`),
  5136: names(
    `${subject} ${directory} AttributeLDAPDisplayName AttributeSyntaxOID AttributeValue OperationType`,
  ),
  5137: names(`${subject} ${directory}`),
  5138: names(`${subject} ${directory} OldObjectDN NewObjectDN`),
  5139: names(`${subject} ${directory} OldObjectDN NewObjectDN`),
  5140: names(`${share} ${access}`),
  5141: names(`${subject} ${directory} TreeDelete`),
  5142: names(`${subject} ShareName ShareLocalPath`),
  5145: names(`${share} RelativeTargetName ${access} AccessReason`),
  5152: names(filtering),
  5154: names(filtering),
  5155: names(filtering),
  5156: names(filtering),
  5157: names(filtering),
  5158: names(filtering),
  5376: names(`${subject} BackupFileName ${caller}`),
  5379: names(
    `${subject} TargetName Type CountOfCredentialsReturned ReadOperation ReturnCode ProcessCreationTime ClientProcessId`,
  ),
  5447: names(
    'ProcessId UserSid UserName ProviderKey ProviderName ChangeType FilterKey FilterName FilterType FilterId LayerKey LayerName LayerId Weight Conditions Action CalloutKey CalloutName',
  ),
  5449: names(
    'ProcessId UserSid UserName ProviderKey ProviderName ChangeType ProviderContextKey ProviderContextName ProviderContextType',
  ),
  6281: names('param1'),
  6416: names(
    `${subject} DeviceId DeviceDescription ClassId ClassName VendorIds CompatibleIds LocationInformation`,
  ),
  6423: names(
    `${subject} DeviceId DeviceDescription ClassId ClassName HardwareIds CompatibleIds LocationInformation`,
  ),
};
