import { chmodSync, lstatSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const slips = (text: string) =>
  text
    .replace('date: 2026-01-02', 'date: 2026/1/2  # of the report')
    .replace('condition: selection', 'condition: selection AND selection');
const settled = (text: string) =>
  text
    .replace('date: 2026-01-02', 'date: 2026-01-02  # of the report')
    .replace('condition: selection', 'condition: selection and selection');

const files: readonly (readonly [name: string, before: string, after: string])[] = [
  ['slips in a date and a condition', slips(soundRule), settled(soundRule)],
  [
    'lines that end as those of Windows',
    slips(soundRule).replaceAll('\n', '\r\n'),
    settled(soundRule).replaceAll('\n', '\r\n'),
  ],
  ['a byte order mark', `\uFEFF${slips(soundRule)}`, `\uFEFF${settled(soundRule)}`],
  [
    'characters of any plane before the slip',
    slips(soundRule).replace('Whoami', 'Wh\u{1F600}ami'),
    settled(soundRule).replace('Whoami', 'Wh\u{1F600}ami'),
  ],
  ['nothing to put right', soundRule, soundRule],
  [
    'what its author wants to have so',
    slips(soundRule).replaceAll(/^(?=date:| {2}condition:)/gm, '# sigmazuh-ignore: date-format\n'),
    slips(soundRule)
      .replaceAll(/^(?=date:| {2}condition:)/gm, '# sigmazuh-ignore: date-format\n')
      .replace(' AND ', ' and '),
  ],
  [
    'a date in quotes',
    soundRule.replace('2026-01-02', "'2026/01/02'"),
    soundRule.replace('2026-01-02', "'2026/01/02'"),
  ],
];

describe('check --fix', () => {
  it.each(files)('%s', async (_name, before, after) => {
    workplace = new Workplace({ 'rules/x.yml': before });
    await workplace.run(['check', 'rules', '--fix']);
    expect(workplace.files()).toEqual({ 'rules/x.yml': after });
  });

  it('says how much it has put right, and then what is left', async () => {
    workplace = new Workplace({ 'rules/x.yml': slips(soundRule) });
    const { out } = await workplace.run(['check', 'rules', '--fix']);
    expect(out).toMatch(/^2 findings put right in 1 file\n/);
    expect(out).not.toMatch(/date-format|operator-case/);
  });

  it('shows the lines and writes nothing with --dry-run', async () => {
    workplace = new Workplace({ 'rules/x.yml': slips(soundRule) });
    const { out } = await workplace.run(['check', 'rules', '--fix', '--dry-run']);
    expect(out).toContain('- date: 2026/1/2  # of the report\n+ date: 2026-01-02  # of the report\n');
    expect(out).toContain('2 findings would be put right in 1 file; nothing is written\n');
    expect(workplace.files()).toEqual({ 'rules/x.yml': slips(soundRule) });
  });

  it('takes --dry-run only with --fix', async () => {
    workplace = new Workplace({ 'rules/x.yml': soundRule });
    const { exit, err } = await workplace.run(['check', 'rules', '--dry-run']);
    expect(exit).toBe(2);
    expect(err).toMatch(/name both/);
  });

  it('leaves a broken file as it is', async () => {
    const broken = `${slips(soundRule)}\ntitle: again\n`;
    workplace = new Workplace({ 'rules/x.yml': broken });
    const { exit } = await workplace.run(['check', 'rules', '--fix']);
    expect(exit).toBe(1);
    expect(workplace.read('rules/x.yml')).toBe(broken);
  });

  it('keeps links and rights', async () => {
    workplace = new Workplace({ 'elsewhere/x.yml': slips(soundRule), 'rules/y.yml': 'a: 1\n' });
    const [real, link] = ['elsewhere/x.yml', 'rules/x.yml'].map((path) => join(workplace.directory, path));
    if (real === undefined || link === undefined) return;
    symlinkSync(real, link);
    chmodSync(real, 0o640);
    await workplace.run(['check', 'rules', '--fix']);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(workplace.read('elsewhere/x.yml')).toBe(settled(soundRule));
  });
});
