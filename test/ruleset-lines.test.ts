import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Diagnostics, parseYaml } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { sharedIsPresent } from './corpus/shared.ts';
import { projectRoot } from './own-pack.ts';
import { judgeRulesetLines } from './ruleset-lines/judge-lines.ts';

if (!sharedIsPresent) process.stdout.write('lines of the ruleset tests skipped: ../shared not present\n');

describe.skipIf(!sharedIsPresent)("the lines of Wazuh's own ruleset tests", () => {
  it('raise no alert of a Sigma rule but those that are justified', () => {
    const found = new Map<string, number>();
    const { lines, alerts, matched, disagreements } = judgeRulesetLines();
    for (const { file, logSource } of alerts) {
      const key = `${file}: ${logSource}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    process.stdout.write(
      `${lines} lines, ${matched} that rules match, ${disagreements.length} seen differently by the judges\n`,
    );
    expect(lines).toBeGreaterThan(1_500);
    expect(Object.fromEntries(found)).toEqual(justified());
    expect(matched).toBeGreaterThan(25);
    expect(disagreements).toEqual([]);
  });
});

/** Alerts that are right, by the file of the lines and the log source of the rules. */
function justified(): Readonly<Record<string, number>> {
  const file = join(projectRoot, 'test', 'ruleset-lines', 'expected.yml');
  const [list] = parseYaml(readFileSync(file, 'utf8'), file, new Diagnostics());
  const entries = list?.kind === 'list' ? list.items : [];
  return Object.fromEntries(
    entries.map((entry) => {
      const text = (name: string) => {
        const value =
          entry.kind === 'map' ? entry.entries.find((each) => each.key.text === name)?.value : null;
        return value?.kind === 'scalar' ? value.text : '';
      };
      expect(text('because')).not.toBe('');
      return [`${text('file')}: ${text('logSource')}`, Number(text('alerts'))];
    }),
  );
}
