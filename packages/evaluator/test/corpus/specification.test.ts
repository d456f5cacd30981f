import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCorrelator, createEvaluator, eventFromFields } from '../../src/index.ts';
import { documentsOf } from '../rule-of.ts';
import { sharedDirectory } from './shared.ts';

const shared = sharedDirectory();
const reason = shared === undefined ? ' (skipped: ../shared not present)' : '';

const specification = (name: string) =>
  readFileSync(join(shared ?? '', 'sigma-spec', 'specification', name), 'utf8');

describe.skipIf(shared === undefined)(`the specification's examples${reason}`, () => {
  it('failed logins followed by a successful one', () => {
    const text = specification('sigma-correlation-rules-specification.md');
    const blocks = Array.from(text.matchAll(/```ya?ml\n(.*?)```/gs), ([, block = '']) => block);
    const example = blocks.find((block) => block.includes('name: multiple_failed_login')) ?? '';
    const correlator = createCorrelator(createEvaluator(documentsOf(example)));
    expect(correlator.diagnostics).toEqual([]);
    const logsource = { product: 'windows', service: 'security' };
    const kinds = [...Array.from({ length: 11 }, () => 4625), 4624];
    const raised = kinds.map((EventID, i) =>
      correlator
        .observe(eventFromFields({ logsource, fields: { EventID, User: 'joe' } }), i * 30)
        .raised.map(({ title }) => title.value),
    );
    expect(raised.slice(0, -1).flat()).toEqual([]);
    expect(raised.at(-1)).toEqual(['Correlation - Multiple Failed Logins Followed by Successful Login']);
  });

  it('of correlations can all be followed once the rules they name are there', () => {
    const folder = join(shared ?? '', 'sigma-spec', 'tests', 'schema', 'correlation');
    for (const file of readdirSync(folder)) {
      const example = readFileSync(join(folder, file), 'utf8');
      const [correlation] = documentsOf(example);
      const names = correlation?.kind === 'correlation' ? correlation.rules.map(({ value }) => value) : [];
      const rules = names.map(
        (name) =>
          `title: ${name}\nname: ${name}\nlogsource: { product: x }\ndetection:\n    selection: { A: 1 }\n    condition: selection`,
      );
      const correlator = createCorrelator(createEvaluator(documentsOf([example, ...rules].join('\n---\n'))));
      expect(correlator.diagnostics, file).toEqual([]);
      expect(names.length, file).toBeGreaterThan(0);
    }
  });
});
