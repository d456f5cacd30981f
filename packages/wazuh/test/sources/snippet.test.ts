import { Diagnostics } from '@sigmazuh/parser';
import { readPipeline } from '@sigmazuh/wazuh-events';
import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../wazuh-events/test/sources/rule-of.ts';
import { buildPack, emptyIdFile } from '../../src/index.ts';

/** The pipeline file that a refusal's hint shows. */
function snippetOf(hint: string | undefined): string {
  const text = hint ?? '';
  return text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
}

describe('the pipeline that a refusal shows', () => {
  it.each([
    ['a log source without a place', 'product: teapot', undefined],
    ['one with odd characters', 'service: "a: {b}"', undefined],
    ['one that YAML would take for something else', 'product: "null", service: "7"', undefined],
    ['a field without a place', 'product: linux, service: sshd', '  s:\n    "cs(x), y": b\n  condition: s'],
    ['a field of a category', 'category: webserver', '  s:\n    made-up: b\n  condition: s'],
  ])('for %s makes the rule convert', (_, logSource, detection) => {
    const rule = ruleOf(logSource, detection);
    const refused = buildPack([rule], { ids: emptyIdFile });
    expect(refused.manifest.totals.refused).toBe(1);
    const [refusal] = refused.diagnostics.all;
    const diagnostics = new Diagnostics();
    const pipeline = readPipeline(snippetOf(refusal?.hint), 'mine.yml', diagnostics);
    expect(diagnostics.all).toEqual([]);
    if (pipeline === null) throw new Error('no pipeline');
    const accepted = buildPack([rule], { ids: emptyIdFile, pipelines: [pipeline] });
    expect(accepted.diagnostics.all).toEqual([]);
    expect(accepted.manifest.totals.converted).toBe(1);
  });
});
