import { describe, expect, it } from 'vitest';
import { alertsOn, judgeOf } from '../sources/line-judge.ts';

const kubernetes = 'product: kubernetes, service: audit';
const okta = 'product: okta, service: okta';
const azure = 'product: azure, service: signinlogs';

type Case = readonly [
  title: string,
  logSource: string,
  detection: string,
  yes: readonly string[],
  no: readonly string[],
];

const one = (item: string) => `  s:\n    ${item}\n  condition: s`;
const without = (item: string) => `  s:\n    verb: v\n  f:\n    ${item}\n  condition: s and not f`;
const nested = (value: string) =>
  `{"requestObject":{"spec":{"containers":[{"name":"a","securityContext":{"privileged":${value}}}]}}}`;

const cases: readonly Case[] = [
  [
    'a member of a list',
    kubernetes,
    one('groups: admins'),
    [
      '{"groups":["ops","admins"]}',
      '{"groups":"admins"}',
      '{"groups":["admins"]}',
      '{"groups":["Admins","x"]}',
    ],
    [
      '{"groups":["sysadmins"]}',
      '{"groups":["admins2","x"]}',
      '{"groups":[]}',
      '{"groups":{"admins":1}}',
      '{"x":["admins"]}',
    ],
  ],
  [
    'the start of a member',
    kubernetes,
    one("groups|startswith: 'ad'"),
    ['{"groups":["ops","admins"]}', '{"groups":"admins"}'],
    ['{"groups":["ops","sad"]}', '{"groups":["no","x, ad"]}'],
  ],
  [
    'a text with what stands around members',
    kubernetes,
    one(`groups|contains: '"ops"'`),
    ['{"groups":"an \\"ops\\" team"}', '{"groups":["x","\\"ops\\""]}', '{"groups":"[\\"ops\\"]"}'],
    ['{"groups":["ops","x"]}', '{"groups":["x","\\"ops"]}'],
  ],
  [
    'a bracket',
    kubernetes,
    one(`groups|startswith: '['`),
    ['{"groups":"[ops]"}', '{"groups":["x","[ops]"]}', '{"groups":"[]"}'],
    ['{"groups":["ops"]}', '{"groups":[1,2]}', '{"groups":"x[ops]"}'],
  ],
  [
    'two numbers with a comma',
    kubernetes,
    one(`ports|contains: '1, 2'`),
    ['{"ports":"0, 1, 2, 3"}'],
    ['{"ports":[1,2]}'],
  ],
  [
    'a wildcard that would reach from member to member',
    kubernetes,
    one(`groups|contains: 'op*dm'`),
    ['{"groups":"ops, admins"}', '{"groups":["x","op dm"]}'],
    ['{"groups":["ops","admins"]}', '{"groups":["op",1,true,"dm"]}', '{"groups":[["op"],"dm"]}'],
  ],
  [
    'an expression that would reach from member to member',
    kubernetes,
    one(`groups|re: '^.{1,9}ops.{3,9}ns$'`),
    ['{"groups":"x ops admins"}'],
    ['{"groups":["ops","admins"]}', '{"groups":["x ops","admins"]}'],
  ],
  [
    'a number in a list',
    kubernetes,
    one('ports: 443'),
    ['{"ports":[80,443]}', '{"ports":443}', '{"ports":["443"]}'],
    ['{"ports":[4430,1443]}'],
  ],
  [
    'a larger number in a list',
    kubernetes,
    one('ports|gt: 1024'),
    ['{"ports":[80,8080]}'],
    ['{"ports":[80,443]}'],
  ],
  [
    'an address in a list',
    kubernetes,
    one("sourceIPs|cidr: '10.0.0.0/8'"),
    ['{"sourceIPs":["192.0.2.1","10.1.2.3"]}'],
    ['{"sourceIPs":["192.0.2.1"]}'],
  ],
  [
    'a filter for a member',
    kubernetes,
    without('groups: admins'),
    [
      '{"verb":"v","groups":["ops"]}',
      '{"verb":"v"}',
      '{"groups":[],"verb":"v"}',
      '{"verb":"v","x":{"groups":"admins"}}',
    ],
    ['{"verb":"v","groups":["ops","admins"]}', '{"groups":"admins","verb":"v"}'],
  ],
  [
    'a value below a list',
    kubernetes,
    one('requestObject.spec.containers.securityContext.privileged: true'),
    [
      nested('true'),
      nested('true').replace('[{', '[{"name":"b"},{'),
      nested('"true"'),
      nested('true').replaceAll(':', ': ').replaceAll(',', ', '),
    ],
    [nested('false'), nested('true').replace('containers', 'others'), '{"privileged":true}'],
  ],
  [
    'a filter below a list',
    kubernetes,
    without('requestObject.spec.containers.securityContext.privileged: true'),
    [nested('false').replace('{', '{"verb":"v",'), '{"verb":"v","privileged":true}'],
    [nested('true').replace('{', '{"verb":"v",')],
  ],
  [
    'a value below a list, in any order of keys',
    okta,
    one("target.displayName|contains: 'dm'"),
    [
      '{"target":[{"id":"1","displayName":"Admin"}]}',
      '{"target":[{"displayName":"x"},{"displayName":"ADM","id":"2"}],"x":[1,{"a":"}"}]}',
      '{"a":"\\"{","target":{"displayName":"adm"}}',
    ],
    [
      '{"target":[{"id":"admin"}]}',
      '{"displayName":"admin"}',
      '{"target":[{"actor":{"displayName":"admin"}}]}',
    ],
  ],
  [
    'a field that is a map is there',
    kubernetes,
    one('requestObject|exists: true'),
    ['{"requestObject":{"a":"b"}}', '{"requestObject":[1]}', '{"a":1,"requestObject":"x"}'],
    ['{"verb":"v"}', '{"a":{"requestObject":1}}', '{"a":"requestObject"}'],
  ],
  [
    'a field that is a map is not missing',
    kubernetes,
    without('requestObject|exists: true'),
    ['{"verb":"v"}'],
    ['{"verb":"v","requestObject":{"a":"b"}}', '{"requestObject":{},"verb":"v"}'],
  ],
  [
    'a field that is a map is not null',
    kubernetes,
    '  s:\n    verb: v\n    requestObject: null\n  condition: s',
    [
      '{"verb":"v"}',
      '{"verb":"v","requestObject":null}',
      '{"verb":"v","requestObject":["x",""]}',
      '{"verb":"v","requestObject":[]}',
      '{"verb":"v","requestObject":""}',
    ],
    ['{"verb":"v","requestObject":{"a":"b"}}', '{"verb":"v","requestObject":["a"]}'],
  ],
  [
    'decimals',
    azure,
    one('RiskScore|gte: 0.8'),
    ['{"RiskScore":0.91}', '{"RiskScore":0.8}', '{"RiskScore":1}', '{"RiskScore":"0.9"}'],
    ['{"RiskScore":0.79}', '{"RiskScore":0}', '{"RiskScore":-0.9}'],
  ],
  [
    'an equal decimal',
    azure,
    one('score: 9.8'),
    ['{"score":9.8}', '{"score":"9.8"}', '{"score":9.80}'],
    ['{"score":9.81}', '{"score":19.8}'],
  ],
  ['a decimal as text', azure, one("score: '9.8'"), ['{"score":9.8}', '{"score":"9.8"}'], ['{"score":9.81}']],
  [
    'a number beyond 32 bits',
    azure,
    one("account: '123456789012'"),
    ['{"account":123456789012}', '{"account":"123456789012"}'],
    ['{"account":1234567890123}'],
  ],
  [
    'a small number against a text',
    azure,
    one('ResultType: 50126'),
    ['{"ResultType":50126}', '{"ResultType":"50126"}'],
    ['{"ResultType":501260}'],
  ],
  [
    'Status at the top',
    azure,
    one('Status: Success'),
    ['{"Status":"Success"}', '{"Status": "success"}'],
    ['{"x":{"Status":"Success"}}', '{"Status":"Failure"}'],
  ],
  [
    'letters beyond ASCII',
    kubernetes,
    one('user.name: Jürgen'),
    ['{"user":{"name":"Jürgen"}}', '{"user":{"name":"J\\u00fcrgen"}}', '{"user":{"name":"JÜRGEN"}}'],
    ['{"user":{"name":"Jurgen"}}'],
  ],
  [
    'letters beyond ASCII in a line',
    okta,
    '  k:\n    - Jürgen\n  condition: k',
    [
      '{"eventType":"x","a":"J\\u00FCrgen"}',
      '{"eventType":"x","a":"j\\u00dcrgen"}',
      '{"eventType":"x","a":"Jürgen"}',
    ],
    ['{"eventType":"x","a":"Jurgen"}'],
  ],
  [
    'letters beyond ASCII below a list',
    okta,
    one('target.displayName: Jürgen'),
    ['{"target":[{"displayName":"J\\u00fcrgen"}]}', '{"target":[{"displayName":"Jürgen"}]}'],
    ['{"target":[{"displayName":"Jurgen"}]}'],
  ],
  [
    'a value like another',
    kubernetes,
    one('user|fieldref: owner'),
    ['{"user":"alice","owner":"Alice"}', '{"owner":"alice","a":{"user":"x"},"user":"alice"}'],
    ['{"user":"alice","owner":"bob"}', '{"user":"alice"}', '{"a":{"owner":"alice"},"user":"alice"}'],
  ],
  [
    'a value that ends like another',
    kubernetes,
    one('user.arn|fieldref|endswith: requestObject.name'),
    ['{"requestObject":{"name":"Alice"},"user":{"arn":"arn:user/Alice"}}'],
    ['{"requestObject":{"name":"Bob"},"user":{"arn":"arn:user/Alice"}}'],
  ],
  [
    'a member behind a map of maps',
    kubernetes,
    one('groups: admins'),
    ['{"groups":[{"a":{"b":1}},"admins"]}', '{"groups":[[{"a":{"b":1}}],"admins"]}'],
    ['{"groups":[{"a":{"b":"admins"}},"ops"]}'],
  ],
  [
    'digits that the decoder adds to a fraction',
    kubernetes,
    one("score|contains: '100'"),
    ['{"score":1000}', '{"score":100.5}', '{"score":["x",5100]}', '{"score":"a100b"}'],
    ['{"score":0.81}', '{"score":0.1}', '{"score":10}'],
  ],
  [
    'the start of a fraction',
    kubernetes,
    one("score|startswith: '5.10'"),
    ['{"score":5.101}', '{"score":"5.10"}'],
    ['{"score":5.1}'],
  ],
  [
    'a filter for a value like another',
    kubernetes,
    without('user|fieldref: owner'),
    ['{"verb":"v","user":"alice","owner":"bob"}', '{"verb":"v","user":"alice"}'],
    ['{"verb":"v","user":"alice","owner":"alice"}'],
  ],
];

