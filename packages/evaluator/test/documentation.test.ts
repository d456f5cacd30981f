import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEvaluator } from '../src/index.ts';
import { documentsOf, ruleText } from './rule-of.ts';

const rules = [
  ruleText("selection:\n    A|expand: '%unknown%'"),
  `${ruleText('selection:\n    A: 1')}\nstatus: unsupported`,
];

describe('what createEvaluator reports', () => {
  it.each(rules)('has a page', (rule) => {
    const { diagnostics } = createEvaluator(documentsOf(rule));
    expect(diagnostics).toHaveLength(1);
    for (const { id } of diagnostics) {
      expect(existsSync(new URL(`../../../docs/diagnostics/${id}.md`, import.meta.url)), id).toBe(true);
    }
  });
});
