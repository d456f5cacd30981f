import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from './own-pack.ts';

interface Instruction {
  readonly name: string;
  readonly text: string;
}

const instructions = readFileSync(join(projectRoot, 'Dockerfile'), 'utf8')
  .split('\n')
  .flatMap((line): readonly Instruction[] => {
    const [, name, text] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    return name === undefined || text === undefined ? [] : [{ name, text }];
  });
const second = instructions.findLastIndex(({ name }) => name === 'FROM');
const stages = [instructions.slice(0, second), instructions.slice(second)];

const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-image-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Where a path of the image lies here. */
const here = (path: string): string => join(directory, path);
const placed = (text: string): string => text.replaceAll(/(?<![\w.])\/(?=(?:out|tmp)\b)/g, `${directory}/`);

function all(stage: readonly Instruction[] | undefined, name: string): readonly string[] {
  return (stage ?? []).filter((each) => each.name === name).map(({ text }) => text);
}

/** The files that git knows, without those that the context leaves out. */
function copyContext(to: string): void {
  const left = readFileSync(join(projectRoot, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  const ignored = left.map(
    (each) => new RegExp(`^${each.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}(?:/|$)`),
  );
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: projectRoot, encoding: 'utf8' }).split('\0');
  for (const file of files.filter((each) => each !== '' && !ignored.some((one) => one.test(each)))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(projectRoot, file), join(to, file));
  }
}

/** What `npm ci` installs is here already; the packages of the project itself are those that were copied. */
function linkDependencies(src: string): void {
  mkdirSync(join(src, 'node_modules/@sigmazuh'), { recursive: true });
  for (const name of readdirSync(join(projectRoot, 'node_modules')).filter((each) => each !== '@sigmazuh')) {
    symlinkSync(join(projectRoot, 'node_modules', name), join(src, 'node_modules', name));
  }
  for (const name of readdirSync(join(projectRoot, 'node_modules/@sigmazuh'))) {
    symlinkSync(join(src, 'packages', name), join(src, 'node_modules/@sigmazuh', name));
  }
}

describe('the steps of the Dockerfile', () => {
  it('make a command, which builds a pack in a directory that is mounted', () => {
    const src = here('src');
    copyContext(src);
    linkDependencies(src);
    const [made = ''] = all(stages[0], 'RUN');
    const [install, ...steps] = made.split(' && ');
    expect(install).toBe('npm ci --no-audit --no-fund');
    for (const each of steps) execFileSync('sh', ['-ec', placed(each)], { cwd: src, stdio: 'pipe' });

    const [copied = ''] = all(stages[1], 'COPY');
    const [, from = '', to = ''] = /^--from=build (\S+) (\S+)$/.exec(copied) ?? [];
    mkdirSync(placed(to), { recursive: true });
    execFileSync('sh', ['-ec', `cp ${placed(from)} ${placed(to)}`], { stdio: 'pipe' });
    const env = Object.fromEntries(
      all(stages[1], 'ENV').map((text): [string, string] => {
        const at = text.indexOf('=');
        // Quotes hold a value with blanks together.
        return [text.slice(0, at), text.slice(at + 1).replace(/^"(.*)"$/, '$1')];
      }),
    );
    const prefix = here('usr');
    for (const each of all(stages[1], 'RUN')) {
      const own = { ...process.env, npm_config_prefix: prefix };
      execFileSync('sh', ['-ec', placed(each)], { cwd: directory, stdio: 'pipe', env: own });
    }

    const work = here('work');
    mkdirSync(work);
    writeFileSync(
      join(work, 'rule.yml'),
      'title: T\nid: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90\nlogsource: {product: windows, category: process_creation}\ndetection: {s: {CommandLine|re: "a+b"}, condition: s}\n',
    );
    const listOf = (name: string): readonly string[] => JSON.parse(all(stages[1], name)[0] ?? '[]');
    const [command = '', ...first] = listOf('ENTRYPOINT');
    const run = (argv: readonly string[]): string =>
      execFileSync(command, [...first, ...argv], {
        cwd: work,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...env, PATH: `${join(prefix, 'bin')}${delimiter}${dirname(process.execPath)}` },
      });
    expect(run(listOf('CMD'))).toContain('Usage: sigmazuh');
    expect(run(['build', 'rule.yml', '--strict'])).toContain('for 1 Sigma rule');
  }, 60_000);
});
