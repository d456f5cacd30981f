import { Diagnostics } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { readWazuh5Pipeline, type Wazuh5Pipeline } from '../src/index.ts';
import { build, refusals, resourceOf, ruleText } from './convert.ts';

function read(text: string) {
  const diagnostics = new Diagnostics();
  const pipeline = readWazuh5Pipeline(text, 'p.yml', diagnostics);
  const said = diagnostics.all.map(
    ({ range, message }) => `${range.start.line}:${range.start.column} ${message}`,
  );
  return { pipeline, said };
}

function pipeline(text: string): readonly Wazuh5Pipeline[] {
  const { pipeline: own, said } = read(text);
  if (own === null) throw new Error(said.join('\n'));
  return [own];
}

const payments = `name: payments
allowed_backends: [wazuh5]
sources:
  - name: payments-audit
    logSource: {product: payments, service: audit}
    integration: payments
    category: applications
    when: {event.dataset: [payments.audit]}
    fields:
      SourceIp: source.ip
      Actor: [user.name, user.email]
      User: {domain: user.domain, name: user.name}
`;
const source = '{product: payments, service: audit}';

describe('a pipeline for Wazuh 5', () => {
  it('says of which integration events are, what tells them, and where their fields are', () => {
    const rule = ruleText(
      "sel:\n  Actor: '42'\n  User: 'ACME\\7'\n  SourceIp: 192.0.2.7\ncondition: sel",
      source,
    );
    const pack = build(rule, { pipelines: pipeline(payments) });
    expect(pack.rules.map(({ integration, category }) => [integration, category])).toEqual([
      ['payments', 'applications'],
    ]);
    const { detection, logsource } = resourceOf(pack);
    expect(logsource).toMatchObject({ product: 'payments' });
    const text = JSON.stringify(detection);
    expect(detection.log_source).toEqual({ 'event.dataset': 'payments.audit' });
    for (const field of ['user.name', 'user.email', 'user.domain', 'source.ip'])
      expect(text).toContain(field);
  });

  it('a value in any of several fields is absent when it is in none', () => {
    const rule = ruleText('sel:\n  Actor: null\n  SourceIp: 192.0.2.7\ncondition: sel', source);
    const { detection } = resourceOf(build(rule, { pipelines: pipeline(payments) }));
    const text = JSON.stringify(detection);
    expect(text).toContain('user.name');
    expect(text).toContain('user.email');
    expect(String(detection.condition)).not.toContain(' or ');
  });

  it('replaces a built-in source, and changes what it says of a field', () => {
    const own = payments.replace(source, '{product: windows, category: process_creation}');
    const rule = ruleText("sel:\n  Actor: '42'\ncondition: sel");
    expect(build(rule, { pipelines: pipeline(own) }).rules[0]?.integration).toBe('payments');
    const mapping =
      'name: more\ntransformations:\n  - type: field_name_mapping\n    mapping: {IntegrityLevel: event.type}\n';
    const lacking = ruleText("sel:\n  IntegrityLevel: '42'\ncondition: sel");
    expect(build(lacking).rules).toEqual([]);
    expect(JSON.stringify(resourceOf(build(lacking, { pipelines: pipeline(mapping) })).detection)).toContain(
      'event.type',
    );
  });

  it('names all other fields by a prefix, with a transformation as well', () => {
    const prefix = 'name: p\ntransformations:\n  - {type: field_name_prefix, prefix: event.}\n';
    const rule = ruleText("sel:\n  outcome: '42'\ncondition: sel");
    expect(build(rule).rules).toEqual([]);
    expect(JSON.stringify(resourceOf(build(rule, { pipelines: pipeline(prefix) })).detection)).toContain(
      'event.outcome',
    );
    const own = `${payments}    otherFields: {prefix: event., letters: lower}\n`;
    const other = ruleText("sel:\n  Outcome: '42'\ncondition: sel", source);
    expect(JSON.stringify(resourceOf(build(other, { pipelines: pipeline(own) })).detection)).toContain(
      'event.outcome',
    );
  });

  it.each([
    {
      what: 'a mark that the schema does not have',
      text: payments.replace('event.dataset', 'event.datasett'),
      reason: /has no field "event\.datasett", by which events of payments-audit are told/,
    },
    {
      what: 'events that it says do not arrive',
      text: `name: p\nrefusals:\n  - logSource: ${source}\n    reason: nobody collects them\n`,
      reason: /no event of .* reaches the index: nobody collects them/,
    },
  ])('refuses rules: $what', ({ text, reason }) => {
    const rule = ruleText('sel:\n  SourceIp: 192.0.2.7\ncondition: sel', source);
    expect(refusals(build(rule, { pipelines: pipeline(text) })).join('\n')).toMatch(reason);
  });

  it.each([
    {
      what: 'no integration',
      text: payments.replace('    integration: payments\n', ''),
      said: /integration/,
    },
    {
      what: 'another back end',
      text: payments.replace('[wazuh5]', '[splunk]'),
      said: /allowed_backends|wazuh5/,
    },
  ])('is held to its form: $what', ({ text, said }) => {
    const wrong = read(text);
    expect(wrong.pipeline).toBeNull();
    expect(wrong.said.join('\n')).toMatch(said);
  });
});
