import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from '../terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const lacking = soundRule
  .replace('Whoami', 'Lacking')
  .replace('6f1e3a52', '7f1e3a52')
  .replace('    Image|endswith', '    IntegrityLevel: High\n    Image|endswith');

describe('build --target wazuh5', () => {
  it('writes rules, requests and a manifest, and says what is missing', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule, 'rules/b.yml': lacking, 'rules/c.yml': '[' });
    const { exit, out, err } = await workplace.run(['build', 'rules', '--target', 'wazuh5']);
    expect(exit).toBe(0);
    expect(Object.keys(workplace.files()).filter((path) => path.startsWith('dist'))).toEqual([
      'dist/bodies/a.json',
      'dist/manifest.json',
      'dist/rules/a.yml',
    ]);
    expect(JSON.parse(workplace.read('dist/manifest.json'))).toMatchObject({
      target: 'wazuh5',
      schema: 'Wazuh 5.0.1',
      totals: { converted: 1, refused: 2 },
      rules: [
        { path: 'rules/a.yml', status: 'converted', wazuhIds: [], file: 'rules/a.yml' },
        { path: 'rules/b.yml', status: 'refused', missingFields: ['IntegrityLevel'] },
        { path: 'rules/c.yml', status: 'refused' },
      ],
      files: ['rules/a.yml', 'bodies/a.json'],
    });
    expect(err).toContain(
      'rules/b.yml:17:21 warning the Wazuh Common Schema has no field for "IntegrityLevel"',
    );
    expect(out).toContain('dist: 1 rule for Wazuh 5');
  });

  it('gives the same bytes again, and writes nothing with --strict and a refusal', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule });
    await workplace.run(['build', 'rules', '--target', 'wazuh5']);
    const before = workplace.files();
    await workplace.run(['build', 'rules', '--target', 'wazuh5']);
    expect(workplace.files()).toEqual(before);
    workplace.write('rules/b.yml', lacking);
    const { exit, err } = await workplace.run(['build', 'rules', '--target', 'wazuh5', '--strict']);
    expect(exit).toBe(1);
    expect(err).toContain('nothing written: dist is as it was');
    expect(workplace.files()).toEqual({ ...before, 'rules/b.yml': lacking });
  });

  it('takes pipelines that are for it, from the command line and beside those for Wazuh 4', async () => {
    const own = `name: own
allowed_backends:
  - wazuh5
sources:
  - name: own
    logSource: {product: windows, category: process_creation}
    integration: hosts
    category: system-activity
    when: {event.code: ['1']}
    fields: {Image: process.executable}
`;
    const four = 'name: four\nsources: []\n';
    workplace = new Workplace({
      'rules/a.yml': soundRule,
      'own.yml': own,
      'four.yml': four,
      'sigmazuh.yml': 'rules: rules\npipelines: [four.yml, own.yml]\n',
    });
    const built = await workplace.run(['build', '--target', 'wazuh5']);
    expect(built.exit).toBe(0);
    expect(workplace.read('dist/bodies/a.json')).toContain('the integration \\"hosts\\"');
    expect((await workplace.run(['build'])).exit).toBe(0);
    workplace.write('own.yml', own.replace('integration', 'integrations'));
    const wrong = await workplace.run(['build', '--target', 'wazuh5']);
    expect(wrong.exit).toBe(1);
    expect(wrong.err).toMatch(/own\.yml:\d+:\d+ error/);
    expect(wrong.err).toContain('nothing written: dist is as it was');
  });

  it('checks fields against the schema that it is given', async () => {
    const schema =
      'Field,Type,Indexed\nevent.code,keyword,true\nevent.provider,keyword,true\nprocess.executable,keyword,false\n';
    workplace = new Workplace({ 'rules/a.yml': soundRule, 'wcs.csv': schema, 'not.csv': 'a,b\n' });
    const { err } = await workplace.run(['build', 'rules', '--target', 'wazuh5', '--schema', 'wcs.csv']);
    expect(err).toContain('"process.executable" cannot be searched: the schema only stores it');
    const bad = await workplace.run(['build', 'rules', '--target', 'wazuh5', '--schema', 'not.csv']);
    expect(bad).toMatchObject({ exit: 1 });
    expect(bad.err).toContain(
      'not.csv:1:1 error this is no schema of Wazuh 5: it has no columns "Field" and "Type"',
    );
  });
});
