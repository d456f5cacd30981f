import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditorClient } from '../packages/language-server/test/client.ts';
import { projectRoot } from './own-pack.ts';

const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-install-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }), 60_000);

const run = (command: string, argv: readonly string[], cwd: string): string =>
  execFileSync(command, argv, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const packages = readdirSync(join(projectRoot, 'packages')).filter((name) =>
  existsSync(join(projectRoot, 'packages', name, 'package.json')),
);
const isBuilt = packages.every((name) => existsSync(join(projectRoot, 'packages', name, 'build/index.js')));

describe('a package as it is published', () => {
  it.skipIf(!isBuilt).each(packages)('%s holds what its users need and nothing else', (name) => {
    const folder = join(projectRoot, 'packages', name);
    const [{ files }]: [{ files: readonly { readonly path: string }[] }] = JSON.parse(
      run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], folder),
    );
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'build/index.js', 'build/index.d.ts']),
    );
    const strange = paths.filter(
      (path) =>
        !/^(?:LICENSE|README\.md|package\.json|(?:build|src|bin)\/.*\.(?:js|ts|map)|build\/pages\/[\w-]+\.md)$/.test(
          path,
        ),
    );
    expect(strange).toEqual([]);
  });

  it.each(packages)('%s is built anew before it is packed', (name) => {
    const { scripts = {} } = manifestOf(join(projectRoot, 'packages', name));
    expect(scripts.build).toContain('tsc -b && node ../../scripts/prune-build.js');
    expect(scripts.prepack).toBe('npm run --silent build');
  });

  it('takes nothing along that its sources do not make any more', () => {
    const folder = join(directory, 'old');
    const made = ['now', 'folder/now', 'gone', 'emptied/gone'].flatMap((name) =>
      ['.js', '.js.map', '.d.ts', '.d.ts.map'].map((ending) => `build/${name}${ending}`),
    );
    const others = ['src/now.ts', 'src/folder/now.ts', 'build/.tsbuildinfo', 'build/pages/a-page.md'];
    for (const path of [...made, ...others]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), '');
    }
    run(process.execPath, [join(projectRoot, 'scripts/prune-build.js')], folder);
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
      path.replaceAll('\\', '/'),
    );
    expect(left.filter((path) => path.includes('gone') || path.includes('emptied'))).toEqual([]);
    expect(left).toEqual(
      expect.arrayContaining([...others, ...made.filter((path) => !path.includes('gone'))]),
    );
  });

  describe.skipIf(!isBuilt)('installed alone', () => {
    const store = join(directory, 'store');
    beforeAll(async () => {
      mkdirSync(store);
      run('npm', ['pack', '--workspaces', '--ignore-scripts', '--pack-destination', store], projectRoot);
      for (const name of packages) await install(name, store);
    }, 300_000);

    it.each(packages)('%s is all there with what it names as its dependencies', (name) => {
      const script = `console.log(Object.keys(await import('@sigmazuh/${name}')).length)`;
      const folder = join(store, name);
      expect(Number(run(process.execPath, ['--input-type=module', '-e', script], folder))).toBeGreaterThan(0);
    });

    it('lets somebody else write a back end, as docs/adding-a-back-end.md says', () => {
      const page = readFileSync(join(projectRoot, 'docs/adding-a-back-end.md'), 'utf8');
      const blocks = (language: string) =>
        Array.from(
          page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')),
          ([, text = '']) => text,
        );
      const folder = join(directory, 'elsewhere');
      const { dependencies = {}, devDependencies = {} }: PackageManifest = JSON.parse(
        blocks('json').join(''),
      );
      const [options = ''] = /(?<=`)\{"compilerOptions".*\}(?=`)/.exec(page) ?? [];
      const files = {
        'package.json': '{"type": "module"}',
        'tsconfig.json': options,
        'toy-back-end.ts': blocks('ts').join('\n'),
        'main.ts': blocks('typescript').join('\n'),
        'rules/a.yml':
          'title: A\nid: 5c1d1b0e-0000-4000-8000-000000000001\nlogsource: {product: doors}\ndetection: {s: {Who: ann}, condition: s}\n',
        'rules/b.yml': 'title: B\nlogsource: {product: doors}\ndetection: {s: {Whom: ann}, condition: s}\n',
        'doors.yml':
          'name: doors\nsources: [{name: doors, logSource: {product: doors}, fields: {Who: person}}]\n',
      };
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
        const ours = /^@sigmazuh\/(.*)$/.exec(dependency)?.[1];
        const link = join(folder, 'node_modules', dependency);
        mkdirSync(dirname(link), { recursive: true });
        symlinkSync(
          ours === undefined
            ? join(projectRoot, 'node_modules', dependency)
            : join(store, ours, 'node_modules/@sigmazuh', ours),
          link,
          'junction',
        );
      }
      run(join(folder, 'node_modules/typescript/bin/tsc'), [], folder);
      run(process.execPath, ['main.js', 'rules', 'doors.yml', 'out'], folder);
      const made = join(folder, 'out/5c1d1b0e-0000-4000-8000-000000000001.txt');
      expect(readFileSync(made, 'utf8')).toBe('person is "ann"\n');
      const { totals } = JSON.parse(readFileSync(join(folder, 'out/manifest.json'), 'utf8'));
      expect(totals).toEqual({ converted: 1, refused: 1 });
    });

    it('runs as a command', () => {
      const entry = join(store, 'cli/node_modules/@sigmazuh/cli/bin/sigmazuh.js');
      const { version } = manifestOf(join(projectRoot, 'packages/cli'));
      expect(run(process.execPath, [entry, '--version'], store)).toBe(`${version}\n`);
    });
  });
});

