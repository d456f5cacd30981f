import { names } from './field-names.ts';

/** Records of Microsoft 365's management activity, and the older names of Sigma's rules. Each workload adds its own. */
const officeRecords = names(
  'ActorContextId ActorIpAddress Actor AffectedItems AlertEntityId AlertId AlertLinks AlertType AppAccessContext AppId',
  'ApplicationId ApplicationDisplayName AssociatedAdminUnits AttachmentData AuthenticationType AzureActiveDirectoryEventType',
  'BrowserName BrowserVersion Category ChannelGuid ChannelName ChannelType ClientAppId ClientIP ClientIPAddress',
  'ClientInfoString ClientProcessName ClientVersion Comments CommunicationType CorrelationId CreationTime',
  'CrossMailboxOperation CustomUniqueId Data DeliveryAction DestFolder DestinationFileExtension DestinationFileName',
  'DestinationRelativeUrl DetectionMethod DetectionType DeviceDisplayName DeviceProperties Directionality Entities',
  'ErrorNumber EventData EventSource ExceptionInfo ExchangeMetaData ExtendedProperties ExternalAccess FileName Folder',
  'Folders GeoLocation Id ImplicitShare InterSystemsId InternalLogonType InternetMessageId IntraSystemId',
  'IsManagedDevice Item ItemName ItemType LatestDeliveryLocation ListId ListItemUniqueId LogonError LogonType',
  'LogonUserSid MachineDomainInfo MachineId MailboxGuid MailboxOwnerSid MailboxOwnerUPN Members MessageTime',
  'ModifiedObjectResolvedName ModifiedProperties Name NetworkMessageId ObjectId ObjectType Operation OperationCount',
  'OperationProperties OrganizationId OrganizationName OriginalDeliveryLocation OriginatingServer P1Sender P2Sender',
  'Parameters Payload Permission Platform Policies PolicyDetails PolicyId Query RecordType Recipients RequestType',
  'ResultCount ResultStatus ResultStatusDetail RuleId Scope SenderIp SensitiveInfoDetectionIsIncluded SensitivityLabelId',
  'SessionId Severity SharingType Site SiteUrl Source SourceFileExtension SourceFileName SourceRelativeUrl Status',
  'Subject SupportTicketId SystemOverrides Target TargetContextId TargetUserId TargetUserOrGroupName',
  'TargetUserOrGroupType TeamGuid TeamName TenantId ThreatsAndDetectionTech TokenObjectId TokenTenantId TokenType',
  'UniqueSharingId UserAgent UserDomain UserId UserKey UserSharedWith UserType Verdict Version WebId Workload',
  'actor eventName eventSource status subscription_name tenant_id',
);

/** GitHub's audit log of an organisation or enterprise; some actions add properties of their own. */
const githubRecords = names(
  '@timestamp _document_id action active active_was actor actor_id actor_ip actor_is_agent actor_is_bot',
  'actor_location actor_user_id application_client_id audit_log_stream_id audit_log_stream_sink branch business business_id',
  'check_run_id check_suite_id cancelled_at category changed_repository_visibility completed_at conclusion config config_was',
  'content_type country created_at data deploy_key_fingerprint device_cookie directory email emoji enterprise_name',
  'environment_name event events events_were explanation external_identity_nameid external_identity_username',
  'fingerprint fork_parent fork_source from hashed_token head_branch head_sha hook_id integration integration_id',
  'invitee invitee_id invitation_email invitation_source ip_allow_list is_hosted_runner is_republished job_name',
  'job_workflow_ref key language limited_availability login member_name merge_method message name oauth_application',
  'oauth_application_id oauth_application_name old_base old_login old_name old_permission old_repo_permission old_user',
  'openssh_public_key operation_type org org_id overridden_codes owner owner_type package package_version passkey_nickname',
  'permission permissions_added permissions_unchanged permissions_upgraded plan policy previous_visibility',
  'programmatic_access_type prs public_repo pull_request_id pull_request_title pull_request_url query_string rate_limit',
  'read_only reasons repo repo_id repositories repositories_added repositories_removed repository repository_id',
  'repository_public repository_selection request request_access_security_header request_body request_category',
  'request_id request_method requested_permission response review_id reviewer_type route ruleset_bypass_actors',
  'ruleset_conditions ruleset_enforcement ruleset_id ruleset_name ruleset_old_enforcement ruleset_old_name ruleset_rules',
  'run_attempt run_number runner_group_id runner_group_name runner_id runner_labels runner_name runner_owner_type',
  'secret_name secret_type secrets_passed sso_response started_at status_code target_login target_version team',
  'team_id token_id token_scopes tool topic transport_protocol transport_protocol_name trigger_id url_path user',
  'user_agent user_id user_programmatic_access_id user_programmatic_access_name version visibility workflow_id',
  'workflow_run_id',
);

/** A honeypot's events; what a service was told is below `logdata`. */
const opencanaryEvents = names(
  'dst_host dst_port local_time local_time_adjusted logdata logtype node_id src_host src_port utc_time',
);

/** Suricata's events, one part for each protocol. */
const suricataEvents = names(
  'alert anomaly answers app_proto app_proto_expected app_proto_orig app_proto_tc app_proto_ts arp bittorrent_dht',
  'capture_file community_id dcerpc dest_ip dest_port dhcp direction dnp3 dns drop email engine ether event_type',
  'fileinfo files flow flow_id frame ftp ftp_data geoip host http http2 icmp_code icmp_type ike in_iface krb5 ldap',
  'log_level mdns metadata modbus mqtt netflow nfs packet packet_info parent_id payload payload_printable pcap_cnt',
  'pcap_filename pgsql pkt_src pop3 proto quic rdp response_icmp_code response_icmp_type rfb rpc sip smb smtp snmp',
  'spi src_ip src_port ssh stats stream subject tcp template tenant_id tftp timestamp tls traffic tunnel tx_guessed',
  'tx_id verdict vlan websocket xff',
);

/** First parts of the names in audit logs; where actions add their own, these are some of all. */
export const auditLogs: readonly {
  readonly product: string;
  readonly category?: string;
  readonly service?: string;
  /** Whatever category and service a rule names. */
  readonly anyKind?: true;
  readonly known: 'all' | 'some';
  readonly roots: readonly string[];
}[] = [
  ...['audit', 'exchange', 'threat_management', 'threat_detection'].map((service) => ({
    product: 'm365',
    service,
    known: 'some' as const,
    roots: officeRecords,
  })),
  { product: 'github', service: 'audit', known: 'some', roots: githubRecords },
  { product: 'opencanary', category: 'application', known: 'all', roots: opencanaryEvents },
  { product: 'suricata', anyKind: true, known: 'some', roots: suricataEvents },
];
