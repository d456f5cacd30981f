import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
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
  {
    name: 'an unfinished merge',
    text: soundRule.replace('level: low', '<<<<<<< a\nlevel: low\n=======\nlevel: high\n>>>>>>> b'),
    says: /^rules\/x\.yml:21:1 error a merge conflict /,
  },
  {
    name: 'a condition one level too far left',
    text: soundRule.replace('  condition: selection', 'condition: selection'),
    says: /^rules\/x\.yml:15:1 error [\s\S]*line 18 stands one level too far left/,
  },
  {
    name: 'a level of Wazuh',
    text: soundRule.replace('level: low', 'level: 12'),
    says: /^rules\/x\.yml:21:8 error [\s\S]*level 12 of a Wazuh rule is "high"/,
  },
  {
    name: 'UTF-16 with a byte order mark',
    text: Buffer.from(`\uFEFF${soundRule}`, 'utf16le'),
    says: /^rules\/x\.yml:1:1 error the file is UTF-16 and not UTF-8/,
  },
  {
    name: 'UTF-16 without one',
    text: Buffer.from(soundRule, 'utf16le'),
    says: /^rules\/x\.yml:1:1 error the file is UTF-16 and not UTF-8/,
  },
  {
    name: 'UTF-16 in the other order',
    text: Buffer.from(`\uFEFF${soundRule}`, 'utf16le').swap16(),
    says: /^rules\/x\.yml:1:1 error the file is UTF-16 and not UTF-8/,
  },
  { name: 'an empty file', text: '', says: /^rules\/x\.yml:1:1 error / },
  {
    name: 'a binary file',
    text: new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff]),
    says: /^rules\/x\.yml:1:\d+ error /,
  },
];

interface Entry {
  readonly path: string;
  readonly status: string;
  readonly reason?: string;
}

const entriesOf = (manifest: string): readonly Entry[] => JSON.parse(manifest).rules;

describe('one bad file', () => {
  it.each(wrongFiles)('is one refused entry of the pack: $name', async ({ text, says }) => {
    workplace = new Workplace({ 'rules/x.yml': text, 'rules/good.yml': soundRule });
    const { exit, err } = await workplace.run(['build', 'rules']);
    expect(err).toMatch(says);
    expect(err.match(/ error /g)).toHaveLength(1);
    expect(exit).toBe(0);
    const entries = entriesOf(workplace.read('dist/manifest.json'));
    expect(entries.map(({ path, status }) => [path, status])).toEqual([
      ['rules/good.yml', 'converted'],
      ['rules/x.yml', 'refused'],
    ]);
    expect(entries[1]?.reason).toMatch(/^rules\/x\.yml:\d+:\d+ ./);
  });

  it.each(wrongFiles)('makes --strict fail and write nothing: $name', async ({ text, says }) => {
    workplace = new Workplace({ 'rules/x.yml': text, 'rules/good.yml': soundRule });
    const before = workplace.files();
    const { exit, out, err } = await workplace.run(['build', 'rules', '--strict']);
    expect(err).toMatch(says);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(workplace.files()).toEqual(before);
  });

  it.each(wrongFiles)('does not keep check from the others: $name', async ({ text, says }) => {
    workplace = new Workplace({
      'rules/x.yml': text,
      'rules/y.yml': soundRule.replace('attack.discovery', 'attack.nonsense'),
    });
    const { exit, out } = await workplace.run(['check', 'rules']);
    expect(out).toMatch(new RegExp(says.source, 'm'));
    expect(out).toMatch(/^rules\/y\.yml:\d+:\d+ warning .*\[unknown-tag\]$/m);
    expect(exit).toBe(1);
  });

  it('leaves the other documents of its file in the pack', async () => {
    const other = soundRule.replace('6f1e', '7f1e').replace('condition: selection', 'condition: selektion');
    workplace = new Workplace({ 'rules/x.yml': `${soundRule}---\n${other}` });
    await workplace.run(['build', 'rules']);
    const entries = JSON.parse(workplace.read('dist/manifest.json')).rules;
    expect(
      entries.map((entry: { id: string; status: string }) => [entry.id.slice(0, 4), entry.status]),
    ).toEqual([
      ['6f1e', 'converted'],
      ['7f1e', 'refused'],
    ]);
  });
});

describe('check', () => {
  it.each([
    {
      name: 'a malformed expression',
      rule: soundRule.replace("|endswith: '\\whoami.exe'", "|re: 'a['"),
      id: 'invalid-regex',
    },
    { name: 'an id that is taken', rule: soundRule, id: 'duplicate-id' },
  ])('says once what is an error: $name', async ({ rule, id }) => {
    workplace = new Workplace({
      'rules/a.yml': soundRule,
      'rules/x.yml': rule.replace('6f1e', id === 'duplicate-id' ? '6f1e' : '7f1e'),
    });
    const { out } = await workplace.run(['check', 'rules', '--format', 'json']);
    const ids = JSON.parse(out).map((each: { id: string }) => each.id);
    expect(ids.filter((each: string) => each === id)).toHaveLength(1);
    expect(ids).not.toContain('regex-refused');
  });
});

