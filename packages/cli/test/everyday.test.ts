import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Diagnostics, parseYaml, type YamlNode } from '@sigmazuh/parser';
import { limits } from '@sigmazuh/wazuh';
import { Ajv } from 'ajv';
import { afterEach, describe, expect, it } from 'vitest';
import { configurationSchema } from '../src/configuration/schema.ts';
import { settings } from '../src/configuration/settings.ts';
import { soundCorrelation, soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

/** The commands of a workflow's steps, as a runner would run them. */
function stepsOf(workflow: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: YamlNode): void => {
    if (node.kind === 'list') node.items.forEach(visit);
    if (node.kind !== 'map') return;
    for (const { key, value } of node.entries) {
      if (key.text === 'run' && value.kind === 'scalar') found.push(value.text);
      else visit(value);
    }
  };
  parseYaml(workflow, 'workflow.yml', new Diagnostics()).forEach(visit);
  return found;
}

describe('init', () => {
  it('makes a repository that passes its own workflow, twice, byte for byte the same', async () => {
    workplace = new Workplace();
    expect((await workplace.run(['init', 'mine'])).exit).toBe(0);
    const directory = join(workplace.directory, 'mine');
    const git = (...argv: readonly string[]) => execFileSync('git', argv, { cwd: directory, stdio: 'pipe' });
    git('init', '-q');
    const entry = new URL('../bin/sigmazuh.js', import.meta.url).pathname;
    const env = { ...process.env, SIGMAZUH: `${process.execPath} ${entry}`, NO_COLOR: '1' };
    const passes = (): Readonly<Record<string, string>> => {
      for (const step of stepsOf(readFileSync(join(directory, '.github/workflows/sigmazuh.yml'), 'utf8'))) {
        execFileSync('bash', ['-eo', 'pipefail', '-c', step], { cwd: directory, env, stdio: 'pipe' });
      }
      return workplace.files();
    };
    // The first build makes the id file, which is committed.
    execFileSync('bash', ['-c', '$SIGMAZUH build'], { cwd: directory, env, stdio: 'pipe' });
    git('add', '-A');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'rules');
    const first = passes();
    expect(passes()).toEqual(first);
    expect(git('status', '--porcelain').toString()).toBe('');
  });

  it('changes no file that is there', async () => {
    workplace = new Workplace({ 'sigmazuh.yml': 'rules: mine\n' });
    const { exit, out } = await workplace.run(['init']);
    expect(exit).toBe(0);
    expect(out).toContain('is there already: sigmazuh.yml');
    expect(workplace.read('sigmazuh.yml')).toBe('rules: mine\n');
  });

  it('gives editors a schema that knows every setting and no other', () => {
    workplace = new Workplace();
    const validate = new Ajv({ strict: false }).compile(configurationSchema());
    const schema: { readonly properties?: object } = configurationSchema();
    expect(Object.keys(schema.properties ?? {}).sort()).toEqual(Object.keys(settings).sort());
    expect(validate({ rules: 'rules', checks: { 'title-form': 'off' }, levels: { high: 12 } })).toBe(true);
    expect(validate({ rule: 'rules' })).toBe(false);
    expect(validate({ checks: { 'yaml-syntax': 'off' } })).toBe(false);
  });
});

