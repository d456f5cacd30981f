/** What a cloud's log calls otherwise than the rules, or the section that some deliveries put its fields in. */
type CloudNames =
  | { readonly kind: 'renamed'; readonly names: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: 'section'; readonly section: string };

/** Names that rules for a cloud product use besides those of its records. */
export function cloudNames(product: string): CloudNames | undefined {
  return byProduct.get(product);
}

const byProduct: ReadonlyMap<string, CloudNames> = new Map([
  ['aws', { kind: 'renamed', names: { src_ip: ['sourceIPAddress'] } }],
  // A diagnostic setting nests what Log Analytics has at the top.
  ['azure', { kind: 'section', section: 'properties' }],
  [
    'm365',
    {
      kind: 'renamed',
      // Older rules use the names of Cloud App Security for what the audit log calls otherwise.
      names: {
        eventName: ['Operation', 'Name'],
        eventSource: ['Workload', 'Source'],
        status: ['ResultStatus', 'Status'],
      },
    },
  ],
  [
    'gcp',
    {
      kind: 'renamed',
      names: {
        'gcp.audit.method_name': ['protoPayload.methodName'],
        'data.protoPayload.authorizationInfo.granted': ['protoPayload.authorizationInfo.granted'],
        'data.protoPayload.authorizationInfo.permission': ['protoPayload.authorizationInfo.permission'],
        'data.protoPayload.logName': ['protoPayload.logName'],
        'data.protoPayload.methodName': ['protoPayload.methodName'],
        'data.protoPayload.resource.type': ['resource.type', 'protoPayload.resource.type'],
        'data.protoPayload.serviceName': ['protoPayload.serviceName'],
        eventName: ['protoPayload.metadata.event.eventName', 'protoPayload.methodName'],
        eventService: ['protoPayload.serviceName'],
      },
    },
  ],
]);
