import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const rule = soundRule.replace('category: process_creation\n  product: windows', 'product: teapot');

const pipeline = `name: teapots
sources:
  - name: teapot
    logSource: {product: teapot}
    enters: [syslog]
    decodedAs: [json]
    form: json
    fields: {Image: kettle.image}
`;

const written = () =>
  Object.entries(workplace.files())
    .filter(([path]) => path.startsWith('dist/'))
    .map(([, text]) => text)
    .join('');

describe('a pipeline file', () => {
  it('named on the command line gives a log source a place', async () => {
    workplace = new Workplace({ 'rules/a.yml': rule, 'p.yml': pipeline });
    expect((await workplace.run(['build', 'rules', '--strict', '--pipeline', 'p.yml'])).exit).toBe(0);
    expect(written()).toContain('<field name="kettle.image" type="pcre2">');
  });

  it('named in the configuration counts for every command', async () => {
    workplace = new Workplace({
      'rules/a.yml': rule,
      'p.yml': pipeline,
      'sigmazuh.yml': 'rules: rules\npipelines: p.yml\n',
    });
    expect((await workplace.run(['build', '--strict'])).exit).toBe(0);
    const { exit, out } = await workplace.run(['explain', 'Whoami']);
    expect(exit).toBe(0);
    expect(out).toContain('kettle.image');
  });

  it('of later order changes what an earlier one says', async () => {
    const change =
      'name: change\ntransformations: [{type: field_name_mapping, mapping: {Image: pot.image}}]\n';
    workplace = new Workplace({ 'rules/a.yml': rule, 'p.yml': pipeline, 'q.yml': change });
    await workplace.run(['build', 'rules', '--pipeline', 'p.yml', '--pipeline', 'q.yml']);
    expect(written()).toContain('<field name="pot.image" type="pcre2">');
  });

  it('with a mistake is reported in place, and nothing is written', async () => {
    workplace = new Workplace({
      'rules/a.yml': rule,
      'p.yml': pipeline.replace('fields:', 'felds:'),
      'dist/manifest.json': '{"files":[]}',
    });
    const before = workplace.files();
    const { exit, err } = await workplace.run(['build', 'rules', '--pipeline', 'p.yml']);
    expect(exit).toBe(1);
    expect(err).toMatch(/p\.yml:8:5 error .*"felds"/);
    expect(err).toContain('felds: {Image');
    expect(workplace.files()).toEqual(before);
  });

  it('that does not exist is a usage error', async () => {
    workplace = new Workplace({ 'rules/a.yml': rule });
    const { exit, err } = await workplace.run(['build', 'rules', '--pipeline', 'none.yml']);
    expect(exit).toBe(2);
    expect(err).toContain('none.yml');
  });
});

describe('a source that stock Wazuh does not decode', () => {
  const linux = soundRule
    .replace('product: windows', 'product: linux')
    .replace(/'\\whoami.exe'/, "'/whoami'");

  it('gets its decoder beside the rules, named in the manifest', async () => {
    workplace = new Workplace({ 'rules/a.yml': linux });
    await workplace.run(['build', 'rules']);
    const { files } = JSON.parse(workplace.read('dist/manifest.json'));
    const decoders = files.filter((name: string) => name.startsWith('decoders/'));
    expect(decoders).toHaveLength(1);
    expect(workplace.read(`dist/${decoders[0]}`)).toContain('<decoder name=');
  });

  it('does not leave its decoder behind', async () => {
    workplace = new Workplace({ 'rules/a.yml': linux });
    await workplace.run(['build', 'rules']);
    workplace.write('rules/a.yml', soundRule);
    await workplace.run(['build', 'rules']);
    expect(Object.keys(workplace.files()).filter((path) => path.includes('decoders/'))).toEqual([]);
  });
});