describe('check of many rules', () => {
  it('counts what it finds by check', async () => {
    const rules = Array.from({ length: 11 }, (_, i) => [
      `rules/${i}.yml`,
      soundRule.replace('6f1e', `${1000 + i}`).replace('attack.discovery', 'attack.nonsense'),
    ]);
    workplace = new Workplace(Object.fromEntries(rules));
    const { out } = await workplace.run(['check', 'rules']);
    expect(out).toMatch(/^findings +severity +check\n(?:.*\n)*11 +warning +unknown-tag *\n/m);
    expect(out).toMatch(/\n11 files, \d+ findings, \d+ remarks\n$/);
  });
});

describe('build of rules with one id', () => {
  it('says so, as check does', async () => {
    workplace = new Workplace({
      'rules/x.yml': soundRule,
      'rules/y.yml': soundRule.replace('whoami.exe', 'other.exe'),
    });
    const { exit, err } = await workplace.run(['build', 'rules']);
    expect(err).toMatch(
      /^rules\/y\.yml:\d+:5 error the id \S+ belongs to "Whoami" already \[duplicate-id\]$/m,
    );
    expect(exit).toBe(0);
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
    { name: 'an empty path', argv: ['build', 'rules', '--out', ''], says: 'it is empty' },
    { name: 'an empty path to rules', argv: ['build', ''], says: 'a path or name is empty' },
    { name: 'an empty ruleset', argv: ['build', 'rules', '--ruleset', ''], says: 'it is empty' },
    {
      name: 'an empty path to an id file',
      argv: ['build', 'rules', '--ids', ''],
      says: '--ids: it is empty',
    },
    { name: 'an empty path of a judge', argv: ['eval', '--rules', ''], says: '--rules: it is empty' },
    { name: 'nothing to be excluded', argv: ['build', 'rules', '--exclude', ''], says: 'it is empty' },
    { name: 'an unknown option', argv: ['build', '--fast'], says: "unknown option '--fast'" },
    { name: 'an unknown command', argv: ['bild'], says: '(sigmazuh --help lists the commands)' },
    { name: 'an option of no command', argv: ['build', '--x'], says: '(sigmazuh build --help explains it)' },
    {
      name: 'an option of no listing',
      argv: ['list', 'limits', '--x'],
      says: '(sigmazuh list limits --help explains it)',
    },
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
    {
      name: 'an unfinished merge',
      text: '<<<<<<< a\nrules: a\n=======\nrules: b\n>>>>>>> b\n',
      says: /sigmazuh\.yml:1:1 a merge conflict/,
    },
    {
      name: 'a second document',
      text: 'rules: a\n---\nrules: b\n',
      says: /sigmazuh\.yml:3:1 a configuration is one document/,
    },
    { name: 'a list', text: '- rules\n', says: /sigmazuh\.yml:1:1 the configuration is a map/ },
    {
      name: 'a level that is none',
      text: 'minLevel: 12\n',
      says: /sigmazuh\.yml:1:11 "12" is not a level; it may be informational, low/,
    },
    {
      name: 'an unknown check',
      text: 'checks:\n  titel-form: off\n',
      says: /sigmazuh\.yml:2:3 no diagnostic is called "titel-form"; did you mean "title-form"/,
    },
    {
      name: 'an unknown severity',
      text: 'checks:\n  title-form: loud\n',
      says: /sigmazuh\.yml:2:15 "loud" is not a severity; it may be error, warning, info, note, off/,
    },
    {
      name: 'an error that cannot be turned off',
      text: 'checks:\n  yaml-syntax: off\n',
      says: /sigmazuh\.yml:2:3 "yaml-syntax" stays an error/,
    },
    { name: 'an empty path', text: "out: ''\n", says: /sigmazuh\.yml:1:6 "" is not a path/ },
    {
      name: 'an empty path among others',
      text: "rules: [a, '']\n",
      says: /:1:12 "" is not a path/,
    },
    {
      name: 'an unknown setting',
      text: 'rule: sigma\n',
      says: /sigmazuh\.yml:1:1 the configuration has no "rule"; did you mean "rules"/,
    },
    {
      name: 'a setting of the wrong kind',
      text: 'out:\n  - a\n',
      says: /sigmazuh\.yml:2:3 "out" is a path, and this is a list/,
    },
  ])('names the place of $name in sigmazuh.yml', async ({ text, says }) => {
    workplace = new Workplace({ 'sigmazuh.yml': text });
    const { exit, err } = await workplace.run(['build']);
    expect(err).toMatch(says);
    expect(exit).toBe(2);
  });
});

