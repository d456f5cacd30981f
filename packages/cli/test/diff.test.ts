import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { compare } from '../src/diff/compare.ts';
import { packSide } from '../src/diff/sides/pack-side.ts';
import { rulesSide } from '../src/diff/sides/rules-side.ts';
import { writePack } from '../src/project/pack-files.ts';
import { drawn, edit, edited, hand, written } from './drawn-rules.ts';
import { soundCorrelation, soundRule, Workplace } from './terminal.ts';

let workplace: Workplace | undefined;
afterEach(() => {
  workplace?.remove();
  workplace = undefined;
});

const second = soundRule
  .replace('6f1e', '7f1e')
  .replace('title: Whoami', 'title: Who')
  .replace('whoami', 'who');

describe('diff', () => {
  it.each([
    {
      name: 'nothing',
      change: (text: string) => text,
      says: /^0 added, 0 removed, 0 changed in meaning, 0 in level, 1 as they were/,
    },
    {
      name: 'another title',
      change: (text: string) => text.replace('title: Whoami', 'title: Renamed'),
      says: /^0 added, 0 removed, 0 changed/,
    },
    {
      name: 'another name of the search',
      change: (text: string) => text.replaceAll('selection', 'chosen'),
      says: /^0 added, 0 removed, 0 changed/,
    },
    {
      name: 'the same in other words',
      change: (text: string) => text.replace("Image|endswith: '\\whoami.exe'", "Image: '*\\whoami.exe'"),
      says: /^0 added, 0 removed, 0 changed/,
    },
    {
      name: 'comments and quotes',
      change: (text: string) => `# mine\n${text.replace('level: low', 'level: "low" # yes')}`,
      says: /^0 added, 0 removed, 0 changed/,
    },
    {
      name: 'letters in another case',
      change: (text: string) => text.replace('whoami.exe', 'WhoAmI.EXE'),
      says: /^0 added, 0 removed, 0 changed/,
    },
    {
      name: 'letters in another case where case matters',
      change: (text: string) =>
        text.replace("Image|endswith: '\\whoami.exe'", "Image|cased|endswith: '\\WHOAMI.exe'"),
      says: /^~ Whoami {2}\S+: means something else/,
    },
    {
      name: 'the same value in two cases',
      change: (text: string) =>
        text.replace("'\\whoami.exe'", "\n            - '\\WHOAMI.exe'\n            - '\\whoami.exe'"),
      says: /^0 added, 0 removed, 0 changed/,
    },
    {
      name: 'another value',
      change: (text: string) => text.replace('whoami.exe', 'whoareyou.exe'),
      says: /^~ Whoami {2}\S+: means something else/,
    },
    {
      name: 'another level',
      change: (text: string) => text.replace('level: low', 'level: high'),
      says: /^~ Whoami {2}\S+: level low → high/,
    },
    {
      name: 'another level in Wazuh',
      change: (text: string) => `${text}sigmazuh: {level: 9}\n`,
      says: /^~ Whoami {2}\S+: Wazuh level 5 → 9/,
    },
    {
      name: 'another log source',
      change: (text: string) => text.replace('process_creation', 'process_access'),
      says: /means something else/,
    },
    {
      name: 'a log source that is refused',
      change: (text: string) => text.replace('product: windows', 'product: teapot'),
      says: /refused now: no pipeline/,
    },
  ])('tells $name', async ({ change, says }) => {
    workplace = new Workplace({ 'old/a.yml': soundRule, 'new/b.yml': change(soundRule) });
    const { exit, out } = await workplace.run(['diff', 'old', 'new']);
    expect(exit).toBe(0);
    expect(out).toMatch(says);
  });

  it('says what it could not read of either side, and ends in 1', async () => {
    workplace = new Workplace({
      'old/a.yml': soundRule,
      'new/a.yml': soundRule,
      'new/b.yml': 'title: [\n',
    });
    const { exit, out, err } = await workplace.run(['diff', 'old', 'new']);
    expect(out).toMatch(/^0 added, 0 removed, 0 changed in meaning, 0 in level, 1 as they were/);
    expect(err).toMatch(/^not compared, of new: new\/b\.yml:2:1 .* \[yaml-syntax\]\n$/);
    expect(exit).toBe(1);
  });

  const correlation = soundCorrelation.replace('[Computer]', '[User, Computer]');
  it.each([
    { name: 'only another title and unit of time', from: 'timespan: 5m', to: 'timespan: 300s', changed: 0 },
    { name: 'another order', from: '[User, Computer]', to: '[Computer, User]', changed: 0 },
    { name: 'another time', from: 'timespan: 5m', to: 'timespan: 6m', changed: 1 },
    { name: 'another number', from: 'gte: 10', to: 'gte: 11', changed: 1 },
    { name: 'another field', from: '[User, Computer]', to: '[User]', changed: 1 },
  ])('tells of a correlation: $name', ({ from, to, changed }) => {
    const rule = (text: string) => `${soundRule}---\n${text}`;
    const next = correlation.replace('title: Whoami Often', 'title: Again and Again').replace(from, to);
    const found = compare(side(rule(correlation), 2), side(rule(next), 2)).changed;
    expect(found.map(({ changes }) => changes)).toEqual(changed === 0 ? [] : [['meaning']]);
  });

  it('tells what is added and removed, in text, JSON and Markdown', async () => {
    workplace = new Workplace({ 'old/a.yml': soundRule, 'new/b.yml': second });
    const { out, exit } = await workplace.run(['diff', 'old', 'new', '--exit-code']);
    expect(exit).toBe(1);
    expect(out).toMatch(/^\+ Who {2}new\/b\.yml, low\n- Whoami {2}old\/a\.yml, low\n\n1 added, 1 removed/);
    const json = JSON.parse((await workplace.run(['diff', 'old', 'new', '--format', 'json'])).out);
    expect(json).toMatchObject({ added: [{ title: 'Who' }], removed: [{ title: 'Whoami' }], changed: [] });
    const markdown = (await workplace.run(['diff', 'old', 'new', '--format', 'markdown'])).out;
    expect(markdown).toContain(
      '#### Added\n\n| rule | level | file |\n| --- | --- | --- |\n| Who | low | new/b.yml |\n',
    );
  });

  it('compares packs as a manager sees them', async () => {
    workplace = new Workplace({
      'old/a.yml': soundRule,
      'new/a.yml': soundRule.replace('title: Whoami', 'title: X'),
    });
    await workplace.run(['build', 'old', '--out', 'p1']);
    await workplace.run(['build', 'new', '--out', 'p2']);
    expect((await workplace.run(['diff', 'p1', 'p2'])).out).toMatch(
      /^0 added, 0 removed, 0 changed in meaning/,
    );
    workplace.write('new/a.yml', soundRule.replace('whoami.exe', 'whoareyou.exe'));
    await workplace.run(['build', 'new', '--out', 'p3']);
    expect((await workplace.run(['diff', 'p1', 'p3'])).out).toMatch(/^~ Whoami {2}\S+: means something else/);
  });

  it('compares a revision with the rules as they are now', async () => {
    workplace = new Workplace({ 'sigmazuh.yml': 'rules: rules\n', 'rules/a.yml': soundRule });
    const git = (...argv: readonly string[]) =>
      execFileSync('git', argv, { cwd: workplace?.directory ?? '', stdio: 'pipe' });
    git('init', '-q');
    git('add', '-A');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'one');
    workplace.write('rules/a.yml', soundRule.replace('level: low', 'level: critical'));
    workplace.write('rules/b.yml', second);
    const { out } = await workplace.run(['diff', 'HEAD']);
    expect(out).toMatch(/^\+ Who {2}rules\/b\.yml, low\n~ Whoami {2}rules\/a\.yml: level low → critical\n/);
  });

  it.each([
    { argv: ['diff', 'nowhere', 'old'], says: 'nowhere: no file or directory, and no revision' },
    { argv: ['diff', 'old', 'pack'], says: 'a pack can be compared with a pack only' },
    { argv: ['diff', '--upload-pack=x', 'old'], says: "unknown option '--upload-pack=x'" },
  ])('says what cannot be compared: $argv', async ({ argv, says }) => {
    workplace = new Workplace({ 'old/a.yml': soundRule });
    await workplace.run(['build', 'old', '--out', 'pack']);
    const { exit, err } = await workplace.run(argv);
    expect(err).toContain(says);
    expect(exit).toBe(2);
  });
});

