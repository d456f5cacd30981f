import { ownEntry } from '@sigmazuh/parser';
import { names } from './field-names.ts';

/** Fields whose values are maps, or lists of them: texts stand below these names, never at them. */
const mapsOf: Readonly<Record<string, readonly string[]>> = {
  aws: names(
    'additionalEventData addendum edgeDeviceDetails eventContext insightDetails requestParameters resources',
    'responseElements serviceEventDetails tlsDetails userIdentity userIdentity.sessionContext',
    'userIdentity.sessionContext.attributes userIdentity.sessionContext.sessionIssuer',
  ),
  bitbucket: names('affectedObjects auditType author changedValues extraAttributes'),
  gcp: names(
    'httpRequest labels operation protoPayload protoPayload.authenticationInfo protoPayload.authorizationInfo',
    'protoPayload.metadata protoPayload.request protoPayload.requestMetadata protoPayload.response protoPayload.status',
    'resource resource.labels',
  ),
  kubernetes: names(
    'annotations impersonatedUser objectRef requestObject responseObject responseStatus user',
  ),
  m365: names(
    'Actor AffectedItems AppAccessContext AttachmentData DestFolder DeviceProperties ExchangeMetaData',
    'ExtendedProperties Folder Folders Item Members ModifiedProperties OperationProperties Parameters PolicyDetails',
    'Target',
  ),
  okta: names(
    'actor authenticationContext client client.geographicalContext client.userAgent debugContext debugContext.debugData',
    'outcome request securityContext target transaction',
  ),
  suricata: names('alert dns fileinfo flow http smb smtp ssh tls'),
};

export function mapFields(product: string | undefined): ReadonlySet<string> {
  return new Set(ownEntry(mapsOf, product ?? ''));
}