describe('convert', () => {
  it.each(['rules/a.yml', '6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90', 'WHOAMI', 'hoam'])(
    'prints the rules for %s and writes nothing',
    async (wanted) => {
      workplace = new Workplace({ 'rules/a.yml': soundRule, 'sigmazuh.yml': 'rules: rules\nids: ids.yml\n' });
      const before = workplace.files();
      const { exit, out } = await workplace.run(['convert', wanted]);
      expect(exit).toBe(0);
      expect(out).toMatch(/^<group name="sigma,">\n[\s\S]*<description>Whoami[\s\S]*<\/group>\n$/);
      expect(workplace.files()).toEqual(before);
    },
  );

  it.each([
    { target: 'wazuh5', says: /^sigma_id: 6f1e3a52-\S+\n/ },
    { target: 'opensearch', says: /^\{[\s\S]*whoami/i },
  ])('prints what $target has', async ({ target, says }) => {
    workplace = new Workplace({ 'rules/a.yml': soundRule });
    const { exit, out } = await workplace.run(['convert', 'rules/a.yml', '--target', target]);
    expect(exit).toBe(0);
    expect(out).toMatch(says);
  });

  it.each([
    {
      wanted: 'often',
      target: 'wazuh',
      exit: 0,
      says: /<rule id="\d+" level="\d+"[^>]* frequency="10" timeframe="300">/,
    },
    { wanted: 'rules/b.yml', target: 'wazuh', exit: 0, says: /frequency="10"/ },
    { wanted: 'rules/b.yml', target: 'opensearch', exit: 0, says: /"title": "Whoami Often"/ },
    { wanted: 'often', target: 'wazuh5', exit: 1, says: /^$/ },
  ])(
    'prints a correlation, $wanted, with what it refers to: $target',
    async ({ wanted, target, exit, says }) => {
      workplace = new Workplace({
        'rules/a.yml': soundRule,
        'rules/b.yml': soundCorrelation,
        'sigmazuh.yml': 'rules: rules\n',
      });
      const ran = await workplace.run(['convert', wanted, '--target', target, '--approximate']);
      expect(ran.out).toMatch(says);
      expect({ exit: ran.exit, err: ran.err }).toMatchObject({ exit });
    },
  );

  it.each([
    { argv: ['nowhere.yml'], says: 'nowhere.yml: no such file or directory' },
    {
      argv: ['whoami', '--ruleset', 'rules/a.yml'],
      says: "rules/a.yml: a file, where the directory of a manager's rules",
    },
  ])('says what is not there: $argv', async ({ argv, says }) => {
    workplace = new Workplace({ 'rules/a.yml': soundRule, 'sigmazuh.yml': 'rules: rules\n' });
    const { exit, err } = await workplace.run(['convert', ...argv]);
    expect(err).toContain(says);
    expect(exit).toBe(2);
  });

  it('with the pipelines of the back end, and not those of others', async () => {
    const ecs = `name: ecs
allowed_backends: [opensearch]
sources:
  - {name: ecs, logSource: {product: windows, category: process_creation}, fields: {Image: process.executable}}
`;
    workplace = new Workplace({ 'rules/a.yml': soundRule, 'ecs.yml': ecs });
    const argv = ['convert', 'rules/a.yml', '--pipeline', 'ecs.yml', '--target'];
    expect((await workplace.run([...argv, 'opensearch'])).out).toContain('process.executable');
    expect(await workplace.run([...argv, 'wazuh'])).toMatchObject({ exit: 0 });
  });

  it('says why there is nothing to print', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule.replace('product: windows', 'product: teapot') });
    const { exit, out, err } = await workplace.run(['convert', 'rules/a.yml']);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain('[log-source-unmapped]');
  });

  it('lists the rules that a word could mean', async () => {
    const other = soundRule.replace('6f1e', '7f1e').replace('title: Whoami', 'title: Whoami Again');
    workplace = new Workplace({ 'rules/a.yml': soundRule, 'rules/b.yml': other });
    const { exit, err } = await workplace.run(['convert', 'whoa', '--rules', 'rules']);
    expect(exit).toBe(2);
    expect(err).toMatch(/"whoa" is 2 rules:\n {2}6f1e\S+ {2}Whoami\n {2}7f1e\S+ {2}Whoami Again/);
  });
});

describe('list', () => {
  it.each([
    { argv: ['sources', 'process_creation'], says: /product windows, category process_creation/ },
    { argv: ['sources', 'teapot', '--pipeline', 'p.yml'], says: /Image +kettle\.image/ },
    { argv: ['pipelines'], says: /windows/ },
    { argv: ['modifiers', 'base64'], says: /base64offset +the value in Base64 at any/ },
    { argv: ['checks', 'title-form'], says: /title-form +off \(else info\)/ },
    { argv: ['limits', 'level'], says: new RegExp(`highestLevel +${limits.highestLevel} `) },
  ])('tells $argv', async ({ argv, says }) => {
    workplace = new Workplace({
      'sigmazuh.yml': 'checks: {title-form: off}\n',
      'p.yml':
        'name: teapots\nsources:\n  - {name: teapot, logSource: {product: teapot}, enters: [syslog], form: json, fields: {Image: kettle.image}}\n',
    });
    const { exit, out } = await workplace.run(['list', ...argv]);
    expect(exit).toBe(0);
    expect(out).toMatch(says);
    expect(out).not.toMatch(/ $/m);
    const json = await workplace.run(['list', ...argv, '--format', 'json']);
    expect(JSON.parse(json.out).length).toBeGreaterThan(0);
  });

  it('explains every limit', async () => {
    workplace = new Workplace();
    const { out } = await workplace.run(['list', 'limits', '--format', 'json']);
    const entries: readonly { readonly name: string; readonly meaning: string }[] = JSON.parse(out);
    expect(entries.filter(({ meaning }) => meaning === '')).toEqual([]);
    expect(entries).toHaveLength(Object.keys(limits).length);
  });

  it('says so when nothing has the name', async () => {
    workplace = new Workplace();
    const { exit, err } = await workplace.run(['list', 'checks', 'teapot']);
    expect({ exit, err }).toEqual({
      exit: 2,
      err: 'sigmazuh: nothing among the checks has "teapot" in its name\n',
    });
  });
});

