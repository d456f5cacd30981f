import { type SiblingCase, selecting, selectingWithout } from './sibling-case.ts';

const kubernetes = 'product: kubernetes, service: audit';
const okta = 'product: okta, service: okta';
const azure = 'product: azure, service: signinlogs';
const office = 'product: m365, service: audit';
const google = 'product: gcp, service: gcp.audit';

const without = (item: string) => selectingWithout('verb: v', item);
const officeRecord = (fields: string) => `{"integration":"office365","office365":{${fields}}}`;
const record = (fields: string) => `{"integration":"gcp","gcp":{${fields}}}`;

/** Lists, maps, null, numbers and names as JSON has them. */
export const jsonCases: readonly SiblingCase[] = [
  [
    'a field that lines of another decoder have as well',
    kubernetes,
    selecting('level: notice'),
    ['{"level":"notice"}', '{"level":["x","notice"]}'],
    ['devname=edge level=notice', 'devname=edge type=event level=notice msg=x'],
  ],
  [
    'a member of a list in a list',
    kubernetes,
    selecting('groups: admins'),
    ['{"groups":[["ops"],["x",["admins"]]]}', '{"groups":[1,["admins"]]}'],
    ['{"groups":[["sysadmins"],[]]}'],
  ],
  [
    'a member behind maps and lists',
    kubernetes,
    selecting('groups: admins'),
    ['{"groups":[{"a":{"b":["}"]}},[1],"admins"]}'],
    ['{"groups":[{"a":"admins"}]}', '{"groups":[{"a":["admins"]},{"b":{"c":"admins"}}]}'],
  ],
  [
    'a part of a member, and not of what a map in the list holds',
    kubernetes,
    selecting("groups|contains: 'dm'"),
    ['{"groups":["ops","admins"]}', '{"groups":"admins"}', '{"groups":[{"a":1},"admins"]}'],
    ['{"groups":[{"admin":1}]}', '{"groups":["x",{"a":{"b":"admins"}}]}'],
  ],
  [
    'null in a list is no text',
    kubernetes,
    selecting("groups: 'null'"),
    ['{"groups":["null"]}', '{"groups":"null"}', '{"groups":[null,"null"]}'],
    ['{"groups":[null]}', '{"groups":null}', '{"groups":["nulls"]}'],
  ],
  [
    'null is no text for a part of one either',
    kubernetes,
    selecting("owner|contains: 'ul'"),
    ['{"owner":"Paul"}', '{"owner":["Ulf"]}'],
    ['{"owner":null}', '{"owner":[null,1]}'],
  ],
  [
    'a filter for a part of null',
    kubernetes,
    without("owner|contains: 'ul'"),
    ['{"verb":"v","owner":null}', '{"verb":"v"}'],
    ['{"verb":"v","owner":"Paul"}'],
  ],
  [
    'no text, and an empty list',
    kubernetes,
    selecting("groups: ''"),
    ['{"groups":""}', '{"groups":["a",""]}'],
    ['{"groups":[]}', '{"verb":"v"}', '{"groups":["a"]}'],
  ],
  [
    'a member of lists six deep, and of maps in them',
    kubernetes,
    selecting('groups.name: admins'),
    ['{"groups":[[[[[[{"name":"admins"}]]]]]]}', '{"groups":[{"name":[["x"],[[[[["admins"]]]]]]}]}'],
    ['{"groups":[[[[[[{"names":"admins"}]]]]]]}', '{"groups":[[[[[["admins"]]]]]]}'],
  ],
  [
    'a map in a list is something, whatever stands beside it',
    okta,
    selecting('outcomes: null', 'eventType: x'),
    ['{"eventType":"x","outcomes":[null,{"a":1}]}', '{"eventType":"x","outcomes":[[]]}'],
    ['{"eventType":"x","outcomes":[[],{"a":1}]}', '{"eventType":"x","outcomes":[{"a":1},[[]]]}'],
  ],
  [
    'null for lists of nothing',
    kubernetes,
    selecting('verb: v', 'groups: null'),
    ['{"verb":"v","groups":[[]]}', '{"verb":"v","groups":[["a",null]]}', '{"verb":"v","groups":[[],[]]}'],
    ['{"verb":"v","groups":[["a"]]}', '{"verb":"v","groups":[{}]}'],
  ],
  [
    'any value is none of a map',
    kubernetes,
    selecting("requestObject: '*'"),
    ['{"requestObject":"x"}', '{"requestObject":[{"a":1},2]}', '{"requestObject":""}'],
    [
      '{"requestObject":{"a":1}}',
      '{"requestObject":[{"a":1}]}',
      '{"requestObject":[]}',
      '{"requestObject":null}',
    ],
  ],
  [
    'a filter for a value where a map is',
    kubernetes,
    without('requestObject: x'),
    ['{"verb":"v","requestObject":{"x":"x"}}', '{"verb":"v","requestObject":{}}'],
    ['{"verb":"v","requestObject":"x"}', '{"verb":"v","requestObject":["x"]}'],
  ],
  [
    'a filter for a property of the event',
    okta,
    selectingWithout('severity: WARN', 'user: bob'),
    [
      '{"eventType":"x","severity":"WARN","user":"eve"}',
      '{"eventType":"x","severity":"WARN","user":{"name":"bob"}}',
    ],
    [
      '{"eventType":"x","severity":"WARN","user":"bob"}',
      '{"eventType":"x","severity":"WARN","user":["eve","bob"]}',
    ],
  ],
  [
    'a filter with two properties, of which either may be in two places',
    azure,
    selectingWithout('OperationName|exists: true', 'user: bob', 'id: 5'),
    [
      '{"operationName":"x","OperationName":"y","user":"bob","id":6}',
      '{"operationName":"x","OperationName":"y"}',
    ],
    [
      '{"operationName":"x","OperationName":"y","user":"bob","id":5}',
      '{"operationName":"x","OperationName":"y","properties":{"user":"bob"},"id":"5"}',
    ],
  ],
  [
    'a key that is the name of a header',
    okta,
    selectingWithout('hostname: web1', 'location: lab'),
    ['{"eventType":"x","hostname":"web1"}', '{"eventType":"x","hostname":["web1"],"location":"x"}'],
    ['{"eventType":"x","hostname":"web2"}', '{"eventType":"x","hostname":"web1","location":"lab"}'],
  ],
  [
    'a part of a text in a map that its writer has escaped',
    kubernetes,
    selecting("requestObject.note|contains: 'a'"),
    [
      '{"requestObject":{"note":"\\u003Ca\\u003E"}}',
      '{"requestObject":{"note":"\\u003ca\\u003e"}}',
      '{"requestObject":{"note":"x\\/a"}}',
      '{"requestObject":{"note":"\\u00e4 a"}}',
      '{"requestObject":{"note":["it\\u0027s a"]}}',
    ],
    ['{"requestObject":{"note":"\\u00ea"}}', '{"requestObject":{"note":"\\u003c"},"a":"a"}'],
  ],
  [
    'signs that some writers escape',
    okta,
    selecting(`note.text|contains: "it's <b> & c+d"`),
    [
      `{"note":{"text":"it's <b> & c+d"}}`,
      `{"note":{"text":"it's \\u003cb\\u003e \\u0026 c+d"}}`,
      `{"note":{"text":"it\\u0027s \\u003Cb\\u003E \\u0026 c\\u002Bd"}}`,
    ],
    [`{"note":{"text":"it's \\u003cb \\u0026 c+d"}}`],
  ],
  [
    'a text that looks like a list',
    okta,
    selecting("note|re: '^a'"),
    ['{"note":"ab"}', '{"note":["x","ab"]}'],
    ['{"note":"[a]"}', '{"note":"[a, 5]"}'],
  ],
  [
    'an expression for a decimal',
    azure,
    selecting("RiskScore|re: '^0\\.8$'"),
    ['{"RiskScore":0.8}', '{"RiskScore":0.80}', '{"RiskScore":"0.8"}', '{"RiskScore":[0.8,1]}'],
    ['{"RiskScore":0.81}', '{"RiskScore":10.8}'],
  ],
  [
    'any address of version 6',
    okta,
    selecting("ip|cidr: '::/0'"),
    ['{"ip":"2001:db8::1"}', '{"ip":"::1"}', '{"ip":["10.0.0.1","fe80::1"]}'],
    ['{"ip":"10.0.0.1"}', '{"ip":1}', '{"ip":0.8}', '{"ip":""}', '{"ip":"abc"}'],
  ],
  [
    'any address of version 4',
    okta,
    selecting("ip|cidr: '0.0.0.0/0'"),
    ['{"ip":"10.0.0.1"}', '{"ip":["::1","10.0.0.1"]}'],
    ['{"ip":"::1"}', '{"ip":10.1}', '{"ip":"10.0.0.256"}', '{"ip":"10.0.0"}'],
  ],
  [
    'the end of a decimal',
    azure,
    selecting("RiskScore|endswith: '8'"),
    ['{"RiskScore":0.8}', '{"RiskScore":"0.8"}', '{"RiskScore":[1,28]}'],
    ['{"RiskScore":0.80000001}', '{"RiskScore":8.5}'],
  ],
  [
    'a number of thirteen digits',
    azure,
    selecting("CreatedAt|re: '^\\d{13}$'"),
    ['{"CreatedAt":1700000000123}', '{"CreatedAt":"1700000000123"}'],
    ['{"CreatedAt":1700000000}', '{"CreatedAt":1700000000123.5}'],
  ],
  [
    'a number of thirteen digits that is later',
    azure,
    selecting('CreatedAt|gt: 1700000000000'),
    ['{"CreatedAt":1700000000123}', '{"CreatedAt":"1700000000123"}'],
    ['{"CreatedAt":1700000000000}', '{"CreatedAt":1700000000}'],
  ],
  [
    'a number of nineteen digits',
    azure,
    selecting('Id: 1234567890123456789'),
    ['{"Id":1234567890123456789}', '{"Id":"1234567890123456789"}'],
    ['{"Id":1234567890123456788}', '{"Id":"1234567890123456780"}'],
  ],
  [
    'more digits behind the point than the decoder prints',
    azure,
    selecting("RiskScore: '0.1234567'"),
    ['{"RiskScore":0.1234567}', '{"RiskScore":["0.1234567"]}'],
    ['{"RiskScore":0.123457}'],
  ],
  [
    'letters beyond ASCII in a key',
    kubernetes,
    selecting('requestObject.größe|gt: 5'),
    [
      '{"requestObject":{"größe":6}}',
      '{"requestObject":{"gr\\u00f6\\u00dfe":6}}',
      '{"requestObject":{"gr\\u00F6\\u00DFe":"7"}}',
    ],
    ['{"requestObject":{"größe":5}}', '{"requestObject":{"grosse":6}}'],
  ],
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
