import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const inPlace = (path: string) => join(workplace.directory, path);
const statuses = () =>
  JSON.parse(workplace.read('dist/manifest.json')).rules.map((rule: { path: string; status: string }) => [
    rule.path,
    rule.status,
  ]);
const stackTrace = /^ {4}at |node:internal/m;
const nobody = 65534;

/** Runs the command as a process of its own, without the rights of root, who may read and write everything. */
function runAsNobody(
  argv: readonly string[],
  before = '',
): { readonly exit: number | null; readonly err: string } {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) spawnSync('chown', ['-R', String(nobody), workplace.directory]);
  const command = [
    process.execPath,
    '--conditions=sigmazuh:source',
    '--import',
    import.meta.resolve('tsx'),
    fileURLToPath(new URL('../src/main.ts', import.meta.url)),
    ...argv,
  ];
  const { status, stderr } = spawnSync('bash', ['-c', `${before}exec "$@"`, 'bash', ...command], {
    cwd: workplace.directory,
    encoding: 'utf8',
    env: { ...process.env, HOME: workplace.directory, TMPDIR: workplace.directory, TSX_DISABLE_CACHE: '1' },
    ...(isRoot ? { uid: nobody, gid: nobody } : {}),
  });
  return { exit: status, err: stderr };
}

describe('among the rules', () => {
  it.each([
    {
      name: 'a link to nothing',
      make: () => symlinkSync('gone', inPlace('rules/x.yml')),
      says: 'leads nowhere',
    },
    {
      name: 'a link to itself',
      make: () => symlinkSync('x.yml', inPlace('rules/x.yml')),
      says: 'in a circle',
    },
    {
      name: 'a link to a device',
      make: () => symlinkSync('/dev/zero', inPlace('rules/x.yml')),
      says: 'a device',
    },
    { name: 'a pipe', make: () => spawnSync('mkfifo', [inPlace('rules/x.yml')]), says: 'it is a pipe' },
    {
      name: 'a file of 40 MB',
      make: () => {
        workplace.write('rules/x.yml', soundRule);
        truncateSync(inPlace('rules/x.yml'), 40 * 1024 * 1024);
      },
      says: 'it has 40 MB, more than 32',
    },
  ])('$name is one refused entry', async ({ make, says }) => {
    workplace = new Workplace({ 'rules/good.yml': soundRule });
    make();
    const { exit, err } = await workplace.run(['build', 'rules']);
    expect(err).toMatch(new RegExp(`^rules/x\\.yml:1:1 error .*${says}.*\\[unreadable-file\\]`));
    expect(exit).toBe(0);
    expect(statuses()).toEqual([
      ['rules/good.yml', 'converted'],
      ['rules/x.yml', 'refused'],
    ]);
  });

  it('a directory that is linked into itself is read once', async () => {
    workplace = new Workplace({ 'rules/a/good.yml': soundRule });
    symlinkSync('..', inPlace('rules/a/loop'));
    symlinkSync('a', inPlace('rules/b'));
    const { exit, err } = await workplace.run(['build', 'rules', '--strict']);
    expect(exit).toBe(0);
    expect(err).not.toMatch(/ error | warning /);
    expect(statuses()).toEqual([['rules/a/good.yml', 'converted']]);
  });

  it('a link to all that lies above is not followed', async () => {
    workplace = new Workplace({ 'rules/a/good.yml': soundRule, 'other.yml': soundRule });
    symlinkSync('../..', inPlace('rules/a/up'));
    symlinkSync('/', inPlace('rules/all'));
    const { exit, err } = await workplace.run(['build', 'rules']);
    expect(exit).toBe(0);
    for (const link of ['rules/a/up', 'rules/all']) {
      expect(err).toContain(
        `${link}:1:1 error the file cannot be read: a link to a directory that holds this one`,
      );
    }
    expect(statuses()).toEqual([
      ['rules/a/good.yml', 'converted'],
      ['rules/a/up', 'refused'],
      ['rules/all', 'refused'],
    ]);
  });

  it('what may not be read is one refused entry', async () => {
    workplace = new Workplace({ 'rules/good.yml': soundRule, 'rules/x.yml': soundRule, 'rules/y/z.yml': '' });
    chmodSync(inPlace('rules/x.yml'), 0);
    chmodSync(inPlace('rules/y'), 0);
    const { exit, err } = runAsNobody(['build', 'rules']);
    expect(err).toMatch(/^rules\/x\.yml:1:1 error the file cannot be read: permission denied/m);
    expect(err).toMatch(/^rules\/y:1:1 error the directory cannot be read: permission denied/m);
    expect(err).not.toMatch(stackTrace);
    expect(exit).toBe(0);
  });
});

