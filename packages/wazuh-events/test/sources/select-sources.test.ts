import { Diagnostics } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { builtinPipelines, readPipeline, sourceSelection, type WazuhPipeline } from '../../src/index.ts';
import { ruleOf } from './rule-of.ts';

function pipeline(text: string): WazuhPipeline {
  const diagnostics = new Diagnostics();
  const read = readPipeline(text, 'p.yml', diagnostics);
  if (read === null) throw new Error(JSON.stringify(diagnostics.all));
  return read;
}

const select = (logSource: string, ...pipelines: readonly WazuhPipeline[]) =>
  sourceSelection(pipelines)(ruleOf(logSource).logSource);

const names = (logSource: string, ...pipelines: readonly WazuhPipeline[]) => {
  const selection = select(logSource, ...pipelines);
  return selection.kind === 'mapped' ? selection.sources.map((each) => each.name) : selection.kind;
};

describe('a log source that no pipeline names', () => {
  it('without a product is its category of every product', () => {
    const found = names('category: network_connection', ...builtinPipelines);
    expect(found).toEqual(expect.arrayContaining(['windows-network_connection', 'linux-network_connection']));
  });

  it('with a service is what is of both', () => {
    const selection = select(
      'product: windows, category: process_creation, service: security',
      ...builtinPipelines,
    );
    expect(selection.kind === 'mapped' && selection.sources.map(({ when }) => when)).toEqual([
      { 'win.system.channel': ['Security'], 'win.system.eventID': ['4688'] },
    ]);
  });

  it('is unknown when nothing can be of both', () => {
    expect(
      names('product: windows, category: process_creation, service: taskscheduler', ...builtinPipelines),
    ).toBe('unknown');
  });
});

describe('transformations', () => {
  const changed = (transformation: string, logSource = 'product: windows, service: system') => {
    const selection = select(
      logSource,
      ...builtinPipelines,
      pipeline(`name: mine\ntransformations: [${transformation}]\n`),
    );
    return selection.kind === 'mapped' ? selection.sources[0] : selection;
  };

  it('map fields on top of those that are known', () => {
    const source = changed('{type: field_name_mapping, mapping: {A: b}}');
    expect(source).toMatchObject({ fields: { A: 'b', EventID: 'win.system.eventID' } });
  });

  it('add conditions', () => {
    const source = changed('{type: add_condition, conditions: {win.system.computer: dc1}}');
    expect(source).toMatchObject({
      when: { 'win.system.channel': ['System'], 'win.system.computer': ['dc1'] },
    });
  });

  it('put prefixes in front of names that are not mapped', () => {
    const source = changed('{type: field_name_prefix, prefix: x.}');
    expect(source).toMatchObject({ otherFields: { prefix: 'x.' } });
  });

  it('take a rule as one of another log source', () => {
    const source = changed('{type: change_logsource, product: windows, service: system}', 'product: mine');
    expect(source).toMatchObject({ name: 'windows-system' });
  });

  it('refuse rules', () => {
    expect(changed('{type: rule_failure, message: no}')).toEqual({ kind: 'unreachable', reason: 'no' });
  });

  it('are for the rules that their conditions mean', () => {
    const refusal = (conditions: string) =>
      `{type: rule_failure, message: no, rule_conditions: ${conditions}}`;
    const windows = '{type: logsource, product: windows}';
    const linux = '{type: logsource, product: linux}';
    const applies = (transformation: string) => {
      const result = changed(transformation);
      return result !== undefined && 'reason' in result;
    };
    expect(applies(refusal(`[${windows}]`))).toBe(true);
    expect(applies(refusal(`[${linux}]`))).toBe(false);
    expect(applies(refusal(`[${windows}, ${linux}]`))).toBe(false);
    expect(applies(refusal(`[${windows}, ${linux}], rule_cond_op: or`))).toBe(true);
    expect(applies(refusal(`[${linux}], rule_cond_not: true`))).toBe(true);
  });
});
