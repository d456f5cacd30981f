import { readFileSync } from 'node:fs';
import { Diagnostics } from '@sigmazuh/parser';
import { transformationSchemas } from '@sigmazuh/pipeline';
import { readPipeline, sourceSchema, type WazuhPipeline } from '@sigmazuh/wazuh-events';
import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../wazuh-events/test/sources/rule-of.ts';
import { buildPack, emptyIdFile } from '../../src/index.ts';

const page = readFileSync(new URL('../../../../docs/pipelines.md', import.meta.url), 'utf8');

const examples = Array.from(
  page.matchAll(/^```yaml pipeline\n([\s\S]*?)^```$/gm),
  ([, text = '']): WazuhPipeline => {
    const diagnostics = new Diagnostics();
    const pipeline = readPipeline(text, 'docs/pipelines.md', diagnostics);
    if (pipeline === null) throw new Error(JSON.stringify(diagnostics.all));
    return pipeline;
  },
);

const built = (logSource: string, detection: string) =>
  buildPack([ruleOf(logSource, `  s:\n    ${detection}\n  condition: s`)], {
    ids: emptyIdFile,
    pipelines: examples,
  });

const textOf = (logSource: string, detection: string) =>
  built(logSource, detection)
    .files.map(({ text }) => text)
    .join('');

describe('docs/pipelines.md', () => {
  it('shows a source whose rules ask for the fields it names', () => {
    const rules = textOf('product: payments, service: audit', 'User: root');
    expect(rules).toContain('<field name="app.user" type="osmatch">');
    expect(rules).toContain('<field name="app.name" type="osmatch">');
    expect(textOf('product: payments, service: audit', 'Amount: 0')).toContain('name="app.Amount"');
  });

  it('shows a refusal', () => {
    const [rule] = built('product: payments, service: trace', 'A: b').manifest.rules;
    expect(rule?.reason).toContain('traces are not collected');
  });

  it('shows transformations', () => {
    expect(textOf('category: proxy', 'cs-username: root')).toContain('name="proxy_user"');
    expect(textOf('product: okta, service: okta', 'A: b')).toContain('name="agent_labels.zone"');
    expect(textOf('product: billing', 'User: root')).toContain('name="app.user"');
    const [rule] = built('product: windows, service: printservice-admin', 'EventID: 1').manifest.rules;
    expect(rule?.reason).toContain('printers are not monitored');
  });

  it('shows values for placeholders', () => {
    const { files, manifest } = built('product: payments, service: audit', "User|expand: '%domain admins%'");
    expect(manifest.rules[0]?.reason).toBeUndefined();
    const text = files.map((file) => file.text).join('');
    expect(text).toMatch(/alice/i);
    expect(text).toMatch(/bob/i);
  });

  it('speaks of every key and every transformation', () => {
    const keys = Object.keys(sourceSchema.properties);
    const missing = [...keys, ...Object.keys(transformationSchemas({}))].filter(
      (name) => !page.includes(`| \`${name}\``),
    );
    expect(missing).toEqual([]);
  });
});