describe('completion', () => {
  const complete = (script: string, words: readonly string[]): readonly string[] => {
    const line = `source ${script}; COMP_WORDS=(sigmazuh ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _sigmazuh; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['-c', line], { cwd: workplace.directory, encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
  };

  it.each([
    { words: ['bui'], offers: ['build'] },
    { words: ['build', '--min-l'], offers: ['--min-level'] },
    { words: ['build', '--min-level', 'cri'], offers: ['critical'] },
    { words: ['build', '--target', 'o'], offers: ['opensearch'] },
    { words: ['check', '--format', 'sa'], offers: ['sarif'] },
    { words: ['diff', '--format', 'm'], offers: ['markdown'] },
    { words: ['list', 'mod'], offers: ['modifiers'] },
    { words: ['build', 'rul'], offers: ['rules'] },
    { words: ['build', ''], offers: ['completion.bash', 'rules', 'test'] },
    { words: ['build', '--ruleset', 'rul'], offers: ['rules'] },
    { words: ['build', '--status', ''], offers: [] },
    { words: ['completion', ''], offers: ['bash', 'zsh', 'fish'] },
    { words: ['--config', 'sigmazuh.yml', 'bui'], offers: ['build'] },
    { words: ['build', '--conf'], offers: ['--config'] },
    { words: ['tes'], offers: ['test'] },
  ])('in bash offers $offers for $words', async ({ words, offers }) => {
    workplace = new Workplace({ 'rules/a.yml': '', 'test/a.yml': '' });
    const { out } = await workplace.run(['completion', 'bash']);
    workplace.write('completion.bash', out);
    expect([...complete('completion.bash', words)].sort()).toEqual([...offers].sort());
  });

  it('and help say nothing of defaults that are empty', async () => {
    workplace = new Workplace();
    const { out } = await workplace.run(['build', '--help']);
    expect(out).toContain('--exclude');
    expect(out).not.toContain('[])');
  });

  it.each(['zsh', 'fish'])('names every command for %s', async (shell) => {
    workplace = new Workplace();
    const { out } = await workplace.run(['completion', shell]);
    for (const command of ['build', 'check', 'explain']) expect(out).toContain(command);
  });

  /** What a shell prints when it has read the script; `''` where there is no such shell. */
  const inShell = async (shell: 'zsh' | 'fish', asked: string): Promise<string> => {
    workplace = new Workplace();
    const { out } = await workplace.run(['completion', shell]);
    workplace.write(`completion.${shell}`, out);
    const flags = shell === 'zsh' ? ['-f'] : ['--no-config'];
    return execFileSync(shell, [...flags, '-c', asked], { cwd: workplace.directory, encoding: 'utf8' });
  };
  const isThere = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;
  const note = (shell: string) => (isThere(shell) ? '' : ` (skipped: no ${shell})`);

  it.skipIf(!isThere('zsh')).each([
    { before: '', current: 'lis', offers: 'words completion init build check adopt convert test diff' },
    { before: 'build --target', current: 'o', offers: 'words wazuh opensearch wazuh5' },
    { before: 'list', current: 'mod', offers: 'words sources pipelines modifiers' },
    { before: 'build --ruleset', current: '', offers: 'file' },
  ])(`in zsh offers $offers behind "$before"${note('zsh')}`, async ({ before, current, offers }) => {
    // What is offered is chosen here; to show it takes a terminal.
    const asked = `autoload -U compinit && compinit -u && source ./completion.zsh
ask() { local -a before=(${before}); local current='${current}' previous="\${before[-1]}" kind offers; _sigmazuh_choose; print -- $kind $offers; }
ask`;
    expect(await inShell('zsh', asked)).toMatch(new RegExp(`^${offers}`));
  });

  it.skipIf(!isThere('fish')).each([
    { words: 'lis', offers: 'list' },
    { words: 'build --target o', offers: 'opensearch' },
    { words: 'list mod', offers: 'modifiers' },
    { words: 'completion z', offers: 'zsh' },
    { words: 'build --ruleset compl', offers: 'completion.fish' },
  ])(`in fish offers $offers for $words${note('fish')}`, async ({ words, offers }) => {
    const printed = await inShell('fish', `source completion.fish; complete -C 'sigmazuh ${words}'`);
    expect(printed.split('\n').map((line) => line.split('\t')[0])).toContain(offers);
  });
});

describe('build --watch', () => {
  it('builds again after a change, and goes on after a mistake', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule, 'sigmazuh.yml': 'rules: rules\nids: ids.yml\n' });
    const stop = new AbortController();
    const running = workplace.run(['build', '--watch'], '', stop.signal);
    const until = async (what: () => boolean): Promise<void> => {
      const end = Date.now() + 20_000;
      while (!what()) {
        if (Date.now() > end) throw new Error('nothing came of the change');
        await delay(20);
      }
    };
    const manifest = (): string => workplace.files()['dist/manifest.json'] ?? '';
    await until(() => manifest().includes('Whoami'));
    await delay(300);
    writeFileSync(join(workplace.directory, 'rules/a.yml'), 'title: [');
    await until(() => manifest().includes('rules/a.yml:'));
    await delay(300);
    writeFileSync(
      join(workplace.directory, 'rules/a.yml'),
      soundRule.replace('title: Whoami', 'title: Another'),
    );
    await until(() => manifest().includes('Another'));
    stop.abort();
    expect((await running).exit).toBe(0);
  });
});
