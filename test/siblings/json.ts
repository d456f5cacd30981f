import { keywords, type SiblingCase, selecting, selectingWithout } from './sibling-case.ts';

const kubernetes = 'product: kubernetes, service: audit';
const okta = 'product: okta, service: okta';
const azure = 'product: azure, service: signinlogs';
const without = (item: string) => selectingWithout('verb: v', item);

/** Lists, maps and null as JSON has them. */
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
    'a text that looks like a list',
    okta,
    selecting("note|re: '^a'"),
    ['{"note":"ab"}', '{"note":["x","ab"]}'],
    ['{"note":"[a]"}', '{"note":"[a, 5]"}'],
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
    'keywords, in an event that says that it is of the log',
    kubernetes,
    keywords('größe', 'se"cret'),
    [
      '{"auditID":"1","note":"GRÖßE"}',
      '{"note":["gr\\u00f6\\u00dfe"],"auditID":"1"}',
      '{"auditID":"1","a":{"b":"a se\\"cret"}}',
    ],
    ['{"note":"größe"}', '{"auditID":"1","note":"grosse"}'],
  ],
  [
    'a keyword or a field',
    kubernetes,
    '  k:\n    - plain\n  s:\n    verb: v\n  condition: k or s',
    ['{"verb":"v"}', '{"verb":"v","note":"plain"}', '{"auditID":"1","note":"plain"}'],
    ['{"note":"plain"}', '{"auditID":"1","verb":"x"}'],
  ],
];
