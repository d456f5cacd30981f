import { names } from './field-names.ts';

/** Columns of all tables, and what a diagnostic setting puts around a record. */
const shared = names(
  'Category CategoryValue CorrelationId DurationMs Id Identity Level Location OperationName OperationNameValue',
  'OperationVersion Properties Resource ResourceGroup ResourceId ResourceProvider ResourceProviderValue',
  'ResultDescription ResultSignature ResultType SourceSystem TenantId Time TimeGenerated Type callerIpAddress',
);

const signIns = names(
  'AADTenantId Agent AlternateSignInName AppDisplayName AppId AppOwnerTenantId AppliedConditionalAccessPolicies',
  'AppliedEventListeners AuthenticationContextClassReferences AuthenticationDetails AuthenticationMethodsUsed',
  'AuthenticationProcessingDetails AuthenticationProtocol AuthenticationRequirement',
  'AuthenticationRequirementPolicies AutonomousSystemNumber ClientAppUsed ClientCredentialType',
  'ConditionalAccessPolicies ConditionalAccessStatus CreatedDateTime CrossTenantAccessType DeviceDetail',
  'FederatedCredentialId FlaggedForReview GlobalSecureAccessIpAddress HomeTenantId HomeTenantName IPAddress',
  'IPAddressFromResourceProvider IncomingTokenType IsInteractive IsRisky IsTenantRestricted IsThroughGlobalSecureAccess',
  'LocationDetails ManagedServiceIdentity MfaDetail NetworkLocationDetails OriginalRequestId OriginalTransferMethod',
  'PrivateLinkDetails ProcessingTimeInMilliseconds ProcessingTimeInMs ResourceDisplayName ResourceIdentity',
  'ResourceOwnerTenantId ResourceServicePrincipalId ResourceTenantId RiskDetail RiskEventTypes RiskEventTypes_V2',
  'RiskLevel RiskLevelAggregated RiskLevelDuringSignIn RiskState ServicePrincipalCredentialKeyId',
  'ServicePrincipalCredentialThumbprint ServicePrincipalId ServicePrincipalName SessionId SessionLifetimePolicies',
  'SignInEventTypes SignInIdentifier SignInIdentifierType SignInTokenProtectionStatus SourceAppClientId Status',
  'TokenIssuerName TokenIssuerType TokenProtectionStatusDetails UniqueTokenIdentifier UserAgent UserDisplayName',
  'UserId UserPrincipalName UserType ipAddress',
);

const audit = names(
  'AADOperationType AADTenantId ActivityDateTime ActivityDisplayName AdditionalDetails InitiatedBy LoggedByService',
  'OperationType Result ResultReason TargetResources UserAgent',
);

const activity = names(
  'ActivityStatus ActivityStatusValue ActivitySubstatus ActivitySubstatusValue Authorization Authorization_d Caller',
  'CallerIpAddress CategoryValue Claims Claims_d EventDataId EventSubmissionTimestamp HTTPRequest Hierarchy',
  'OperationId Properties_d ReleaseVersion RoleLocation SubscriptionId',
);

const risks = names(
  'Activity ActivityDateTime AdditionalInfo DetectedDateTime DetectionTimingType IpAddress LastUpdatedDateTime',
  'RequestId RiskDetail RiskEventType RiskLevel RiskState RiskType Source TokenIssuerType UserDisplayName UserId',
  'UserPrincipalName',
);

/** Alerts of Privileged Identity Management, which rules ask for under the names of risk detections. */
const alerts = names(
  'AlertConfigurationId AlertDefinitionId IncidentCount IsActive LastModifiedDateTime LastScannedDateTime ScopeId ScopeType',
);

/** Tables of Azure's log; records name the columns with a small letter in front. */
export const azureTables = Object.entries({
  activitylogs: activity,
  auditlogs: audit,
  pim: [...risks, ...alerts],
  riskdetection: risks,
  signinlogs: signIns,
}).map(([service, own]) => {
  const columns = [...shared, ...own];
  const inRecords = columns.map((name) => name.charAt(0).toLowerCase() + name.slice(1));
  return { product: 'azure', service, roots: [...columns, ...inRecords] };
});
