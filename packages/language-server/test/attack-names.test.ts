import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { attackEntries, attackEntryOf } from '../src/attack/attack-names.ts';

it.each([
  ['attack.execution', 'Execution'],
  ['attack.command-and-control', 'Command and Control'],
  ['attack.command_and_control', 'Command and Control'],
  ['attack.ta0005', 'Stealth'],
  ['attack.t1059', 'Command and Scripting Interpreter'],
  ['attack.T1059.001', 'Command and Scripting Interpreter: PowerShell'],
  ['attack.t1685.006', 'Disable or Modify Tools: Clear Linux or Mac System Logs'],
])('%s is %s', (tag, name) => {
  expect(attackEntryOf(tag)?.name).toBe(name);
});

it.each(['attack.t9999', 'attack.g0016', 'cve.2021-44228', 'execution', 'attack.'])(
  '%s is not known',
  (tag) => {
    expect(attackEntryOf(tag)).toBeNull();
  },
);

it('every entry has a tag of its own and a name in one line', () => {
  const tags = attackEntries.map(({ tag }) => tag);
  expect(new Set(tags).size).toBe(tags.length);
  for (const { tag, id, name } of attackEntries) {
    expect(name).toMatch(/^\S.*\S$/);
    expect(id).toMatch(/^T(?:A?\d{4}|\d{4}\.\d{3})$/);
    expect(tag).toBe(tag.toLowerCase());
  }
});

const corpus = resolve(fileURLToPath(new URL('../../../', import.meta.url)), '../shared/sigmahq');
it.skipIf(!existsSync(corpus))(
  `every tactic and technique that SigmaHQ's rules name has a name, but for retired ones${existsSync(corpus) ? '' : ' (skipped: ../shared not present)'}`,
  () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yml'),
    );
    const tags = new Set(
      files.flatMap((file) =>
        Array.from(
          readFileSync(join(corpus, file), 'utf8').matchAll(
            /^\s*- (attack\.(?:t\d[\d.]+|[a-z]+(?:-[a-z]+)*))\s*$/gm,
          ),
          ([, tag = '']) => tag,
        ),
      ),
    );
    expect(tags.size).toBeGreaterThan(300);
    const nameless = [...tags].filter((tag) => attackEntryOf(tag) === null).sort();
    expect(nameless).toEqual(['attack.t1043']);
  },
);