function side(text: string, count = 1) {
  const diagnostics = new Diagnostics();
  const documents = parseSigma(text, 'r.yml', diagnostics);
  if (documents.length !== count) throw new Error(`${JSON.stringify(diagnostics.all)}\n${text}`);
  return rulesSide('side', { documents, placeholders: {}, pack: null }, {});
}

const differs = (one: string, other: string): boolean => compare(side(one), side(other)).changed.length > 0;

function packOf(name: string, text: string) {
  const pack = buildPack(parseSigma(text, 'r.yml', new Diagnostics()), { ids: emptyIdFile });
  const directory = join(workplace?.directory ?? '', name);
  writePack(pack, directory, () => undefined);
  return packSide(name, directory);
}

const saysOtherwise = (one: string, other: string): boolean =>
  compare(packOf('one', one), packOf('other', other)).changed.some(
    ({ changes }) => changes.includes('meaning') || changes.includes('level'),
  );

describe('what counts as a change', () => {
  it('is none that only renames, reformats, reorders, or writes letters in another case', () => {
    fc.assert(
      fc.property(drawn, hand, hand, (rule, one, other) => {
        expect(differs(written(rule, one), written(rule, other))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is none in packs either', () => {
    workplace = new Workplace();
    fc.assert(
      fc.property(drawn, hand, hand, (rule, one, other) => {
        expect(saysOtherwise(written(rule, one), written(rule, other))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('is every edit that another event can tell', () => {
    fc.assert(
      fc.property(drawn, hand, hand, edit, (rule, one, other, at) => {
        // An item whose search is both asked for and excluded may mean nothing at all, whatever its values.
        fc.pre(rule.joined !== 'the first and not the last');
        expect(differs(written(rule, one), written(edited(rule, at), other))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
