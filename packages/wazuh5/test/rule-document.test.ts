import { describe, expect, it } from 'vitest';
import { build, resourceOf, ruleText } from './convert.ts';

const detection = `sel: {ProcessId: 4}\ncondition: sel`;
const windows = '{product: windows, category: process_creation, definition: audit it}';

describe('the document of a rule', () => {
  it('says whose it is, where its events are from and what it is about', () => {
    const more = `author: Somebody
date: 2024/01/31
description: |
  What it finds.
references: ['https://example.org/']
falsepositives: [Administrators]
tags: [attack.execution, attack.defense_evasion, attack.t1059.001, attack.g0016, pci_dss.10.2.4, nist-800-53.au.6]
`;
    const { detection: _, ...document } = resourceOf(build(ruleText(detection, windows, more)));
    expect(document).toEqual({
      sigma_id: '5f9a7a1e-6d0c-4b0e-9d0a-1c2d3e4f5a6b',
      enabled: true,
      status: 'test',
      level: 'high',
      metadata: {
        title: 'A rule',
        author: 'Somebody',
        date: '2024-01-31',
        description: 'What it finds.',
        references: ['https://example.org/'],
      },
      logsource: { product: 'windows', category: 'process_creation', definition: 'audit it' },
      mitre: { tactic: ['TA0002', 'TA0005'], technique: ['T1059'], subtechnique: ['T1059.001'] },
      compliance: { pci_dss: ['10.2.4'], nist_800_53: ['AU.6'] },
      tags: [
        'attack.execution',
        'attack.defense_evasion',
        'attack.t1059.001',
        'attack.g0016',
        'pci_dss.10.2.4',
        'nist-800-53.au.6',
      ],
      falsepositives: ['Administrators'],
    });
  });

  it('tells the events of its log source from others', () => {
    expect(resourceOf(build(ruleText(detection))).detection).toMatchObject({
      log_source: [
        { 'event.provider': 'Microsoft-Windows-Sysmon', 'event.code': '1' },
        { 'event.provider': 'Microsoft-Windows-Security-Auditing', 'event.code': '4688' },
      ],
      condition: 'log_source and sel',
    });
  });

  it.each([
    ['stable', 'stable', true],
    ['experimental', 'experimental', true],
    ['deprecated', 'experimental', false],
  ])('status %s becomes %s, switched on: %s', (status, expected, enabled) => {
    const text = ruleText(detection).replace('status: test', `status: ${status}`);
    expect(resourceOf(build(text))).toMatchObject({ status: expected, enabled });
  });

  it('gives two rules of one title two titles, since a space takes one of each', () => {
    const second = ruleText(detection).replace('5f9a', '6f9a');
    const pack = build(`${ruleText(detection)}---\n${second}`);
    expect(pack.rules.map(({ resource }) => resource.metadata.title)).toEqual(['A rule', 'A rule (2)']);
    expect(pack.files.map(({ path }) => path)).toEqual([
      'rules/a.yml',
      'bodies/a.json',
      'rules/a_2.yml',
      'bodies/a_2.json',
    ]);
  });
});
