import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { sourceSelection, unknownAmong, unknownFields } from '../src/index.ts';

const ruleOf = (logSource: string, items: string) => {
  const text = `title: t\nlogsource: {${logSource}}\ndetection:\n  s:\n${items}  condition: s\n`;
  const [rule] = parseSigma(text, 'rule.yml', new Diagnostics());
  if (rule?.kind !== 'rule') throw new Error(text);
  return rule;
};

/** A log source, detection items, and the fields that no event has with what was meant. */
const fields: readonly (readonly [logSource: string, items: string, unknown: readonly (string | null)[]])[] =
  [
    ['product: windows, category: process_creation', '    Comandline: x\n', ['Comandline', 'CommandLine']],
    ['product: windows, category: process_creation', '    commandline: x\n', ['commandline', 'CommandLine']],
    [
      'product: windows, category: process_creation',
      '    CommandLine: x\n    imphash: x\n    MandatoryLabel: x\n',
      [],
    ],
    ['product: windows, category: file_event', '    CommandLine: x\n', ['CommandLine', null]],
    [
      'product: windows, service: system',
      '    EventID: 7045\n    ComputerName: x\n',
      ['ComputerName', 'Computer'],
    ],
    [
      'product: windows, service: security',
      '    EventID: 4625\n    IpAdress: x\n',
      ['IpAdress', 'IpAddress'],
    ],
    ['product: windows, service: security', '    EventID: 9999\n    Something: x\n', []],
    [
      'product: windows, service: security',
      '    EventID: 9999\n    IpAdress: x\n',
      ['IpAdress', 'IpAddress'],
    ],
    ['product: windows, service: security', '    IpAdress: x\n', ['IpAdress', 'IpAddress']],
    ['product: windows, service: security', '    Subject: x\n    SomeLists: x\n', []],
    ['product: windows, service: sysmon', '    commandLine: x\n', ['commandLine', 'CommandLine']],
    ['product: linux, category: process_creation', '    Comandline: x\n', ['Comandline', 'CommandLine']],
    ['product: linux, category: process_creation', '    CommandLine: x\n    exe: x\n', []],
    ['product: windows, category: dns_query', '    Query: x\n', ['Query', 'QueryName']],
    ['product: windows, category: file_event', '    FileName: x\n', ['FileName', 'TargetFilename']],
    [
      'product: windows, service: security',
      '    EventID: 4624\n    LogonId: x\n',
      ['LogonId', 'TargetLogonId'],
    ],
    ['product: macos, category: process_creation', '    commandline: x\n', ['commandline', 'CommandLine']],
    ['product: macos, category: process_creation', '    Something: x\n', []],
    ['category: antivirus', '    signature: x\n    Action: x\n', ['signature', 'Signature']],
    [
      'product: aws, service: cloudtrail',
      '    userIdentity.username: x\n    userIdentity.other: x\n',
      ['userIdentity.username', 'userIdentity.userName'],
    ],
    [
      'product: okta, service: okta',
      '    actor.alternateID: x\n',
      ['actor.alternateID', 'actor.alternateId'],
    ],
    ['product: azure, service: auditlogs', '    InitiatedBy.user.id: x\n    operationName: x\n', []],
    ['product: azure, service: auditlogs', '    Initiatied.By: x\n', ['Initiatied.By', 'InitiatedBy.By']],
    ['product: azure, service: signinlogs', '    RiskLevl: x\n', ['RiskLevl', 'RiskLevel']],
    [
      'product: gcp, service: gcp.audit',
      '    protopayload.methodName: x\n',
      ['protopayload.methodName', 'protoPayload.methodName'],
    ],
    [
      'product: bitbucket, service: audit',
      '    auditTyp.action: x\n',
      ['auditTyp.action', 'auditType.action'],
    ],
    ['product: cisco, service: duo', '    reasons: x\n', ['reasons', 'reason']],
    ['product: onelogin, service: onelogin.events', '    event_type: x\n', ['event_type', 'event_type_id']],
    ['product: zeek, service: http', '    c-useragent: x\n    id.orig_h: x\n', ['c-useragent', 'user_agent']],
    ['product: zeek, service: dns', '    Query: x\n', ['Query', 'query']],
    ['product: zeek, service: weird', '    anything: x\n', []],
    ['product: windows, service: sysmon', '    EventID: 1\n    Image: x\n', []],
    ['product: aws, service: cloudtrail', '    userIdentity.arn: x\n    requestParameters.a.b: x\n', []],
    [
      'product: aws, service: cloudtrail',
      '    userIdentiy.arn: x\n',
      ['userIdentiy.arn', 'userIdentity.arn'],
    ],
    [
      'product: windows, category: process_creation',
      '    CommandLine.contains: x\n',
      ['CommandLine.contains', 'CommandLine|contains'],
    ],
    ['product: windows, category: network_connection', '    DestPort: 5\n', ['DestPort', 'DestinationPort']],
    ['product: aws, service: cloudtrail', '    requestParameters|contains: x\n', ['requestParameters', null]],
    ['product: aws, service: cloudtrail', '    requestParameters|exists: true\n    userIdentity: null\n', []],
    ['product: m365, service: audit', '    Parameters|contains: x\n', ['Parameters', null]],
    [
      'product: okta, service: okta',
      '    target: x\n    client.userAgent: y\n',
      ['target', null, 'client.userAgent', null],
    ],
    ['product: m365, service: audit', '    Opertion: x\n    Parameters.x: y\n', ['Opertion', 'Operation']],
    ['product: m365, service: exchange', '    eventname: x\n', ['eventname', 'eventName']],
    ['product: m365, service: audit', '    SomethingOfAWorkload: x\n', []],
    ['product: github, service: audit', '    acton: x\n    repo: y\n', ['acton', 'action']],
    [
      'product: kubernetes, category: application, service: audit',
      '    verbs: x\n    objectRef.resource: y\n',
      ['verbs', 'verb'],
    ],
    ['product: opencanary, category: application', '    log_type: x\n', ['log_type', 'logtype']],
    ['product: opencanary, category: application', '    logdata.USERNAME: x\n', []],
    [
      'product: suricata, service: alert',
      '    alerts.signature: x\n',
      ['alerts.signature', 'alert.signature'],
    ],
    ['product: windows, service: windefend', '    ThreatNam: x\n', ['ThreatNam', 'ThreatName']],
    [
      'product: windows, service: windefend',
      '    Threat Name: x\n    Feature_Name: y\n    ProcessName: z\n',
      [],
    ],
    [
      'product: windows, service: firewall-as',
      '    ApplicationPaths: x\n',
      ['ApplicationPaths', 'ApplicationPath'],
    ],
    ['product: windows, service: dns-client', '    Queryname: x\n    ID: y\n', ['Queryname', 'QueryName']],
    ['product: other', '    anything: x\n', []],
  ];

