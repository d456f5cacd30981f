import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const wrongFiles: readonly {
  readonly name: string;
  readonly text: string | Uint8Array;
  readonly says: RegExp;
}[] = [
  { name: 'broken YAML', text: 'title: [unclosed\nlogsource:\n', says: /^rules\/x\.yml:\d+:\d+ error / },
  {
    name: 'a missing condition',
    text: soundRule.replace('  condition: selection\n', ''),
    says: /^rules\/x\.yml:15:1 error the detection has no condition /,
  },
  {
    name: 'an undefined search identifier',
    text: soundRule.replace('condition: selection', 'condition: selektion'),
    says: /^rules\/x\.yml:18:14 error .*"selektion"[\s\S]*did you mean "selection"/,
  },
  {
    name: 'an unknown modifier',
    text: soundRule.replace('|endswith', '|endwith'),
    says: /^rules\/x\.yml:17:11 error .*"endwith"[\s\S]*did you mean "endswith"/,
  },
  {
    name: 'a regex that is no text',
    text: soundRule.replace("|endswith: '\\whoami.exe'", '|re: 5'),
    says: /^rules\/x\.yml:17:15 error /,
  },
  { name: 'an empty file', text: '', says: /^rules\/x\.yml:1:1 error / },
  {
    name: 'a binary file',
    text: new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff]),
    says: /^rules\/x\.yml:1:\d+ error /,
  },
];

describe('build with a bad rule', () => {
  it.each(wrongFiles)('says once what is wrong with $name and touches nothing', async ({ text, says }) => {
    workplace = new Workplace({
      'rules/x.yml': text,
      'rules/good.yml': soundRule,
      'dist/manifest.json': '{"files":[]}',
    });
    const before = workplace.files();
    const { exit, out, err } = await workplace.run(['build', 'rules']);
    expect(err).toMatch(says);
    expect(err.match(/ error /g)).toHaveLength(1);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(workplace.files()).toEqual(before);
  });
});

describe('build of a directory without rules', () => {
  it('is an error at its place, and touches nothing', async () => {
    workplace = new Workplace({ 'empty/readme.txt': 'no rules here', 'dist/manifest.json': '{"files":[]}' });
    const before = workplace.files();
    const { exit, err } = await workplace.run(['build', 'empty']);
    expect(err).toBe('empty:1:1 error the directory holds no .yml or .yaml file\n');
    expect(exit).toBe(1);
    expect(workplace.files()).toEqual(before);
  });
});

describe('a command line that cannot work', () => {
  it.each([
    {
      name: 'a path that is not there',
      argv: ['build', 'nowhere'],
      says: 'nowhere: no such file or directory',
    },
    { name: 'no rules at all', argv: ['build'], says: 'no rules' },
    { name: 'an unknown option', argv: ['build', '--fast'], says: "unknown option '--fast'" },
    { name: 'an unknown command', argv: ['bild'], says: "unknown command 'bild'" },
    {
      name: 'a ruleset that is not there',
      argv: ['logtest', '--ruleset', 'nowhere'],
      says: 'nowhere: no such directory',
    },
    { name: 'a list without a name', argv: ['logtest', '--list', 'x'], says: 'write FILE=NAME' },
  ])('ends in 2 for $name', async ({ argv, says }) => {
    workplace = new Workplace();
    const { exit, err } = await workplace.run(argv);
    expect(err).toContain(says);
    expect(exit).toBe(2);
  });

  it.each([
    { name: 'broken YAML', text: 'rules: [a', says: /sigmazuh\.yml:\d+:\d+ / },
    { name: 'an unknown setting', text: 'rule: sigma\n', says: /sigmazuh\.yml:1:1 unknown setting "rule"/ },
    {
      name: 'a setting of the wrong kind',
      text: 'out:\n  - a\n',
      says: /sigmazuh\.yml:2:3 "out" must be a path/,
    },
  ])('names the place of $name in sigmazuh.yml', async ({ text, says }) => {
    workplace = new Workplace({ 'sigmazuh.yml': text });
    const { exit, err } = await workplace.run(['build']);
    expect(err).toMatch(says);
    expect(exit).toBe(2);
  });
});

describe('an event stream with a bad line', () => {
  it('names the line, judges the others and ends in 1', async () => {
    workplace = new Workplace({ 'rules/good.yml': soundRule });
    const input = '{"id":1,"log":"x"}\n{"id":2,\n\n[1]\n{"id":3}\n{"id":4,"log":"x"}\n';
    const { exit, out, err } = await workplace.run(['eval', '--rules', 'rules'], input);
    expect(out).toBe('{"id":1,"rules":[]}\n{"id":4,"rules":[]}\n');
    expect(err.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'stdin:2:9',
      'stdin:4:1',
      'stdin:5:1',
      '',
    ]);
    expect(exit).toBe(1);
  });
});