describe('values of JSON as they are', () => {
  it.each(cases)('%s', (_, logSource, detection, yes, no) => {
    const alerts = alertsOn(logSource, detection);
    for (const line of yes) expect(alerts(line), line).toBe(true);
    for (const line of no) expect(alerts(line), line).toBe(false);
  });

  it('a long line of lists and maps takes time that grows with it', () => {
    const alerts = alertsOn(okta, one("target.displayName|contains: 'dm'"));
    const items = Array.from(
      { length: 900 },
      (_, i) => `{"displayName":"d${i}","deep":[[[{"displayName":1}]]]}`,
    );
    expect(alerts(`{"target":[${items.join(',')}]}`)).toBe(false);
    expect(alerts(`{"target":[${items.join(',')},{"displayName":"adm"}]}`)).toBe(true);
  });

  it.each([
    ['score|gte: 0.8', 1],
    ['score: 0.5', 1],
    ['score|gte: 8', 0],
  ])('%s is noted %d times where numbers arrive with six digits behind the point', (item, times) => {
    const { notes } = judgeOf(kubernetes, one(item));
    expect(notes.filter((note) => note.includes('six digits'))).toHaveLength(times);
  });

  it.each([
    ["score|re: '^\\d+$'", 1],
    ["score|endswith: '5'", 1],
    ['score: 5', 0],
    ["score: '5'", 0],
    ["score|contains: 'a'", 0],
  ])('%s is noted %d times where digits count as the log writes them', (item, times) => {
    const { notes } = judgeOf(kubernetes, one(item));
    expect(notes.filter((note) => note.includes('as the log writes them'))).toHaveLength(times);
  });
});
