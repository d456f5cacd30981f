import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Diagnostics, parseYaml, type YamlNode } from '@sigmazuh/parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './own-pack.ts';

const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-ci-'));
const entry = join(projectRoot, 'packages/cli/bin/sigmazuh.js');
afterAll(() => rmSync(directory, { recursive: true }));

interface Step {
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A key's value below a path of keys and positions. */
function at(node: YamlNode | undefined, ...path: readonly string[]): YamlNode | undefined {
  const [step, ...rest] = path;
  if (step === undefined || node === undefined) return node;
  if (node.kind === 'list') return at(node.items[Number(step)], ...rest);
  return node.kind === 'map'
    ? at(node.entries.find(({ key }) => key.text === step)?.value, ...rest)
    : undefined;
}

const textOf = (node: YamlNode | undefined): string => (node?.kind === 'scalar' ? node.text : '');
const read = (path: string): YamlNode | undefined =>
  parseYaml(readFileSync(join(projectRoot, path), 'utf8'), path, new Diagnostics())[0];

/** What GitHub puts in the place of its expressions, for the inputs given. */
function filled(text: string, inputs: Readonly<Record<string, string>>): string {
  return text
    .replace(/\$\{\{ inputs\.command \|\| .*? \}\}/g, inputs.command ?? '')
    .replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name] ?? '');
}

function run(script: string, env: Readonly<Record<string, string>>): string {
  return execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: directory,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, NO_COLOR: '1' },
  });
}

beforeAll(() => {
  execFileSync(process.execPath, [entry, 'init', '.'], { cwd: directory, stdio: 'pipe' });
});

describe('actions of others', () => {
  const ours = readdirSync(join(projectRoot, '.github/workflows')).map((name) => `.github/workflows/${name}`);
  const uses = (text: string): readonly string[] =>
    [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, used = '']) => used);

  it('are pinned by commit, with the release that it is, and nowhere to two', () => {
    const texts = [
      ...[...ours, 'action.yml'].map((path) => readFileSync(join(projectRoot, path), 'utf8')),
      readFileSync(join(directory, '.github/workflows/sigmazuh.yml'), 'utf8'),
    ];
    const all = [...new Set(texts.flatMap(uses))];
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((used) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))).toEqual([]);
    expect(new Set(all.map((used) => used.replace(/@.*/, ''))).size).toBe(all.length);
  });
});

describe('action.yml', () => {
  const action = read('action.yml');
  const inputs = at(action, 'inputs');
  const defaults = Object.fromEntries(
    (inputs?.kind === 'map' ? inputs.entries : []).map(({ key, value }) => [
      key.text,
      textOf(at(value, 'default')),
    ]),
  );
  const given = { ...defaults, command: `${process.execPath} ${entry}`, out: 'pack' };
  const list = at(action, 'runs', 'steps');
  const steps = (list?.kind === 'list' ? list.items : []).map((step): Step => {
    const env = at(step, 'env');
    const entries = env?.kind === 'map' ? env.entries : [];
    return {
      run: textOf(at(step, 'run')),
      env: Object.fromEntries(entries.map(({ key, value }) => [key.text, filled(textOf(value), given)])),
    };
  });

  it('checks, tests and builds a repository', () => {
    // The first step installs the command, which is here already.
    const printed = steps.slice(1).map((step) => run(step.run, step.env));
    expect(printed[1]).toContain('both judges agree on all');
    expect(printed[2]).toContain('pack: ');
  });

  it('annotates the places of what is wrong', () => {
    const broken = join(directory, 'rules/broken.yml');
    writeFileSync(broken, 'title: [');
    const check = steps[1];
    const env = { ...process.env, ...check?.env };
    const { status, stdout } = spawnSync('bash', ['-c', check?.run ?? ''], {
      cwd: directory,
      encoding: 'utf8',
      env,
    });
    rmSync(broken);
    expect(stdout).toMatch(/^::error file=rules\/broken\.yml,line=1/);
    expect(status).toBe(1);
  });
});

describe('templates/gitlab-ci.yml', () => {
  const template = read('templates/gitlab-ci.yml');
  const jobs = (template?.kind === 'map' ? template.entries : []).filter(({ key }) =>
    /^sigmazuh-/.test(key.text),
  );

  it.each(jobs.map(({ key }) => key.text))('%s passes in a repository', (name) => {
    const bin = join(directory, 'bin-for-gitlab');
    run(`mkdir -p ${bin} && ln -sf ${entry} ${bin}/sigmazuh`, {});
    const script = at(template, name, 'script');
    const lines = script?.kind === 'list' ? script.items.map((item) => textOf(item)) : [];
    expect(lines.length).toBeGreaterThan(0);
    run(lines.join('\n'), { PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` });
  });
});
