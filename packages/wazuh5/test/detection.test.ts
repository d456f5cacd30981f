import { describe, expect, it } from 'vitest';
import { build, detectionOf, refusals, ruleText } from './convert.ts';

const blank = '[^\u0000-\u001f!-\u{10ffff}]';

describe('a detection in the dialect of Wazuh 5', () => {
  it.each<[name: string, detection: string, expected: Record<string, unknown>]>([
    [
      'looks for letters in both cases, since the fields are compared letter by letter',
      `sel: {Image|endswith: '\\cmd.exe'}\ncondition: sel`,
      { sel: { 'process.executable|re': '.*[\\\\][cC][mM][dD][.][eE][xX][eE]' }, condition: 'sel' },
    ],
    [
      "keeps Sigma's own words where no letter has another case",
      `sel: {CommandLine|contains: ['1337', '%20']}\ncondition: sel`,
      { sel: { 'process.command_line|contains': ['1337', '%20'] }, condition: 'sel' },
    ],
    [
      "keeps them under cased, which is not one of the plugin's modifiers",
      `sel: {CommandLine|cased|startswith: 'a*b\\*'}\ncondition: sel`,
      { sel: { 'process.command_line': 'a*b\\**' }, condition: 'sel' },
    ],
    [
      'writes relations that differ as wildcards of one line',
      `sel: {CommandLine: ['1*', '*2']}\ncondition: sel`,
      { sel: { 'process.command_line': ['1*', '*2'] }, condition: 'sel' },
    ],
    [
      'names a blank by all other characters',
      `sel: {CommandLine|contains: 'a b'}\ncondition: sel`,
      { sel: { 'process.command_line|re': `.*[aA]${blank}[bB].*` }, condition: 'sel' },
    ],
    [
      'ends no bare value with a blank, which alerting would lose',
      `sel: {CommandLine|endswith: '1 '}\ncondition: sel`,
      { sel: { 'process.command_line|re': `.*1${blank}` }, condition: 'sel' },
    ],
    [
      'names a bracket by all other characters, none of them in a range that begins with a backslash',
      `sel: {CommandLine|contains: 'a[2'}\ncondition: sel`,
      { sel: { 'process.command_line|re': '.*[aA][^]-\u{10ffff}\u0000-Z\\\\]2.*' }, condition: 'sel' },
    ],
    [
      'names nothing at all by an empty pair of brackets',
      `sel: {CommandLine|re: '^(?:a|)$'}\ncondition: sel`,
      { sel: { 'process.command_line|re': '(a|())' }, condition: 'sel' },
    ],
    [
      'writes numbers as texts',
      `sel: {ProcessId: 4}\ncondition: sel`,
      { sel: { 'process.pid': '4' }, condition: 'sel' },
    ],
    [
      'says absence beside "not", which the plugin takes to mean another value',
      `sel: {ProcessId: 4}\nfilter: {CommandLine: '1', ParentCommandLine: '2'}\ncondition: sel and not filter`,
      {
        sel: { 'process.pid': '4' },
        filter: { 'process.command_line': '1', 'process.parent.command_line': '2' },
        filter_absent: [
          { 'process.command_line|exists': false },
          { 'process.parent.command_line|exists': false },
        ],
        condition: 'sel and (not filter or filter_absent)',
      },
    ],
    [
      'does not where the field is asked for beside it',
      `sel: {CommandLine|contains: '1'}\nfilter: {CommandLine|contains: '2'}\ncondition: sel and not filter`,
      {
        sel: { 'process.command_line|contains': '1' },
        filter: { 'process.command_line|contains': '2' },
        condition: 'sel and not filter',
      },
    ],
    [
      'puts no "not" over a "not", which the plugin forgets',
      `a: {ProcessId: 1}\nb: {ParentProcessId: 2}\nc: {CommandLine: '3'}\ncondition: not (a and not (b or c))`,
      {
        a: { 'process.pid': '1' },
        a_absent: { 'process.pid|exists': false },
        b: { 'process.parent.pid': '2' },
        c: { 'process.command_line': '3' },
        condition: '(not a or a_absent or b or c)',
      },
    ],
    [
      'asks the same of one field twice in two selections',
      `sel: {CommandLine|contains|all: ['1', '2']}\ncondition: sel`,
      {
        sel: { 'process.command_line|contains': '1' },
        sel_2: { 'process.command_line|contains': '2' },
        condition: 'sel and sel_2',
      },
    ],
    [
      'takes neq as "not"',
      `sel: {ProcessId|neq: 4, CommandLine: '1'}\ncondition: sel`,
      {
        sel: { 'process.command_line': '1' },
        sel_2: { 'process.pid': '4' },
        sel_absent: { 'process.pid|exists': false },
        condition: 'sel and (not sel_2 or sel_absent)',
      },
    ],
    [
      'takes null as absent or empty',
      `sel: {CommandLine: null}\ncondition: sel`,
      {
        sel: [{ 'process.command_line|exists': false }, { 'process.command_line': '' }],
        condition: 'sel',
      },
    ],
    [
      'parts an account as the decoders do',
      `sel: {User|contains: '1', ParentCommandLine: '2'}\ncondition: sel`,
      {
        sel: { 'process.parent.command_line': '2' },
        sel_2: [{ 'user.domain|contains': '1' }, { 'user.name|contains': '1' }],
        condition: 'sel and sel_2',
      },
    ],
  ])('%s', (_, detection, expected) => {
    expect(detectionOf(build(ruleText(detection)))).toEqual(expected);
  });

  it('joins many values, where their query would be longer than OpenSearch takes', () => {
    const names = Array.from({ length: 400 }, (_, i) => `file${i}`);
    const { sel } = detectionOf(
      build(ruleText(`sel: {CommandLine|contains: [${names.join(', ')}]}\ncondition: sel`)),
    );
    const line = typeof sel === 'object' && sel !== null ? Object.values(sel)[0] : null;
    const values: readonly string[] = Array.isArray(line) ? line : [];
    expect(values.length).toBeLessThan(20);
    expect(values[0]).toMatch(/^\.\*\(\[fF\]\[iI\]\[lL\]\[eE\]0\|.*\)\.\*$/);
    expect(Math.max(...values.map((each) => each.length))).toBeLessThanOrEqual(1000);
  });

  it('asks for the addresses that begin with a text', () => {
    const detection = `sel: {DestinationIp|startswith: ['10.', 'fe80:'], Initiated: 'true'}\ncondition: sel`;
    const pack = build(ruleText(detection, '{product: windows, category: network_connection}'));
    expect(detectionOf(pack)).toEqual({
      sel: { 'network.direction': 'egress' },
      sel_2: [{ 'destination.ip|cidr': '10.0.0.0/8' }, { 'destination.ip|cidr': 'fe80:0:0:0:0:0:0:0/16' }],
      condition: 'sel and sel_2',
    });
  });

  it('asks for a hash in the field of its kind', () => {
    const detection = `sel: {Hashes|contains: 'IMPHASH=${'0'.repeat(32)}'}\ncondition: sel`;
    expect(detectionOf(build(ruleText(detection)))).toEqual({
      sel: { 'process.pe.imphash': '0'.repeat(32) },
      condition: 'sel',
    });
  });
});

