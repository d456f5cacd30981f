import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from '../terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const file = () => join(workplace.directory, 'etc/rules/0011-sigmazuh.xml');
const deploy = (...argv: readonly string[]) => workplace.run(['deploy', '--directory', 'etc', ...argv]);
const edit = (change: (text: string) => string): void =>
  writeFileSync(file(), change(readFileSync(file(), 'utf8')));

beforeEach(async () => {
  workplace = new Workplace({
    'sigmazuh.yml': 'rules: rules\nids: ids.yml\n',
    'rules/a.yml': soundRule,
  });
  mkdirSync(join(workplace.directory, 'etc/rules'), { recursive: true });
  await deploy();
});

describe('a file of the pack on the manager', () => {
  it.each([
    ['of which a rule was changed', () => edit((text) => text.replace('level="5"', 'level="14"'))],
    ['to which a rule was added', () => appendFileSync(file(), '<group name="mine,"></group>\n')],
  ])('%s is not overwritten without being told to', async (_, change) => {
    change();
    const changed = readFileSync(file(), 'utf8');
    workplace.write('rules/a.yml', soundRule.replace('level: low', 'level: high'));
    for (const argv of [[], ['--dry-run']]) {
      const { exit, err } = await deploy(...argv);
      expect(exit).toBe(1);
      expect(err).toMatch(
        /etc: rules\/0011-sigmazuh\.xml was changed there by hand .* --force, which overwrites it/,
      );
      expect(readFileSync(file(), 'utf8')).toBe(changed);
    }
    expect((await deploy('--force')).exit).toBe(0);
    expect(readFileSync(file(), 'utf8')).not.toBe(changed);
    expect((await deploy()).out).toContain('0 files changed');
  });

  it.each([
    ['as it was deployed', () => undefined],
    ['with other line ends', () => edit((text) => text.replaceAll('\n', '\r\n'))],
    [
      'that an earlier version wrote, without a sum',
      () => edit((text) => text.replace(/<!-- Deployed.*\n/, '')),
    ],
  ])('%s is replaced', async (_, change) => {
    change();
    workplace.write('rules/a.yml', soundRule.replace('level: low', 'level: high'));
    expect((await deploy()).exit).toBe(0);
    expect(readFileSync(file(), 'utf8')).toContain('level="12"');
  });

  it('says nothing to the loader', async () => {
    const { exit, out } = await workplace.run([
      'logtest',
      '--rules',
      'etc/rules',
      '--check',
      '--format',
      'text',
    ]);
    expect(out).toMatch(/the loader says nothing/);
    expect(exit).toBe(0);
  });
});
