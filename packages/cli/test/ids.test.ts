import { execFile } from 'node:child_process';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readIdFile } from '@sigmazuh/wazuh';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../src/ids/lock-file.ts';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
beforeEach(() => {
  workplace = new Workplace();
});
afterEach(() => workplace.remove());

const soundId = '6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90';
const ruleNumber = (number: number) =>
  soundRule
    .replace('6f1e3a52', (0x10000000 + number).toString(16))
    .replace('title: Whoami', `title: Whoami ${number}`);

const idsIn = (text: string) => {
  const read = readIdFile(text);
  if ('error' in read) throw new Error(read.error);
  return read.file;
};

describe('the id file of a build', () => {
  it('keeps the id of a rule that was rewritten', async () => {
    workplace.write('rules/a.yml', soundRule);
    await workplace.run(['build', 'rules', '--ids', 'ids.yml']);
    const before = workplace.read('ids.yml');
    workplace.write(
      'rules/moved/b.yml',
      soundRule
        .replace('title: Whoami', 'title: Who')
        .replace('level: low', 'level: high')
        .replace('whoami', 'id'),
    );
    workplace.write('rules/a.yml', ruleNumber(1));
    await workplace.run(['build', 'rules', '--ids', 'ids.yml']);
    expect(idsIn(workplace.read('ids.yml')).rules.get(soundId)).toBe(idsIn(before).rules.get(soundId));
  });

  it('is missed when there is none', async () => {
    workplace.write('rules/a.yml', soundRule);
    const { exit, err } = await workplace.run(['build', 'rules']);
    expect(exit).toBe(0);
    expect(err).toContain('will not last');
    expect((await workplace.run(['build', 'rules', '--ids', 'ids.yml'])).err).toBe('');
  });

  it.each([
    ['conflict markers', 'version: 2\n<<<<<<< ours\n', /^sigmazuh: ids\.yml:2:1 a merge conflict/],
    [
      'an unknown key',
      'version: 2\nrulez: {}\n',
      /^sigmazuh: ids\.yml:2:1 an id file has no "rulez"; did you mean "rules"/,
    ],
    ['an empty file', '', /^sigmazuh: ids\.yml:1:1 the id file is empty/],
    ['one id twice', 'version: 2\nrules:\n  a: 200000\n  b: 200000\n', /^sigmazuh: ids\.yml:4:6 .*line 3/],
    ['the first format', 'range: [200000, 289999]\npinned: {}\nids: {}\n', /ids migrate/],
  ])('is told for %s, and nothing is written', async (_, text, says) => {
    workplace.write('rules/a.yml', soundRule);
    workplace.write('ids.yml', text);
    const before = workplace.files();
    const { exit, err } = await workplace.run(['build', 'rules', '--ids', 'ids.yml']);
    expect(err).toMatch(says);
    expect(exit).toBe(2);
    expect(workplace.files()).toEqual(before);
  });

  it('loses nothing when builds run at once', async () => {
    const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
    const build = async (number: number) => {
      workplace.write(`rules${number}/a.yml`, ruleNumber(number));
      const command = ['build', `rules${number}`, '--ids', 'ids.yml', '--out', `dist${number}`];
      await promisify(execFile)(
        process.execPath,
        ['--conditions=sigmazuh:source', '--import', import.meta.resolve('tsx'), main, ...command],
        { cwd: workplace.directory },
      );
      const manifest = JSON.parse(workplace.read(`dist${number}/manifest.json`));
      return [manifest.rules[0].id, manifest.rules[0].wazuhIds[0]];
    };
    const given = await Promise.all([1, 2, 3].map(build));
    expect(Object.fromEntries(idsIn(workplace.read('ids.yml')).rules)).toEqual(Object.fromEntries(given));
    expect(existsSync(join(workplace.directory, 'ids.yml.lock'))).toBe(false);
  }, 60_000);
});

describe('a manager that has the pack', () => {
  const template =
    '<rule id="7" level="0" noalert="1"><category>ossec</category><description>e</description></rule>';
  const windows =
    '<rule id="60000" level="0"><category>ossec</category><decoded_as>windows_eventchannel</decoded_as><description>w</description></rule>';

  it('gets the same pack again', async () => {
    workplace.write('rules/a.yml', soundRule);
    workplace.write('manager/0010-rules.xml', `<group name="m,">${template}${windows}</group>`);
    const command = ['build', 'rules', '--ids', 'ids.yml', '--ruleset', 'manager'];
    await workplace.run(command);
    const first = workplace.files();
    for (const path of JSON.parse(workplace.read('dist/manifest.json')).files) {
      workplace.write(`manager/${path}`, workplace.read(`dist/${path}`));
    }
    const { exit, err } = await workplace.run(command);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(workplace.files()).toMatchObject(first);
  });
});