describe('what Wazuh 5 cannot be told', () => {
  it.each<[name: string, detection: string, message: string]>([
    [
      'a field that the schema lacks',
      `sel:\n  IntegrityLevel: High\ncondition: sel`,
      'rules/a.yml:8:21 the Wazuh Common Schema has no field for "IntegrityLevel" of windows events',
    ],
    [
      'a comparison',
      `sel: {ProcessId|gt: 4}\ncondition: sel`,
      'the plugin of Wazuh 5 makes three separate words of a comparison ("gt"), which find something else',
    ],
    [
      'a part of a number',
      `sel: {ProcessId|startswith: '4'}\ncondition: sel`,
      '"process.pid" is of type "long", which is only compared as a whole',
    ],
    [
      'another field',
      `sel: {CommandLine|fieldref: Image}\ncondition: sel`,
      'two fields of an event cannot be compared with each other',
    ],
    [
      'keywords',
      `sel: ['a']\ncondition: sel`,
      'it searches for a keyword, and a detector of Wazuh 5 searches only those fields that one of its rules names',
    ],
    [
      'a look ahead',
      `sel: {CommandLine|re: 'a(?!b)'}\ncondition: sel`,
      "Lucene's regular expressions cannot look ahead or behind",
    ],
    [
      'a line break',
      `sel: {CommandLine|contains: "a\\nb"}\ncondition: sel`,
      'a line break cannot be asked for: alerting makes a blank of it',
    ],
    [
      'a long text',
      `sel: {CommandLine|contains: '${'a'.repeat(300)}'}\ncondition: sel`,
      'OpenSearch takes 1000 at most',
    ],
    [
      'an expression that Lucene would give up on',
      `sel: {CommandLine|re: 'a.{120}b.{120}c'}\ncondition: sel`,
      'it is too complex for Lucene, which would find nothing with it',
    ],
    [
      'a value that the decoders rewrite',
      `sel: {CommandLine: a, User: 'a\\b\\c'}\ncondition: sel`,
      'Wazuh 5 parts the account "User" into its domain and its name',
    ],
  ])('%s', (_, detection, message) => {
    const pack = build(ruleText(detection));
    expect(pack.rules).toEqual([]);
    expect(refusals(pack).join('\n')).toContain(message);
  });

  it('names every field that is missing', () => {
    const pack = build(
      ruleText(`sel: {IntegrityLevel: High, CommandLine: a, GrantedAccess: '0x10'}\ncondition: sel`),
    );
    expect(pack.manifest.rules[0]?.missingFields).toEqual(['IntegrityLevel', 'GrantedAccess']);
  });

  it('a log source that nothing is said of', () => {
    const pack = build(ruleText(`sel: {a: b}\ncondition: sel`, '{product: zeek, service: http}'));
    expect(refusals(pack)).toEqual([
      'rules/a.yml:5:12 nothing says how Wazuh 5 decodes events of product zeek, service http',
    ]);
  });
});
