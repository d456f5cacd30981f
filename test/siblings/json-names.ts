import { type SiblingCase, selecting, selectingWithout } from './sibling-case.ts';

const okta = 'product: okta, service: okta';
const office = 'product: m365, service: audit';
const google = 'product: gcp, service: gcp.audit';
const officeRecord = (fields: string) => `{"integration":"office365","office365":{${fields}}}`;
const record = (fields: string) => `{"integration":"gcp","gcp":{${fields}}}`;

/** Fields that are compared with others, and those of several names. */
export const jsonNameCases: readonly SiblingCase[] = [
  [
    'a number, word or text that is another field’s',
    okta,
    selecting('a.b|fieldref: c'),
    [
      '{"a":{"b":5},"c":5}',
      '{"c":"5","a":{"b":5}}',
      '{"a":[{"b":1},{"b":0.81}],"c":0.81}',
      '{"a":{"b":true},"c":"true"}',
      '{"a":{"b":""},"c":""}',
      '{"a":{"b":"A b"},"c":"a B"}',
    ],
    [
      '{"a":{"b":55},"c":5}',
      '{"a":{"b":5},"c":55}',
      '{"a":{"b":null},"c":null}',
      '{"a":{"b":[5, 6]},"c":"5, 6"}',
      '{"a":{"b":"x"},"c":""}',
      '{"a":{"b":5}}',
    ],
  ],
  [
    'a filter for what is another field’s',
    okta,
    selectingWithout('eventType: x', 'a.b|fieldref: c'),
    ['{"eventType":"x","a":{"b":55},"c":5}', '{"eventType":"x","a":{"b":5}}'],
    ['{"eventType":"x","a":{"b":5},"c":5}', '{"eventType":"x","c":"5","a":[{"b":5}]}'],
  ],
  [
    'a text within another field’s',
    okta,
    selecting('a.b|fieldref|contains: c'),
    ['{"a":{"b":1505},"c":50}', '{"a":{"b":"1505"},"c":50}', '{"a":{"b":"xyz"},"c":"Y"}'],
    ['{"a":{"b":50},"c":1505}', '{"a":{"b":"xyz"},"c":null}', '{"a":{"b":"xyz"},"c":{}}'],
  ],
  [
    'records of other workloads of Microsoft 365',
    'product: m365, service: exchange',
    selecting('Operation: New-InboxRule'),
    [officeRecord('"Workload":"Exchange","Operation":"New-InboxRule"')],
    [officeRecord('"Workload":"SharePoint","Operation":"New-InboxRule"')],
  ],
  [
    'records of other services of Amazon',
    'product: aws, service: cloudtrail',
    '  k:\n    - needle\n  s:\n    eventName: x\n  condition: k or s',
    [
      '{"integration":"aws","aws":{"source":"cloudtrail","note":"needle"}}',
      '{"integration":"aws","aws":{"eventName":"x","source":"cloudtrail"}}',
    ],
    [
      '{"integration":"aws","aws":{"source":"guardduty","note":"needle"}}',
      '{"integration":"aws","aws":{"eventName":"x","source":"vpcflow"}}',
      '{"aws":{"source":"cloudtrail","note":"needle"}}',
    ],
  ],
  [
    'a name of another product beside the record’s own',
    office,
    selecting('eventName: Add member'),
    [
      officeRecord('"Operation":"Add member"'),
      officeRecord('"eventName":"add member"'),
      officeRecord('"Name":"x","eventName":"Add member"'),
    ],
    [officeRecord('"Operation":"Remove member"'), '{"eventName":"Add member"}'],
  ],
  [
    'no value under any of the names',
    office,
    selecting('UserId: bob', 'eventName: null'),
    [officeRecord('"UserId":"bob"'), officeRecord('"UserId":"bob","Operation":null')],
    [
      officeRecord('"UserId":"bob","Operation":"x","eventName":null'),
      officeRecord('"UserId":"bob","Operation":{"a":1}'),
    ],
  ],
  [
    'Google’s names with another beginning, in a list',
    google,
    selecting('data.protoPayload.authorizationInfo.permission: x.delete'),
    [
      record('"protoPayload":{"authorizationInfo":[{"permission":"a"},{"permission":"x.delete"}]}'),
      record('"protoPayload":{"authorizationInfo":{"permission":"x.delete"}}'),
    ],
    [record('"protoPayload":{"authorizationInfo":[{"permission":"a"}],"x":{"permission":"x.delete"}}')],
  ],
];