describe('ids migrate', () => {
  const first = `range: [200000, 289999]\npinned: {}\nids:\n  ${soundId} 556f5e1165bb 0.0: 200020\n  ${soundId} 556f5e1165bb 0.1: 200010\n`;

  it('makes the id file of the first format one that build takes', async () => {
    workplace.write('rules/a.yml', soundRule);
    workplace.write('sigmazuh.yml', 'ids: ids.yml\nrules: rules\n');
    workplace.write('ids.yml', first);
    const { exit, out } = await workplace.run(['ids', 'migrate']);
    expect(exit).toBe(0);
    expect(out).toContain(`${soundId} keeps 200010; retired: 200020`);
    await workplace.run(['build']);
    expect(JSON.parse(workplace.read('dist/manifest.json')).rules[0].wazuhIds).toEqual([200_010]);
    expect(Object.fromEntries(idsIn(workplace.read('ids.yml')).retired)).toEqual({ 200020: soundId });
  });

  it('tells a script what became of each rule', async () => {
    workplace.write('ids.yml', first);
    const { out } = await workplace.run(['ids', 'migrate', 'ids.yml', '--format', 'json']);
    expect(JSON.parse(out)).toEqual({ rules: [{ rule: soundId, wazuhId: 200_010, retired: [200_020] }] });
  });

  it('leaves a file of the present format alone', async () => {
    workplace.write('ids.yml', 'version: 2\nrules: {}\n');
    const { exit, err } = await workplace.run(['ids', 'migrate', 'ids.yml']);
    expect(err).toContain('ids.yml:1:1 ');
    expect(exit).toBe(2);
    expect(workplace.read('ids.yml')).toBe('version: 2\nrules: {}\n');
  });
});

describe('a lock', () => {
  const nobody = 2 ** 30;
  const lock = () => join(workplace.directory, 'ids.yml.lock');
  const quick = { waitSeconds: 0.1, staleSeconds: 60 };

  it('is given up, also when what it was taken for fails', async () => {
    await expect(
      withLock(lock(), () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await withLock(lock(), () => existsSync(lock()))).toBe(true);
    expect(existsSync(lock())).toBe(false);
  });

  it('is waited for, and named when it is not given up', async () => {
    writeFileSync(lock(), `${process.ppid}\n${hostname()}\n`);
    await expect(withLock(lock(), () => 1, quick)).rejects.toThrow(`process ${process.ppid}`);
    expect(existsSync(lock())).toBe(true);
  });

  it.each([
    ['whose process is gone', `${nobody}\n${hostname()}\n`, 0],
    ['of another host that is old', '1\nelsewhere\n', 120],
    ['that was never written to, as its maker was ended', '', 10],
  ])('%s is taken over', async (_, text, age) => {
    writeFileSync(lock(), text);
    const then = Date.now() / 1_000 - age;
    utimesSync(lock(), then, then);
    expect(await withLock(lock(), () => 1, quick)).toBe(1);
  });

  it('of another host that is young is not', async () => {
    writeFileSync(lock(), '1\nelsewhere\n');
    await expect(withLock(lock(), () => 1, quick)).rejects.toThrow('elsewhere');
  });
});

describe('name and levels', () => {
  it('set the ids of the pack and the levels of its rules', async () => {
    workplace.write('rules/a.yml', soundRule);
    workplace.write('sigmazuh.yml', 'name: second\nrules: rules\nlevels:\n  low: 7\n');
    await workplace.run(['build']);
    const manifest = JSON.parse(workplace.read('dist/manifest.json'));
    expect(manifest.rules[0].wazuhIds[0]).toBeGreaterThanOrEqual(340_000);
    const xml = manifest.files.map((path: string) => workplace.read(`dist/${path}`)).join('');
    expect(xml).toContain(`<rule id="${manifest.rules[0].wazuhIds[0]}" level="7">`);
  });

  it.each([
    ['name: Second', /sigmazuh\.yml:1:7 "Second" is not a name of small letters/],
    ['name: a/b', /sigmazuh\.yml:1:7 "a\/b" is not a name of small letters/],
    ['levels:\n  low: 17', /sigmazuh\.yml:2:8 "17" is not a level from 1 to 16/],
    ['levels:\n  low: 0', /sigmazuh\.yml:2:8 "0" is not a level from 1 to 16/],
    ['levels:\n  low: 9', /none may be below that of a less severe one/],
    ['levels:\n  lowest: 3', /sigmazuh\.yml:2:3 "levels" has no "lowest"/],
  ])('%j is refused', async (text, says) => {
    workplace.write('sigmazuh.yml', `${text}\n`);
    const { exit, err } = await workplace.run(['build']);
    expect(err).toMatch(says);
    expect(exit).toBe(2);
  });
});
