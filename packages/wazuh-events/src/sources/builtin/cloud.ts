import type { SourceMapping, WazuhPipeline } from '../source-mapping.ts';
import { documented, guessed, recorded } from './basis.ts';
import { integration, plainJson } from './json-logs.ts';

/** Parts of CloudTrail's records that are maps. */
const recordMaps = [
  'additionalEventData',
  'eventContext',
  'insightDetails',
  'requestParameters',
  'responseElements',
  'serviceEventDetails',
  'tlsDetails',
  'userIdentity.**',
];

/** Parts of Google's entries that are maps; permissions asked for (`authorizationInfo`) are a list. */
const entryMaps = ['protoPayload', 'protoPayload.metadata', 'protoPayload.metadata.event', 'resource.**'];

const vendors = (name: string) => documented(`${name}'s description of its log, exported as JSON`);
const names = guessed("the names of Sigma's rules");

/** Parts of Azure's logs that are maps; resources that are changed are lists. */
const azureMaps = ['ConsentContext', 'DeviceDetail', 'Initiatied', 'LocationDetails', 'deviceDetail'].flatMap(
  (path) => [path, `properties.${path}`],
);

/** Azure's logs, as the Azure module or a JSON export delivers them. */
const azure = [
  ['activitylogs', 'operationName'] as const,
  ['auditlogs', 'operationName'] as const,
  ['signinlogs', 'operationName'] as const,
  ['riskdetection', 'riskEventType'] as const,
  ['pim', 'riskEventType'] as const,
].map(([service, telltale]) => ({
  ...plainJson(
    `azure-${service}`,
    { product: 'azure', service },
    { telltale, basis: vendors('Azure'), objects: ['properties', ...azureMaps] },
  ),
  // The module delivers a record's own fields below this.
  otherFields: { prefix: '', letters: 'as-is' as const, alsoUnder: 'properties.' },
}));

/** Parts of Kubernetes' audit records that are maps. */
const clusterMaps = [
  'objectRef',
  'responseStatus.**',
  'user',
  'requestObject',
  'requestObject.metadata',
  'requestObject.spec',
];

/**
 * Microsoft 365: Sigma's older rules use the names of Cloud App Security for what the audit log calls otherwise. The
 * module delivers all workloads in one log, which is the service `audit`; threats are reported by several of them.
 */
const office = ['audit', 'exchange', 'threat_management', 'threat_detection'].map((service) => {
  const source = integration(
    `m365-${service}`,
    { product: 'm365', service },
    'office365',
    recorded("lines of Wazuh's ruleset tests"),
    {
      eventName: ['office365.Operation', 'office365.Name'],
      eventSource: ['office365.Workload', 'office365.Source'],
      status: ['office365.ResultStatus', 'office365.Status'],
    },
  );
  if (service !== 'exchange') return source;
  return { ...source, when: { ...source.when, 'office365.Workload': ['Exchange'] } };
});

/** Google writes the names under the module's own key; Sigma's rules begin some of them with another. */
const google = ['gcp.audit', 'google_workspace.admin', 'google_workspace.login'].map((service) =>
  integration(
    `gcp-${service}`,
    { product: 'gcp', service },
    'gcp',
    documented("Wazuh's module for Google Cloud, which reports the entry as it is"),
    {
      'gcp.audit.method_name': 'gcp.protoPayload.methodName',
      'data.protoPayload.authorizationInfo.granted': 'gcp.protoPayload.authorizationInfo.granted',
      'data.protoPayload.authorizationInfo.permission': 'gcp.protoPayload.authorizationInfo.permission',
      'data.protoPayload.logName': 'gcp.protoPayload.logName',
      'data.protoPayload.methodName': 'gcp.protoPayload.methodName',
      'data.protoPayload.resource.type': 'gcp.resource.type',
      'data.protoPayload.serviceName': 'gcp.protoPayload.serviceName',
      eventName: ['gcp.protoPayload.metadata.event.eventName', 'gcp.protoPayload.methodName'],
      eventService: 'gcp.protoPayload.serviceName',
    },
    entryMaps,
  ),
);

/** Wazuh's module for AWS wraps the records of other services as well, and names each. */
const cloudTrail: SourceMapping = {
  ...integration(
    'aws-cloudtrail',
    { product: 'aws', service: 'cloudtrail' },
    'aws',
    documented("AWS's description of CloudTrail's records, which Wazuh's module wraps"),
    {
      sourceIPAddress: 'aws.sourceIPAddress',
      src_ip: 'aws.sourceIPAddress',
    },
    recordMaps,
  ),
  when: { integration: ['aws'], 'aws.source': ['cloudtrail'] },
};

export const cloud: WazuhPipeline = {
  name: 'cloud',
  priority: 10,
  sources: [
    cloudTrail,
    ...azure,
    ...office,
    ...google,
    integration(
      'github-audit',
      { product: 'github', service: 'audit' },
      'github',
      recorded("lines of Wazuh's ruleset tests"),
    ),
    plainJson(
      'okta',
      { product: 'okta', service: 'okta' },
      {
        telltale: 'eventType',
        basis: vendors('Okta'),
        objects: ['actor.**', 'client.**', 'debugContext.**', 'outcome', 'securityContext', 'transaction.**'],
      },
    ),
    plainJson(
      'onelogin',
      { product: 'onelogin', service: 'onelogin.events' },
      { telltale: 'event_type_id', basis: vendors('OneLogin') },
    ),
    plainJson(
      'bitbucket-audit',
      { product: 'bitbucket', service: 'audit' },
      { telltale: 'auditType.action', basis: vendors('Bitbucket'), objects: ['auditType'] },
    ),
    plainJson(
      'kubernetes-audit',
      { product: 'kubernetes', service: 'audit' },
      { telltale: 'auditID', basis: vendors('Kubernetes'), objects: clusterMaps },
    ),
    plainJson(
      'kubernetes-application-audit',
      { product: 'kubernetes', category: 'application', service: 'audit' },
      { telltale: 'auditID', basis: vendors('Kubernetes'), objects: clusterMaps },
    ),
    plainJson('cisco-duo', { product: 'cisco', service: 'duo' }, { basis: names }),
    plainJson('qualys', { product: 'qualys' }, { basis: names, objects: ['event', 'host.**'] }),
  ],
  refusals: [],
};
