import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { sourceSelection, unknownFields } from '../src/index.ts';

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
    ['product: windows, service: security', '    EventID: 9999\n    IpAdress: x\n', []],
    ['product: windows, service: security', '    IpAdress: x\n', []],
    ['product: windows, service: security', '    EventID|contains: 46\n    IpAdress: x\n', []],
    ['product: windows, service: sysmon', '    EventID: 1\n    Image: x\n', []],
    ['product: aws, service: cloudtrail', '    userIdentity.arn: x\n    requestParameters.a.b: x\n', []],
    [
      'product: aws, service: cloudtrail',
      '    userIdentiy.arn: x\n',
      ['userIdentiy.arn', 'userIdentity.arn'],
    ],
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
