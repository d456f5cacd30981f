import { names } from './field-names.ts';

/** Defender names its data with blanks, which Sigma's rules leave out or write as `_`. */
const defender = [
  'Action ID',
  'Action Name',
  'Additional Actions ID',
  'Additional Actions String',
  'Category ID',
  'Category Name',
  'Current Engine Version',
  'Detection ID',
  'Detection Source',
  'Detection Time',
  'Detection User',
  'Engine Version',
  'Error Code',
  'Error Description',
  'Execution ID',
  'Execution Name',
  'Feature ID',
  'Feature Name',
  'Involved File',
  'New Value',
  'Old Value',
  'Origin ID',
  'Origin Name',
  'Parent Commandline',
  'Post Clean Status',
  'Pre Execution Status',
  'Previous Engine Version',
  'Process Name',
  'Product Name',
  'Product Version',
  'Remediation User',
  'Scan ID',
  'Scan Parameters',
  'Scan Resources',
  'Scan Type',
  'Security intelligence Version',
  'Severity ID',
  'Severity Name',
  'Signature Type',
  'Source ID',
  'Source Name',
  'Source app',
  'Status Code',
  'Status Description',
  'Target Commandline',
  'Threat ID',
  'Threat Name',
  'Type ID',
  'Type Name',
].flatMap((name) => [name, name.replaceAll(' ', ''), name.replaceAll(' ', '_')]);

/** Fields of channels whose events are not described one by one: what is nearly one of these is a slip. */
export const channelFields: Readonly<Record<string, readonly string[]>> = {
  application: names(
    'AppName AppPath AppVersion Binary Caption Data ExceptionCode ExtensionId FaultingOffset IntegratorReportId',
    'ModuleName ModulePath ModuleVersion PackageFullName PackageRelativeAppId ProcessCreationTime ProcessId',
  ),
  applocker: names(
    'FileHash FilePath FileHashLength FilePathLength Fqbn FqbnLength FullFilePath FullFilePathLength PolicyName',
    'PolicyNameLength RuleId RuleName RuleNameLength RuleSddl RuleSddlLength TargetLogonId TargetProcessId TargetUser',
  ),
  'appmodel-runtime': names(
    'ApplicationName ErrorCode ImageName MessageID PackageName PackageFullName ProcessID',
  ),
  'appxdeployment-server': names(
    'AppInstallerUri CallingProcess DeploymentOperation DeploymentOptions ErrorCode ErrorText Flags HasFullTrust',
    'MainPackageFamilyName MainPackageFullName PackageDisplayName PackageFullName PackageSourceUri Path SummaryError',
    'UserSid VolumeMountPoint',
  ),
  'appxpackaging-om': names('errorCode packageFullName subjectName trustedPublisher'),
  'bits-client': names(
    'AdditionalInfoHr FileCount Id LocalName RemoteName bytesTotal bytesTransferred bytesTransferredFromPeer bandwidthLimit',
    'fileLength fileTime hr ignoreBandwidthLimitsOnLan jobId jobOwner jobTitle name peer processId processPath proxy',
    'proxyAuthenticationPackage string string2 string3 transferId url User',
  ),
  'codeintegrity-operational': names(
    'CertificateSignatureType FileNameBuffer FileNameLength InternalName FileDescription OriginalFileName PackageFamilyName',
    'PolicyBits PolicyGUID PolicyGuid PolicyID PolicyHash PolicyName ProcessNameBuffer ProcessNameLength ProductName',
    'FileVersion RequestedPolicy RequestedSigningLevel Requested_Signing_Level SHA1FlatHash SHA1_Flat_Hash SHA1_Hash',
    'SHA256_Flat_Hash SHA256_Hash SI_Signing_Scenario SISigningScenario Signer Status USN UserWriteable Validated_Signing_Level',
    'ValidatedPolicy ValidatedSigningLevel',
  ),
  'dns-client': names(
    'AddressLength AdapterName Address ClientPID InterfaceCount InterfaceIndex NetworkQueryIndex QueryName QueryOptions',
    'QueryResults QueryStatus QueryType Status',
  ),
  'firewall-as': names(
    'Action Active ApplicationPath Direction EdgeTraversal EmbeddedContext Flags LocalAddresses LocalOnlyMapped',
    'LocalPorts LooseSourceMapped ModifyingApplication ModifyingUser Origin Profiles Protocol ReasonForRejection',
    'RemoteAddresses RemoteMachineAuthorizationList RemotePorts RemoteUserAuthorizationList RuleId RuleName',
    'RuleStatus SchemaVersion SecurityOptions ServiceName SettingType SettingValue SettingValueSize SettingValueString',
  ),
  'iis-configuration': names(
    'Configuration EditOperationType NewValue OldValue PhysicalPath ProviderPath Location',
  ),
  'lsa-server': names(
    'SidList SubjectDomainName SubjectLogonId SubjectUserName SubjectUserSid TargetDomainName TargetLogonGuid',
    'TargetLogonId TargetUserName TargetUserSid',
  ),
  ntlm: names(
    'CallerPID CallingProcessName ClientDomainName ClientLUID ClientUserName DomainName MechanismOID ProcessName',
    'SChannelName SChannelType SName TargetName UserName Workstation WorkstationName',
  ),
  openssh: names('payload process'),
  'smbclient-connectivity': names(
    'Address AddressLength ConnectionType InstanceName InstanceNameLength Reason ServerAddress ServerName RemoteAddress Status',
  ),
  'smbclient-security': names(
    'ObjectName PrincipalName Reason ServerName SessionGUID SessionId ShareName Status UserName',
  ),
  'smbserver-connectivity': names(
    'ClientAddress ClientAddressLength ClientGUID ClientName ClientNameLength ConnectionGUID SessionGUID ShareName',
    'SigningUsed UserName UserNameLength',
  ),
  taskscheduler: names(
    'ActionName EnginePID InstanceId Path Priority ProcessID QueuedTaskInstanceId ResultCode TaskName TaskInstanceId',
    'TaskEngineName UserContext UserName',
  ),
  'terminalservices-localsessionmanager': names('Address Reason Session SessionID Source TargetSession User'),
  windefend: [
    ...defender,
    ...names('Domain FWLink ID Path Path_Found Reason RuleType SID SourceName State Timestamp User'),
  ],
  wmi: names(
    'CONSUMER ClientMachine ClientProcessId ClientMachineFQDN Code Component ESS GroupOperationId HostProcess Id',
    'IsLocal NamespaceName Operation OperationId PossibleCause ProcessID Processid Provider ProviderName ProviderPath',
    'Query ResultCode User',
  ),
};
