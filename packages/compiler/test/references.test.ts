import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { aliasesOf, isNamed, isNamedBy } from '../src/index.ts';

const id = '929a690e-bef0-4204-a928-ef5e620d6fcd';
const text = `title: Failed
id: ${id}
name: failed
logsource: { product: windows }
detection: { s: { EventID: 4625 }, condition: s }
---
title: Many
correlation:
    type: event_count
    rules: [${id.toUpperCase()}]
    timespan: 1m
    group-by: [who]
    aliases:
        who: { failed: TargetUserName }
    condition: { gte: 5 }
---
title: Not Bob
logsource: { product: windows }
filter: { rules: [${id.toUpperCase()}], s: { TargetUserName: bob }, condition: not s }
`;

describe('a rule', () => {
  const diagnostics = new Diagnostics();
  const [rule, correlation, filter] = parseSigma(text, 'references.yml', diagnostics);
  if (rule?.kind !== 'rule' || correlation?.kind !== 'correlation' || filter?.kind !== 'filter')
    throw new Error(JSON.stringify(diagnostics.all));

  it.each([
    ['failed', true],
    ['Failed', false],
    [id, true],
    [id.toUpperCase(), true],
    ['any', false],
  ])('is named by %s: %s', (name, expected) => {
    expect(isNamed(rule, name)).toBe(expected);
  });

  it('is named by filters in the same way', () => {
    expect(isNamedBy(rule, filter)).toBe(true);
  });

  it('has the aliases that are given to its name, where the correlation refers to its id', () => {
    expect([...aliasesOf(correlation, rule)]).toEqual([['who', 'TargetUserName']]);
  });
});
