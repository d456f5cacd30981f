import { azureTables } from './azure.ts';
import { names } from './field-names.ts';

/** Entries of Google's log, and the names under which Sigma's rules ask for parts of them. */
const googleEntries = ['gcp.audit', 'google_workspace.admin', 'google_workspace.login'].map((service) => ({
  product: 'gcp',
  service,
  roots: names(
    'data eventName eventService errorGroups gcp httpRequest insertId jsonPayload labels logName operation',
    'protoPayload receiveTimestamp resource severity sourceLocation spanId split textPayload timestamp trace',
    'traceSampled',
  ),
}));

/** First parts of the fields' names, and the log source they are for; what is below them is open. */
export const cloudFields: readonly {
  readonly product: string;
  readonly service: string;
  readonly roots: readonly string[];
  /** Names below them that rules often ask for. */
  readonly members?: readonly string[];
}[] = [
  ...azureTables,
  ...googleEntries,
  {
    product: 'aws',
    service: 'cloudtrail',
    roots: names(
      'additionalEventData addendum apiVersion awsRegion edgeDeviceDetails errorCode errorMessage eventCategory',
      'eventContext eventID eventName eventSource eventTime eventType eventVersion insightDetails managementEvent',
      'readOnly recipientAccountId requestID requestParameters resources responseElements serviceEventDetails',
      'sessionCredentialFromConsole sharedEventID sourceIPAddress src_ip tlsDetails userAgent userIdentity',
      'vpcEndpointAccountId vpcEndpointId',
    ),
    members: names(
      'additionalEventData.MFAUsed responseElements.ConsoleLogin userIdentity.accessKeyId userIdentity.accountId',
      'userIdentity.arn userIdentity.invokedBy userIdentity.principalId userIdentity.type userIdentity.userName',
      'userIdentity.sessionContext.attributes.mfaAuthenticated userIdentity.sessionContext.sessionIssuer.arn',
      'userIdentity.sessionContext.sessionIssuer.type userIdentity.sessionContext.sessionIssuer.userName',
    ),
  },
  {
    product: 'kubernetes',
    service: 'audit',
    roots: names(
      'annotations apiVersion apiGroup auditID capabilities hostPath impersonatedUser kind level metadata namespace',
      'objectRef requestObject requestReceivedTimestamp requestURI responseObject responseStatus sourceIPs stage',
      'stageTimestamp user userAgent verb timestamp',
    ),
    members: names(
      'impersonatedUser.username objectRef.apiGroup objectRef.apiVersion objectRef.name objectRef.namespace',
      'objectRef.resource objectRef.subresource responseStatus.code responseStatus.reason responseStatus.status',
      'user.groups user.uid user.username',
    ),
  },
  {
    product: 'okta',
    service: 'okta',
    roots: names(
      'actor authenticationContext client debugContext debug_context detailEntry device displayMessage eventType',
      'legacyEventType outcome published request securityContext severity target transaction uuid version',
    ),
    members: names(
      'actor.alternateId actor.displayName actor.id actor.type authenticationContext.externalSessionId',
      'client.device client.id client.ipAddress client.userAgent.rawUserAgent client.zone',
      'debugContext.debugData.behaviors debugContext.debugData.requestUri outcome.reason outcome.result',
      'securityContext.asNumber securityContext.asOrg securityContext.isProxy target.alternateId target.displayName',
      'target.id target.type',
    ),
  },
  {
    product: 'bitbucket',
    service: 'audit',
    roots: names(
      'affectedObjects auditType author changedValues extraAttributes id method node source system timestamp version',
    ),
    members: names('auditType.action auditType.category author.id author.name author.type'),
  },
  {
    product: 'cisco',
    service: 'duo',
    roots: names(
      'access_device action adaptive_trust_assessments alias application auth_device description email event_type',
      'eventtype factor host isotimestamp object ood_software reason result timestamp trusted_endpoint_status txid',
      'user username',
    ),
  },
  {
    product: 'onelogin',
    service: 'onelogin.events',
    roots: names(
      'account_id actor_system actor_user_id actor_user_name adc_id api_credential_name app_id app_name',
      'assumed_by_superadmin_or_reseller assuming_acting_user_id authentication_factor_description',
      'authentication_factor_id authentication_factor_type browser_fingerprint certificate_id certificate_name',
      'client_id create custom_message directory_id directory_name directory_sync_run_id entity error_description',
      'event_timestamp event_type_id group_id group_name id imported_user_id imported_user_name ipaddr login_id',
      'login_name mapping_id mapping_name note_id note_title notes object_id operation_name otp_device_id',
      'otp_device_name param policy_id policy_name policy_type privilege_id privilege_name proxy_agent_id',
      'proxy_agent_name proxy_ip radius_config_id radius_config_name resolution resolved_at resolved_by_user_id',
      'resource_type_id risk_cookie_id risk_reasons risk_score role_id role_name self_registration_id',
      'self_registration_name service_directory_id service_directory_name solved task_name trusted_idp_id',
      'trusted_idp_name user_agent user_field_id user_field_name user_id user_name uuid',
    ),
  },
];
