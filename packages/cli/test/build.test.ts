import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

describe('build', () => {
  it('writes the pack, its manifest and the id file', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule });
    const { exit, out } = await workplace.run(['build', 'rules', '--ids', 'ids.yml']);
    expect(exit).toBe(0);
    expect(out).toContain('product windows, category process_creation');
    const manifest = JSON.parse(workplace.read('dist/manifest.json'));
    const [rule] = manifest.rules;
    expect(rule).toMatchObject({
      id: '6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90',
      title: 'Whoami',
      path: 'rules/a.yml',
      level: 'low',
      status: 'converted',
    });
    const written = Object.keys(workplace.files()).filter((path) => path.startsWith('dist/'));
    expect(written).toEqual(
      [...manifest.files.map((name: string) => `dist/${name}`), 'dist/manifest.json'].sort(),
    );
    for (const id of rule.wazuhIds) expect(workplace.read('ids.yml')).toContain(`: ${id}\n`);
  });

  it('writes the same bytes again, whatever was there', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule });
    await workplace.run(['build', 'rules', '--ids', 'ids.yml']);
    const first = workplace.files();
    await workplace.run(['build', 'rules', '--ids', 'ids.yml']);
    expect(workplace.files()).toEqual(first);
  });

  it('says which of two packs on one manager is asked first', async () => {
    workplace = new Workplace({
      'rules/a.yml': soundRule,
      'beta.yml': 'name: beta\n',
      'alpha.yml': 'name: alpha\n',
    });
    await workplace.run(['build', 'rules', '--config', 'beta.yml', '--out', 'manager/rules']);
    const again = await workplace.run(['build', 'rules', '--config', 'beta.yml', '--ruleset', 'manager']);
    expect(again.out).not.toContain('other packs');
    const { out } = await workplace.run(['build', 'rules', '--config', 'alpha.yml', '--ruleset', 'manager']);
    expect(out).toContain(
      'this manager has other packs (beta): an event that rules of several match ends in alpha, else in beta, whatever their levels.',
    );
  });

  it('takes away the files of the pack before, and no others', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule, 'dist/mine.xml': 'mine' });
    await workplace.run(['build', 'rules']);
    const linux = soundRule
      .replace('product: windows', 'product: linux')
      .replace(/'\\whoami.exe'/, "'/whoami'");
    workplace.write('rules/a.yml', linux);
    await workplace.run(['build', 'rules']);
    const { files } = JSON.parse(workplace.read('dist/manifest.json'));
    const present = Object.keys(workplace.files()).filter((path) => path.startsWith('dist/'));
    expect(present).toEqual([...files, 'manifest.json', 'mine.xml'].map((name) => `dist/${name}`).sort());
  });

  it('says why a rule is refused, and goes on with the others', async () => {
    workplace = new Workplace({
      'rules/a.yml': soundRule,
      'rules/b.yml': soundRule.replace('6f1e', '7f1e').replace('product: windows', 'product: teapot'),
    });
    const { exit, err } = await workplace.run(['build', 'rules']);
    expect(exit).toBe(0);
    expect(err).toMatch(/rules\/b\.yml:\d+:\d+ warning .*teapot/);
    const { rules } = JSON.parse(workplace.read('dist/manifest.json'));
    expect(rules.map((rule: { status: string }) => rule.status)).toEqual(['converted', 'refused']);
    expect(rules[1].reason).toContain('teapot');
  });

  it('writes nothing under --strict when a rule is refused', async () => {
    workplace = new Workplace({ 'rules/b.yml': soundRule.replace('product: windows', 'product: teapot') });
    const before = workplace.files();
    expect((await workplace.run(['build', 'rules', '--strict'])).exit).toBe(1);
    expect(workplace.files()).toEqual(before);
  });
});

describe('explain', () => {
  it('shows which condition failed, with the text it looked at', async () => {
    const event = {
      logsource: { product: 'windows', category: 'process_creation' },
      fields: { Image: 'C:\\cmd.exe' },
    };
    workplace = new Workplace({ 'rules/a.yml': soundRule, 'event.json': JSON.stringify(event) });
    const { exit, out } = await workplace.run([
      'explain',
      'Whoami',
      '--rules',
      'rules',
      '--event',
      'event.json',
    ]);
    expect(exit).toBe(0);
    expect(out).toContain('Sigma: does not match');
    expect(out).toMatch(/✗ Image\|endswith {2}rules\/a\.yml:17\n {8}C:\\cmd\.exe\n/);
  });
});