describe('a path on the command line', () => {
  it('to a directory that may not be read is told, and the pack stays', async () => {
    workplace = new Workplace({ 'rules/good.yml': soundRule });
    await workplace.run(['build', 'rules']);
    const before = workplace.files();
    chmodSync(inPlace('rules'), 0);
    const { exit, err } = runAsNobody(['build', 'rules']);
    chmodSync(inPlace('rules'), 0o755);
    expect({ exit, err }).toEqual({ exit: 2, err: 'sigmazuh: rules: permission denied\n' });
    expect(workplace.files()).toEqual(before);
  });

  it.each([
    { name: 'a device', argv: ['build', '/dev/zero'], says: '/dev/zero: it is a device, not a file' },
    { name: 'below a file', argv: ['check', 'rules/good.yml/x'], says: 'a part of the path is a file' },
    {
      name: 'a ruleset that is a file',
      argv: ['build', 'rules', '--ruleset', 'rules/good.yml'],
      says: 'a file, where the directory of a manager',
    },
    {
      name: 'an id file that is a directory',
      argv: ['build', 'rules', '--ids', 'rules'],
      says: 'it is a directory',
    },
    {
      name: 'a pipeline that is a directory of none',
      argv: ['build', 'rules', '--pipeline', 'empty'],
      says: 'holds no .yml',
    },
    {
      name: 'output onto a file',
      argv: ['build', 'rules', '--out', 'rules/good.yml'],
      says: 'it is a file, not a directory',
    },
    {
      name: 'output below a file',
      argv: ['build', 'rules', '--out', 'rules/good.yml/x'],
      says: 'a part of the path is a file',
    },
    {
      name: 'output into /proc',
      argv: ['build', 'rules', '--out', '/proc/pack/x'],
      says: '/proc/pack: cannot be written',
    },
    {
      name: 'output onto a device',
      argv: ['build', 'rules', '--out', '/dev/null'],
      says: 'it is a file, not a directory',
    },
    {
      name: 'ids onto a device that is full',
      argv: ['build', 'rules', '--ids', '/dev/full/x'],
      says: '/dev/full/x.lock: cannot be written: a part of the path is a file',
    },
    {
      name: 'an event that is not there',
      argv: ['explain', 'Whoami', '--rules', 'rules', '--event', 'x'],
      says: 'x: no such file',
    },
  ])('in a wrong way is told in a line: $name', async ({ argv, says }) => {
    workplace = new Workplace({ 'rules/good.yml': soundRule, 'empty/x': '' });
    const before = workplace.files();
    const { exit, err: told } = await workplace.run(argv);
    const err = told.replace(/^the ids of this pack will not last.*\n/, '');
    expect(err).toContain(says);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(exit).toBeGreaterThan(0);
    expect(workplace.files()).toEqual(before);
  });

  it('that may not be written is told, and nothing is', async () => {
    workplace = new Workplace({ 'rules/good.yml': soundRule, 'locked/x': '' });
    chmodSync(inPlace('locked'), 0o555);
    const before = workplace.files();
    const { exit, err } = runAsNobody(['build', 'rules', '--out', 'locked/dist', '--ids', 'ids.yml']);
    expect(err).toMatch(/^sigmazuh: .*locked\/.*: cannot be written: permission denied\n$/);
    expect(exit).toBe(2);
    const { 'ids.yml': _, ...left } = workplace.files();
    expect(left).toEqual(before);
  });

  it('on a disk that takes no more is told, and what was there is there still', async () => {
    workplace = new Workplace({ 'rules/good.yml': soundRule });
    await workplace.run(['build', 'rules', '--ids', 'ids.yml']);
    const before = workplace.files();
    workplace.write('rules/good.yml', soundRule.replace('level: low', 'level: high'));
    // A limit on the size of files stands in for a full disk: the write fails half-way through a file.
    const { exit, err } = runAsNobody(['build', 'rules', '--ids', 'ids.yml'], 'ulimit -f 1; ');
    expect(err).toMatch(/^sigmazuh: .*: cannot be written: it would be larger than a file may be\n$/);
    expect(exit).toBe(2);
    expect({ ...workplace.files(), 'rules/good.yml': '' }).toEqual({ ...before, 'rules/good.yml': '' });
  });
});

