import type { WazuhPipeline } from '../source-mapping.ts';
import { integration, plainJson } from './json-logs.ts';

/** Azure's logs, as the Azure module or a JSON export delivers them. */
const azure = [
  ['activitylogs', 'operationName'] as const,
  ['auditlogs', 'operationName'] as const,
  ['signinlogs', 'operationName'] as const,
  ['riskdetection', 'riskEventType'] as const,
  ['pim', 'riskEventType'] as const,
].map(([service, telltale]) => plainJson(`azure-${service}`, { product: 'azure', service }, telltale));

/** Microsoft 365: Sigma's older rules use the names of Cloud App Security for what the audit log calls otherwise. */
const office = ['audit', 'exchange', 'threat_management', 'threat_detection'].map((service) =>
  integration(`m365-${service}`, { product: 'm365', service }, 'office365', {
    eventName: ['office365.Operation', 'office365.Name'],
    eventSource: ['office365.Workload', 'office365.Source'],
    status: ['office365.ResultStatus', 'office365.Status'],
  }),
);

/** Google writes the names under the module's own key; Sigma's rules begin some of them with another. */
const google = ['gcp.audit', 'google_workspace.admin', 'google_workspace.login'].map((service) =>
  integration(`gcp-${service}`, { product: 'gcp', service }, 'gcp', {
    'gcp.audit.method_name': 'gcp.protoPayload.methodName',
    'data.protoPayload.authorizationInfo.granted': 'gcp.protoPayload.authorizationInfo.granted',
    'data.protoPayload.authorizationInfo.permission': 'gcp.protoPayload.authorizationInfo.permission',
    'data.protoPayload.logName': 'gcp.protoPayload.logName',
    'data.protoPayload.methodName': 'gcp.protoPayload.methodName',
    'data.protoPayload.resource.type': 'gcp.resource.type',
    'data.protoPayload.serviceName': 'gcp.protoPayload.serviceName',
    eventName: ['gcp.protoPayload.metadata.event.eventName', 'gcp.protoPayload.methodName'],
    eventService: 'gcp.protoPayload.serviceName',
  }),
);

export const cloud: WazuhPipeline = {
  name: 'cloud',
  priority: 10,
  sources: [
    integration('aws-cloudtrail', { product: 'aws', service: 'cloudtrail' }, 'aws', {
      sourceIPAddress: 'aws.sourceIPAddress',
      src_ip: 'aws.sourceIPAddress',
    }),
    ...azure,
    ...office,
    ...google,
    integration('github-audit', { product: 'github', service: 'audit' }, 'github'),
    plainJson('okta', { product: 'okta', service: 'okta' }, 'eventType'),
    plainJson('onelogin', { product: 'onelogin', service: 'onelogin.events' }, 'event_type_id'),
    plainJson('bitbucket-audit', { product: 'bitbucket', service: 'audit' }, 'auditType.action'),
    plainJson('kubernetes-audit', { product: 'kubernetes', service: 'audit' }, 'auditID'),
    plainJson(
      'kubernetes-application-audit',
      { product: 'kubernetes', category: 'application', service: 'audit' },
      'auditID',
    ),
    plainJson('cisco-duo', { product: 'cisco', service: 'duo' }),
    plainJson('qualys', { product: 'qualys' }),
  ],
  refusals: [],
};
