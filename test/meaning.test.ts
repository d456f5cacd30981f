import { Diagnostics, parseSigma, type SigmaRule } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { type Column, opensearch, sigma, wazuh, wazuh5 } from './meaning/back-ends.ts';
import { type Meaning, meanings } from './meaning/meanings.ts';
import { urlVariable } from './opensearch-node/start-node.ts';

const url = process.env[urlVariable];
const columns: readonly Column[] = [sigma, wazuh, wazuh5, opensearch(url ?? '')];

describe.each(columns.map((column) => [column.name, column] as const))('%s', (_, column) => {
  const isSkipped = column.name === 'opensearch' && url === undefined;
  it.skipIf(isSkipped).each(meanings.map((meaning) => [meaning.name, meaning] as const))(
    `%s${isSkipped ? ` (skipped: ${urlVariable} names no node)` : ''}`,
    async (_, meaning) => {
      const { category = 'process_creation', takes, leaves, refusedBy } = meaning;
      const answer = await column.answer({ rule: ruleOf(meaning), category, events: [...takes, ...leaves] });
      const refused = refusedBy?.[column.name];
      if (refused !== undefined) {
        expect(answer).toEqual({ refused: expect.stringMatching(refused) });
        return;
      }
      expect(answer).toEqual([...takes.map(() => true), ...leaves.map(() => false)]);
    },
  );
});

function ruleOf({ name, detection, category = 'process_creation' }: Meaning): SigmaRule {
  const text = [
    `title: ${JSON.stringify(name)}`,
    'id: 9c1b5a3e-6a5c-4f0e-8f0c-5f3f5d1c7a15',
    'status: test',
    `logsource: {product: windows, category: ${category}}`,
    `detection:\n${detection.replaceAll(/^/gm, '  ')}`,
    'level: high\n',
  ].join('\n');
  const diagnostics = new Diagnostics();
  const [rule] = parseSigma(text, 'rule.yml', diagnostics);
  if (rule?.kind !== 'rule' || diagnostics.hasErrors) throw new Error(JSON.stringify(diagnostics.all));
  return rule;
}