interface PackageManifest {
  readonly version: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): PackageManifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Unpacks a package into a folder of its own, in which it finds the dependencies that it names and no others. */
async function install(name: string, store: string): Promise<void> {
  const modules = join(store, name, 'node_modules');
  const own = join(modules, '@sigmazuh', name);
  const { version } = manifestOf(join(projectRoot, 'packages', name));
  const tarball = readFileSync(join(store, `sigmazuh-${name}-${version}.tgz`));
  for (const { header, data } of await unpackTar(gunzipSync(tarball))) {
    if (data === undefined) continue;
    const file = join(own, header.name.replace(/^package\//, ''));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, data);
  }
  for (const dependency of Object.keys(manifestOf(own).dependencies ?? {})) {
    const link = join(modules, dependency);
    const ours = /^@sigmazuh\/(.*)$/.exec(dependency)?.[1];
    const target =
      ours === undefined ? placeOf(dependency, name) : join(store, ours, 'node_modules/@sigmazuh', ours);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link, 'junction');
  }
}

/** Where a dependency of others' lies: with the package, or with all packages. */
function placeOf(dependency: string, name: string): string {
  const own = join(projectRoot, 'packages', name, 'node_modules', dependency);
  return existsSync(own) ? own : join(projectRoot, 'node_modules', dependency);
}

describe('the command', () => {
  it('works in a checkout that was not built, through its committed entry', () => {
    const version = JSON.parse(readFileSync(join(projectRoot, 'packages/cli/package.json'), 'utf8')).version;
    const entry = join(projectRoot, 'packages/cli/bin/sigmazuh.js');
    expect(run(process.execPath, [entry, '--version'], directory)).toBe(`${version}\n`);
    // The same entry in a folder without a build, next to the sources.
    const copy = join(projectRoot, 'packages/cli/bin', `unbuilt-${process.pid}.js`);
    const text = readFileSync(entry, 'utf8')
      .replace('../bundle/', '../no-bundle/')
      .replace('../build/main.js', '../build/not-there.js');
    writeFileSync(copy, text);
    try {
      expect(run(process.execPath, [copy, '--version'], directory)).toBe(`${version}\n`);
    } finally {
      rmSync(copy);
    }
  });

  it('starts from its bundle, unless a package in it was compiled since', () => {
    const cli = join(directory, 'checkout/packages/cli');
    const compiled = join(directory, 'checkout/packages/regex/build/.tsbuildinfo');
    const write = (path: string, text: string) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    };
    write(
      join(cli, 'bin/sigmazuh.js'),
      readFileSync(join(projectRoot, 'packages/cli/bin/sigmazuh.js'), 'utf8'),
    );
    write(join(cli, 'package.json'), '{"type": "module"}');
    write(join(cli, 'build/main.js'), "process.stdout.write('modules');");
    write(join(cli, 'bundle/main.js'), "process.stdout.write('bundle');");
    write(join(cli, 'bundle/made-of.json'), '["regex"]');
    write(compiled, '');
    const started = () => run(process.execPath, [join(cli, 'bin/sigmazuh.js')], directory);
    const now = Date.now() / 1_000;
    utimesSync(join(cli, 'bundle/made-of.json'), now, now);
    utimesSync(compiled, now - 60, now - 60);
    expect(started()).toBe('bundle');
    utimesSync(compiled, now + 60, now + 60);
    expect(started()).toBe('modules');
    rmSync(join(cli, 'bundle'), { recursive: true });
    expect(started()).toBe('modules');
  });

  it('is one tarball that installs alone and offline, and builds a pack', () => {
    const tsx = join(projectRoot, 'node_modules/.bin/tsx');
    const made = run(tsx, ['--conditions=sigmazuh:source', 'scripts/standalone.ts', directory], projectRoot);
    const tarball = readdirSync(directory).find((name) => name.endsWith('.tgz'));
    expect(made).toContain(tarball);
    const first = readFileSync(join(directory, tarball ?? ''));
    run(tsx, ['--conditions=sigmazuh:source', 'scripts/standalone.ts', directory], projectRoot);
    expect(readFileSync(join(directory, tarball ?? '')).equals(first)).toBe(true);

    writeFileSync(join(directory, 'package.json'), '{"private": true}');
    run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], directory);
    expect(readdirSync(join(directory, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'sigmazuh',
    ]);
    writeFileSync(
      join(directory, 'rule.yml'),
      'title: T\nid: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90\nlogsource: {product: windows, category: process_creation}\ndetection: {s: {CommandLine|re: "a+b"}, condition: s}\n',
    );
    const command = join(directory, 'node_modules/.bin/sigmazuh');
    run(command, ['build', 'rule.yml', '--strict'], directory);
    expect(JSON.parse(readFileSync(join(directory, 'dist/manifest.json'), 'utf8')).totals.converted).toBe(1);
    const log = run(command, ['logtest', '--rules', 'dist', '--check'], directory);
    expect(JSON.parse(log)).toMatchObject({ ok: true });
  });
});

describe('the language server', () => {
  it.skipIf(!isBuilt)('answers from the file that is installed as its command', async () => {
    const entry = join(projectRoot, 'packages/language-server/bin/sigmazuh-language-server.js');
    const editor = new EditorClient([entry], { 'sigmazuh.yml': 'rules: [.]\n' });
    const { serverInfo } = await editor.start();
    expect(serverInfo?.name).toBe('sigmazuh');
    await editor.open(
      'asked_of_all.yml',
      'title: T\nlogsource: {category: proces_creation, product: windows}\ndetection: {s: {a: b}, condition: s}\n',
    );
    const told = await editor.diagnostics('asked_of_all.yml', (all) =>
      all.some(({ code }) => code === 'log-source-unmapped'),
    );
    const page = told.find(({ code }) => code === 'log-source-unmapped')?.codeDescription?.href ?? '';
    expect(readFileSync(new URL(page), 'utf8')).toContain('# log-source-unmapped');
    expect(await editor.end()).toBe(0);
  });
});