describe('a configuration', () => {
  it.each([
    { name: 'that is empty', text: '' },
    { name: 'of comments only', text: '# nothing yet\n' },
    { name: 'with settings to be filled in', text: 'rules:\nout:\nchecks:\n' },
  ])('$name changes nothing', async ({ text }) => {
    workplace = new Workplace({ 'sigmazuh.yml': text, 'rules/good.yml': soundRule });
    expect((await workplace.run(['build', 'rules'])).exit).toBe(0);
    expect(workplace.files()).toHaveProperty('dist/manifest.json');
  });

  it('counts for the directories below it', async () => {
    workplace = new Workplace({ 'sigmazuh.yml': 'rules: rules\n', 'rules/good.yml': soundRule, 'a/b/c': '' });
    expect((await workplace.runIn('a/b', ['build'])).exit).toBe(0);
    expect(workplace.files()).toHaveProperty('dist/manifest.json');
  });

  it('can be named', async () => {
    workplace = new Workplace({ 'other/s.yml': 'rules: ../rules\nout: pack\n', 'rules/good.yml': soundRule });
    expect((await workplace.run(['build', '--config', 'other/s.yml'])).exit).toBe(0);
    expect(workplace.files()).toHaveProperty('other/pack/manifest.json');
    const { exit, err } = await workplace.run(['--config', 'nowhere.yml', 'build']);
    expect({ exit, err }).toEqual({ exit: 2, err: 'sigmazuh: nowhere.yml: no such file or directory\n' });
  });
});

describe('an undefined placeholder', () => {
  const rule = soundRule.replace("Image|endswith: '\\whoami.exe'", "User|expand: '%domain admins%'");

  it('is told with the lines that define it', async () => {
    workplace = new Workplace({ 'rules/x.yml': rule });
    const { err } = await workplace.run(['build', 'rules']);
    expect(err).toMatch(/rules\/x\.yml:17:18 warning .*%domain admins%.*\[unknown-placeholder\]/);
    expect(err).toContain(
      'hint: list its values in sigmazuh.yml, under "placeholders": domain admins: [value, value]',
    );
  });

  it.each([
    { name: 'the configuration', files: { 'sigmazuh.yml': 'placeholders:\n  domain admins: [alice]\n' } },
    {
      name: 'the variables of a pipeline',
      files: {
        'sigmazuh.yml': 'pipelines: p.yml\n',
        'p.yml': 'name: p\nvars: {domain admins: alice}\ntransformations: [{type: value_placeholders}]\n',
      },
    },
  ])('is defined by $name', async ({ files }) => {
    workplace = new Workplace({ 'rules/x.yml': rule, ...files });
    expect((await workplace.run(['build', 'rules', '--strict'])).exit).toBe(0);
    const event = {
      id: 1,
      logsource: { product: 'windows', category: 'process_creation' },
      fields: { User: 'Alice' },
    };
    const { out } = await workplace.run(['eval', '--rules', 'rules'], JSON.stringify(event));
    expect(JSON.parse(out).rules).toHaveLength(1);
  });
});

describe('what has no end', () => {
  const named = [
    ['a configuration', ['--config', '?', 'build', 'rules']],
    ['an id file', ['build', 'rules', '--ids', '?']],
    ['a pipeline', ['build', 'rules', '--pipeline', '?']],
    ['a filter', ['build', 'rules', '--filter', '?']],
    ['rules', ['build', '?']],
    ['an event to explain', ['explain', 'rules/good.yml', '--event', '?']],
    ['a pack to compare', ['diff', '?', 'rules']],
    ['rules of a manager', ['adopt', '?']],
  ] as const;

  it.each(named)('is not read as %s', async (_, argv) => {
    workplace = new Workplace({ 'rules/good.yml': soundRule });
    execFileSync('mkfifo', [join(workplace.directory, 'pipe.yml')]);
    for (const [path, kind] of [
      ['pipe.yml', 'a pipe'],
      ['/dev/zero', 'a device'],
    ] as const) {
      const { exit, err } = await workplace.run(argv.map((each) => (each === '?' ? path : each)));
      expect(err).toContain(`sigmazuh: ${path}: it is ${kind}, not a file`);
      expect(exit).toBe(2);
    }
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

  it('begins behind a byte order mark', async () => {
    workplace = new Workplace({ 'rules/good.yml': soundRule });
    const { exit, out } = await workplace.run(['eval', '--rules', 'rules'], '\uFEFF{"id":1,"log":"x"}\n');
    expect({ exit, out }).toEqual({ exit: 0, out: '{"id":1,"rules":[]}\n' });
  });

  it.each(['json', 'lines', 'archives', 'evtx-json'])('is refused in UTF-16, as %s', async (input) => {
    workplace = new Workplace({ 'rules/good.yml': soundRule });
    const text = Buffer.from('\uFEFF{"id":1,"log":"x"}\n{}\n', 'utf16le').toString('utf8');
    const { exit, out, err } = await workplace.run(['eval', '--rules', 'rules', '--input', input], text);
    const said = 'stdin:1:1 the input is UTF-16 and not UTF-8; save it as UTF-8\n';
    expect({ exit, out, err }).toEqual({ exit: 1, out: '', err: said });
  });
});
