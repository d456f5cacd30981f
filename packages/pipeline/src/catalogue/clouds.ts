import { names } from './field-names.ts';

/** First parts of the fields' names, and the log source they are for; what is below them is open. */
export const cloudFields: readonly {
  readonly product: string;
  readonly service: string;
  readonly roots: readonly string[];
}[] = [
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
  },
  {
    product: 'kubernetes',
    service: 'audit',
    roots: names(
      'annotations apiVersion apiGroup auditID capabilities hostPath impersonatedUser kind level metadata namespace',
      'objectRef requestObject requestReceivedTimestamp requestURI responseObject responseStatus sourceIPs stage',
      'stageTimestamp user userAgent verb timestamp',
    ),
  },
  {
    product: 'okta',
    service: 'okta',
    roots: names(
      'actor authenticationContext client debugContext debug_context detailEntry device displayMessage eventType',
      'legacyEventType outcome published request securityContext severity target transaction uuid version',
    ),
  },
];