describe('the directory of a pack', () => {
  const foreign = '{"name": "a web page", "files": ["mine.txt"], "rules": []}';

  it('with the manifest of another tool keeps the files it names, and the manifest', async () => {
    workplace = new Workplace({
      'rules/a.yml': soundRule,
      'dist/manifest.json': foreign,
      'dist/mine.txt': 'mine',
    });
    const { exit, err } = await workplace.run(['build', 'rules']);
    expect(exit).toBe(0);
    expect(err).toContain('was not written by sigmazuh');
    expect(workplace.read('dist/mine.txt')).toBe('mine');
    expect(workplace.read('dist/manifest.json.not-ours')).toBe(foreign);
  });

  it.each(['../mine.txt', '/etc/hostname', 'a/../../mine.txt', 'a/b/c.xml', '.git/config'])(
    'whose manifest was changed to name %s loses nothing',
    async (path) => {
      workplace = new Workplace({ 'rules/a.yml': soundRule, 'mine.txt': 'mine', 'dist/a/b/c.xml': 'mine' });
      await workplace.run(['build', 'rules']);
      const manifest = JSON.parse(workplace.read('dist/manifest.json'));
      workplace.write(
        'dist/manifest.json',
        JSON.stringify({ ...manifest, files: [...manifest.files, path] }),
      );
      await workplace.run(['build', 'rules']);
      expect(workplace.read('mine.txt')).toBe('mine');
      expect(workplace.read('dist/a/b/c.xml')).toBe('mine');
    },
  );

  it('keeps a file of the pack before that somebody changed and the pack no longer has', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule });
    await workplace.run(['build', 'rules']);
    const [rules] = Object.keys(workplace.files()).filter((path) => /dist\/.*windows.*\.xml$/.test(path));
    workplace.write(rules ?? '', '<!-- mine -->');
    const other = soundRule
      .replace('product: windows', 'product: linux')
      .replace("'\\whoami.exe'", "'/whoami'");
    workplace.write('rules/a.yml', other);
    const { err } = await workplace.run(['build', 'rules']);
    expect(err).toContain('was changed by hand since it was built');
    expect(workplace.read(rules ?? '')).toBe('<!-- mine -->');
  });

  it('is replaced as a whole, and nothing is left beside it', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule });
    await workplace.run(['build', 'rules']);
    const before = statSync(inPlace('dist')).ino;
    await workplace.run(['build', 'rules']);
    expect(statSync(inPlace('dist')).ino).not.toBe(before);
    expect(readdirSync(workplace.directory).sort()).toEqual(['dist', 'rules']);
  });

  it('that is a link stays one', async () => {
    workplace = new Workplace({ 'rules/a.yml': soundRule });
    mkdirSync(inPlace('elsewhere'));
    symlinkSync('elsewhere', inPlace('dist'));
    await workplace.run(['build', 'rules']);
    expect(readdirSync(inPlace('elsewhere'))).toContain('manifest.json');
  });

  it.each([
    { name: 'before the new one took its place', left: '.dist.sigmazuh-old', gone: true },
    { name: 'while the new one was written', left: '.dist.sigmazuh-new', gone: false },
  ])('is finished after a run that was killed $name', async ({ left }) => {
    workplace = new Workplace({ 'rules/a.yml': soundRule, [`${left}/half.xml`]: 'half' });
    const { exit } = await workplace.run(['build', 'rules']);
    expect(exit).toBe(0);
    expect(readdirSync(workplace.directory).sort()).toEqual(['dist', 'rules']);
  });
});

describe('output that goes nowhere', () => {
  it.each([
    {
      name: 'a device that is full',
      before: 'exec > /dev/full; ',
      exit: 2,
      says: /^sigmazuh: standard output: cannot be written: no space is left on the device\n$/,
    },
    { name: 'a reader that has gone', before: 'exec > >(true); sleep 0.2; ', exit: 0, says: /^$/ },
  ])('is told in a line: $name', ({ before, exit, says }) => {
    workplace = new Workplace({ 'rules/good.yml': soundRule });
    const ended = runAsNobody(['list', 'sources'], before);
    expect(ended.err).toMatch(says);
    expect(ended.exit).toBe(exit);
  });
});