describe('fields that no event of a log source has', () => {
  it.each(fields)('%s: %j', (logSource, items, unknown) => {
    const found = unknownFields(ruleOf(logSource, items));
    expect(found.flatMap(({ field, meant }) => [field, meant])).toEqual(unknown);
  });
});

describe('log sources that no pipeline knows', () => {
  const source = (logSource: { readonly product?: string; readonly category?: string }) => ({
    name: 'x',
    logSource,
    when: {},
    fields: {},
  });
  const select = sourceSelection(
    [
      {
        name: 'p',
        priority: 1,
        sources: [source({ product: 'windows', category: 'process_creation' }), source({ product: 'zeek' })],
        refusals: [],
      },
    ],
    () => null,
  );

  it.each([
    ['product: windows, category: proces_creation', { product: 'windows', category: 'process_creation' }],
    ['product: window, category: process_creation', { product: 'windows', category: 'process_creation' }],
    ['product: zek', { product: 'zeek' }],
    ['product: something', null],
    ['product: zeek, category: process_creation', null],
  ])('%s', (logSource, meant) => {
    expect(select(ruleOf(logSource, '    a: b\n').logSource)).toEqual({ kind: 'unknown', meant });
  });
});

describe('fields that another document names for a rule', () => {
  const rule = ruleOf('product: windows, service: security', '    EventID: 4625\n');
  const named = (value: string) => ({ value, range: rule.range });

  it.each([
    ['IpAdress', 'IpAddress'],
    ['Nonsense', null],
  ])('%s is none of its events', (field, meant) => {
    expect(unknownAmong(rule, [named(field)])).toEqual([{ field, range: rule.range, kind: 'none', meant }]);
  });

  it('are known where its events have them', () => {
    expect(unknownAmong(rule, [named('IpAddress'), named('Computer')])).toEqual([]);
  });
});
