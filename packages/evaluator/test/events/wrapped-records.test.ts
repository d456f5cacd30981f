import { describe, expect, it } from 'vitest';
import { createEvaluator, eventFromLog, type GivenLogSource, type JsonObject } from '../../src/index.ts';
import { documentsOf } from '../rule-of.ts';

const wrapped = (module: string, fields: JsonObject) =>
  JSON.stringify({ integration: module, [module]: fields });

/** Whether a rule of this log source and these detection items matches the line. */
function matches(logSource: string, items: readonly string[], log: string, given?: GivenLogSource): boolean {
  const text = [
    'title: t',
    `logsource: { ${logSource} }`,
    'detection:',
    '    selection:',
    ...items.map((item) => `        ${item}`),
    '    condition: selection',
  ].join('\n');
  return createEvaluator(documentsOf(text)).evaluate(eventFromLog({ log, logsource: given })).length === 1;
}

const trail = wrapped('aws', {
  source: 'cloudtrail',
  eventName: 'StopLogging',
  sourceIPAddress: '192.0.2.7',
  requestParameters: { groups: [{ groupId: 'a' }, { groupId: 'b' }] },
});
const office = wrapped('office365', {
  Operation: 'New-InboxRule',
  Workload: 'Exchange',
  ResultStatus: 'True',
});
const google = wrapped('gcp', {
  protoPayload: {
    methodName: 'SetIamPolicy',
    authorizationInfo: [{ granted: true, permission: 'x.y' }],
  },
  resource: { type: 'gcs_bucket' },
});

describe('a record in the wrapping of a module', () => {
  it.each<[string, string, readonly string[], string, boolean]>([
    ['CloudTrail', 'product: aws, service: cloudtrail', ['eventName: StopLogging'], trail, true],
    [
      'CloudTrail by its wrapped name',
      'product: aws, service: cloudtrail',
      ['aws.eventName: x'],
      trail,
      false,
    ],
    [
      'the address by its other name',
      'product: aws, service: cloudtrail',
      ['src_ip: 192.0.2.7'],
      trail,
      true,
    ],
    [
      'below an array of objects',
      'product: aws, service: cloudtrail',
      ['requestParameters.groups.groupId: b'],
      trail,
      true,
    ],
    [
      'an object exists',
      'product: aws, service: cloudtrail',
      ['requestParameters|exists: true'],
      trail,
      true,
    ],
    ['an object is no null', 'product: aws, service: cloudtrail', ['requestParameters: null'], trail, false],
    [
      'another AWS log',
      'product: aws, service: cloudtrail',
      ['type: x'],
      wrapped('aws', { source: 'guardduty', type: 'x' }),
      false,
    ],
    ['Microsoft 365', 'product: m365, service: audit', ['Operation: New-InboxRule'], office, true],
    ['Exchange in it', 'product: m365, service: exchange', ['Operation: New-InboxRule'], office, true],
    [
      'another workload than Exchange',
      'product: m365, service: exchange',
      ['Operation: FileDeleted'],
      wrapped('office365', { Workload: 'SharePoint', Operation: 'FileDeleted' }),
      false,
    ],
    [
      'Microsoft 365 by older names',
      'product: m365, service: threat_management',
      ['eventSource: Exchange', 'eventName: New-InboxRule', 'status: "True"'],
      office,
      true,
    ],
    [
      'Google',
      'product: gcp, service: gcp.audit',
      ['gcp.audit.method_name: SetIamPolicy', 'data.protoPayload.authorizationInfo.granted: true'],
      google,
      true,
    ],
    [
      'Google Workspace',
      'product: gcp, service: google_workspace.admin',
      ['eventName: SetIamPolicy'],
      google,
      true,
    ],
    ['GitHub', 'product: github, service: audit', ['action: x'], wrapped('github', { action: 'x' }), true],
    [
      'osquery on macOS',
      'product: macos, category: process_creation',
      ['Image|endswith: /nc', 'CommandLine|contains: " -e "'],
      JSON.stringify({
        osquery: { name: 'p', columns: { event_type: 'exec', path: '/usr/bin/nc', cmdline: 'nc -e x' } },
      }),
      true,
    ],
    ['no record of another module', 'product: gcp, service: gcp.audit', ['methodName: null'], office, false],
    ['no line of Linux', 'product: linux', ['methodName: null'], office, false],
  ])('%s', (_, logSource, items, log, expected) => {
    expect(matches(logSource, items, log)).toBe(expected);
  });

  it('is read the same when its log source is named', () => {
    const given = { product: 'aws', service: 'cloudtrail' };
    expect(matches('product: aws, service: cloudtrail', ['eventName: StopLogging'], trail, given)).toBe(true);
  });
});

describe("Azure's records", () => {
  const nested = JSON.stringify({ azure_tag: 'x', properties: { RiskScore: 0.91, Id: 7 } });
  it.each<[string, readonly string[], boolean]>([
    ['under the name of their section', ['properties.Id: 7'], true],
    ['without it, as Log Analytics has them', ['RiskScore|gte: 0.8', 'Id: 7'], true],
    ['of another value', ['RiskScore|gte: 0.92'], false],
  ])('are found %s', (_, items, expected) => {
    const given = { product: 'azure', service: 'signinlogs' };
    expect(matches('product: azure, service: signinlogs', items, nested, given)).toBe(expected);
    expect(matches('product: azure, service: signinlogs', items, nested)).toBe(expected);
  });
});
