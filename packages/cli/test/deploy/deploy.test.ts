import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from '../terminal.ts';
import { opensslIsPresent } from '../wazuh5/indexer.ts';
import { readDescription } from './api-description.ts';
import { type FakeManager, type Fault, startManager } from './manager.ts';

const description = readDescription();
const title = description === null ? ' (skipped: answers are not held to ../shared)' : '';

const fixture = `technique: Whoami
rules: { whoami: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90 }
cases:
  - name: whoami
    windows:
      channel: Microsoft-Windows-Sysmon/Operational
      eventId: 1
      data: { Image: 'C:\\Windows\\whoami.exe' }
    expect: whoami
  - name: notepad
    windows:
      channel: Microsoft-Windows-Sysmon/Operational
      eventId: 1
      data: { Image: 'C:\\Windows\\notepad.exe' }
    expect: none
`;

const mine =
  '<group name="local,"><rule id="100001" level="3"><if_sid>5716</if_sid><description>mine</description></rule></group>';

let workplace: Workplace;
let manager: FakeManager;

beforeEach(async () => {
  workplace = new Workplace({
    'sigmazuh.yml': 'rules: rules\nids: ids.yml\nfixtures: fixtures\n',
    'rules/whoami.yml': soundRule,
    'fixtures/whoami.yml': fixture,
    credentials: 'wazuh:geheim\n',
  });
  if (!opensslIsPresent) return;
  manager = await startManager(description);
  manager.files.set('rules/local_rules.xml', mine);
});
afterEach(async () => {
  if (opensslIsPresent) await manager.stop();
  workplace.remove();
});

const argv = (...more: readonly string[]) => [
  'deploy',
  '--url',
  manager.url,
  '--ca',
  manager.ca,
  '--credentials',
  'credentials',
  ...more,
];
const deploy = (...more: readonly string[]) => workplace.run(argv(...more));
const snapshot = () => JSON.stringify([...manager.files].sort());
const once = (request: RegExp, fault: Fault) => {
  let isDone = false;
  return (name: string): Fault | null => {
    if (isDone || !request.test(name)) return null;
    isDone = true;
    return fault;
  };
};
const always = (request: RegExp, fault: Fault) => (name: string) => (request.test(name) ? fault : null);

describe.skipIf(!opensslIsPresent)(`deploy to a manager${title}`, () => {
  it('brings the pack there in one step, tries it out before it counts, and leaves other files alone', async () => {
    const { exit, out, err } = await deploy();
    expect({ exit, err }).toMatchObject({ exit: 0 });
    expect(out).toMatch(
      /^127\.0\.0\.1:\d+ has \d+ Wazuh rules for 1 Sigma rule, 1 file changed, 0 as they were\n$/,
    );
    expect([...manager.files.keys()].sort()).toEqual(['rules/0011-sigmazuh.xml', 'rules/local_rules.xml']);
    expect(manager.files.get('rules/local_rules.xml')).toBe(mine);
    expect(manager.loaded).toEqual(manager.files);
    const steps = manager.log
      .filter((name) => /^PUT|validation/.test(name))
      .map((name) => name.replace(/^PUT \/logtest$/, 'fixtures'));
    expect([...new Set(steps)]).toEqual([
      'PUT /rules/files/0011-sigmazuh.xml',
      'GET /manager/configuration/validation',
      'fixtures',
      'PUT /manager/analysisd/reload',
    ]);
    if (description !== null) expect(description.checked()).toBeGreaterThan(5);
  });

  it('changes nothing the second time, and replaces what changed', async () => {
    await deploy();
    expect((await deploy()).out).toContain('0 files changed, 1 as they were');
    workplace.write('rules/whoami.yml', soundRule.replace('level: low', 'level: high'));
    expect((await deploy()).exit).toBe(0);
    expect(manager.files.get('rules/0011-sigmazuh.xml')).toContain('level="12"');
    expect(manager.loaded).toEqual(manager.files);
  });

  it('takes away only what this tool wrote for this pack', async () => {
    const mark = (pack: string) =>
      `<!-- Written by sigmazuh 0.1.0 as part of the pack "${pack}". -->\n<group name="x,"></group>`;
    manager.files.set('rules/0011-sigmazuh-linux.xml', mark('sigmazuh'));
    manager.files.set('rules/zz-other.xml', mark('other'));
    manager.files.set('decoders/local_decoder.xml', '<decoder name="mine"/>');
    await deploy('--no-fixtures');
    expect([...manager.files.keys()].sort()).toEqual([
      'decoders/local_decoder.xml',
      'rules/0011-sigmazuh.xml',
      'rules/local_rules.xml',
      'rules/zz-other.xml',
    ]);
  });

  it('does not touch a file of another that has the name of its own', async () => {
    manager.files.set('rules/0011-sigmazuh.xml', mine);
    const before = snapshot();
    const { exit, err } = await deploy();
    expect(exit).toBe(1);
    expect(err).toContain('rules/0011-sigmazuh.xml was not written by this tool and stays');
    expect(snapshot()).toBe(before);
  });

  it.each([
    { name: '0001-mine.xml', exit: 1, says: 'has the manager leave out those of the pack' },
    { name: 'local_rules.xml', exit: 0, says: 'has the manager leave these out' },
  ])('says that a rule of somebody else in $name has an id of the pack', async ({ name, exit, says }) => {
    expect((await deploy('--no-fixtures')).exit).toBe(0);
    const [, id = ''] =
      /<rule id="(\d+)" level="5">/.exec(manager.files.get('rules/0011-sigmazuh.xml') ?? '') ?? [];
    for (const key of [...manager.files.keys()]) if (key.includes('sigmazuh')) manager.files.delete(key);
    const theirs = `<group name="m,"><rule id="${id}" level="3"><if_sid>5700</if_sid><description>m</description></rule></group>`;
    manager.files.set(`rules/${name}`, theirs);
    const ran = await deploy('--no-fixtures');
    expect(ran.err).toContain(`${says}`);
    expect(ran.err).toContain(`${id} in rules/${name}`);
    expect(ran.exit).toBe(exit);
    expect(manager.files.get(`rules/${name}`)).toBe(theirs);
    expect(manager.files.has('rules/0011-sigmazuh.xml')).toBe(exit === 0);
  });

  it('prints the plan under --dry-run and does nothing', async () => {
    const before = snapshot();
    const { exit, out } = await deploy('--dry-run');
    expect(exit).toBe(0);
    expect(out).toMatch(/^\+ rules\/0011-sigmazuh\.xml\n127\.0\.0\.1:\d+ would have /);
    expect(snapshot()).toBe(before);
    expect(manager.log.filter((name) => name.startsWith('PUT'))).toEqual([]);
    expect(workplace.files()).not.toHaveProperty('ids.yml');
  });

  it('asks the cluster where there is one', async () => {
    manager.cluster = 'yes';
    expect((await deploy()).exit).toBe(0);
    expect(manager.log).toContain('PUT /cluster/analysisd/reload');
    expect(manager.log).toContain('GET /cluster/ruleset/synchronization');
  });

  it('restarts a manager that does not know how to reload', async () => {
    manager.knowsReload = false;
    expect((await deploy()).exit).toBe(0);
    expect(manager.log).toContain('PUT /manager/restart');
    expect(manager.loaded).toEqual(manager.files);
  });

  it.each<{ name: string; fault: () => FakeManager['fault']; says: RegExp }>([
    {
      name: 'a user who may not',
      fault: () =>
        always(/^PUT \/rules/, {
          kind: 'status',
          status: 403,
          body: { title: 'Permission Denied', detail: 'rules:update' },
        }),
      says: /403 Permission Denied: rules:update: the user needs the actions/,
    },
    {
      name: 'a file too large for it',
      fault: () =>
        always(/^PUT \/rules/, {
          kind: 'status',
          status: 413,
          body: { title: 'Request Entity Too Large', detail: 'exceeded' },
        }),
      says: /413 .*max_upload_size/,
    },
    {
      name: 'a server that breaks down for good',
      fault: () =>
        always(/^PUT \/rules/, { kind: 'status', status: 500, body: { title: 'Error', detail: 'broken' } }),
      says: /500 Error: broken/,
    },
    {
      name: 'a reload that never ends',
      fault: () => once(/reload$/, { kind: 'hang' }),
      says: /reload: the connection broke \(no answer within 2 s\)/,
    },
    {
      name: 'a daemon that does not come back',
      fault: () => {
        manager.comesBack = false;
        return () => null;
      },
      says: /wazuh-analysisd does not run after 2 s/,
    },
    {
      name: 'a configuration it does not accept',
      fault: () => {
        manager.validation = 'KO';
        return () => null;
      },
      says: /does not accept it: master-node: KO/,
    },
    {
      name: 'a validation that is refused',
      fault: () =>
        always(/validation$/, {
          kind: 'status',
          status: 400,
          body: { title: 'Bad Request', detail: 'Invalid option in rule 200001' },
        }),
      says: /does not accept it: Invalid option in rule 200001/,
    },
  ])('puts back what was there after $name', async ({ fault, says }) => {
    await deploy('--no-fixtures');
    const before = snapshot();
    workplace.write('rules/whoami.yml', soundRule.replace('level: low', 'level: high'));
    manager.fault = fault();
    const { exit, err } = await deploy('--timeout', '2', '--no-fixtures');
    expect(err).toMatch(says);
    expect(err).toMatch(
      manager.comesBack ? /\nthe old files are back\n$/ : /BUT THE MANAGER MAY NOT WORK WITH THEM/,
    );
    expect(exit).toBe(1);
    expect(snapshot()).toBe(before);
    manager.fault = () => null;
    manager.comesBack = true;
    manager.validation = 'OK';
    expect((await deploy('--no-fixtures')).exit).toBe(0);
    expect(manager.files.get('rules/0011-sigmazuh.xml')).toContain('level="12"');
    expect(manager.loaded).toEqual(manager.files);
  });

  it.each<{ name: string; fault: () => FakeManager['fault'] }>([
    {
      name: 'too many requests',
      fault: () =>
        once(/^PUT \/rules/, {
          kind: 'status',
          status: 429,
          body: { title: 'Wazuh Error', detail: 'Maximum number of requests' },
        }),
    },
    {
      name: 'an error of the server',
      fault: () => once(/^PUT \/rules/, { kind: 'status', status: 502, body: {} }),
    },
    {
      name: 'a connection that breaks before the upload',
      fault: () => once(/^PUT \/rules/, { kind: 'break', when: 'before' }),
    },
    {
      name: 'one that breaks behind it',
      fault: () => once(/^PUT \/rules/, { kind: 'break', when: 'after' }),
    },
    {
      name: 'one that breaks behind the reload',
      fault: () => once(/reload$/, { kind: 'break', when: 'after' }),
    },
    {
      name: 'a token that has expired',
      fault: () =>
        once(/^GET \/decoders/, {
          kind: 'status',
          status: 401,
          body: { title: 'Unauthorized', detail: 'Invalid token' },
        }),
    },
  ])('goes on after $name', async ({ fault }) => {
    manager.fault = fault();
    const { exit, err } = await deploy('--no-fixtures');
    expect({ exit, err }).toMatchObject({ exit: 0 });
    expect(manager.loaded).toEqual(manager.files);
  });

  it('tells credentials that are wrong, and changes nothing', async () => {
    workplace.write('credentials', 'wazuh:falsch\n');
    const before = snapshot();
    const { exit, err } = await deploy();
    expect(exit).toBe(1);
    expect(err).toMatch(/401 Unauthorized: Invalid credentials: check WAZUH_API_USER/);
    expect(snapshot()).toBe(before);
  });

  it('does not trust a certificate that nobody it knows has signed', async () => {
    const { exit, err } = await workplace.run([
      'deploy',
      '--url',
      manager.url,
      '--credentials',
      'credentials',
    ]);
    expect(exit).toBe(1);
    expect(err).toMatch(/its certificate cannot be trusted .*--ca/);
    expect(manager.log).toEqual([]);
  });

  it('takes back a pack that fails its fixtures on the manager', async () => {
    workplace.write('fixtures/whoami.yml', fixture.replace('notepad.exe', 'whoami.exe'));
    const before = snapshot();
    const { exit, err } = await deploy();
    expect(exit).toBe(1);
    expect(err).toMatch(
      /fixtures fail on the manager:\n {2}fixtures\/whoami\.yml: notepad: expected no alert of the pack, the manager raises an alert of rule \d+/,
    );
    expect(snapshot()).toBe(before);
    expect(manager.log).not.toContain('PUT /manager/analysisd/reload');
  });

  it('does not deploy without a rule that cannot be read today', async () => {
    await deploy();
    const before = snapshot();
    workplace.write('rules/broken.yml', 'title: [');
    const { exit, err } = await deploy();
    expect(exit).toBe(1);
    expect(err).toContain('nothing deployed');
    expect(snapshot()).toBe(before);
  });
});

describe.skipIf(!opensslIsPresent)('deploy, killed', () => {
  const command = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const loader = import.meta.resolve('tsx');

  /** Runs the command as a process of its own, to be killed with -9. */
  const runApart = () => {
    const child = spawn(
      process.execPath,
      ['--conditions=sigmazuh:source', '--import', loader, command, ...argv('--no-fixtures')],
      { cwd: workplace.directory, stdio: 'ignore' },
    );
    const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
    return { child, ended };
  };

  /** Deploys once, changes the rules, and notes what lies there before and after, and the requests of the change. */
  const deployedTwice = async (change: () => void) => {
    await deploy('--no-fixtures');
    const before = snapshot();
    change();
    const requests = manager.log.length;
    await deploy('--no-fixtures');
    const log = manager.log.slice(requests);
    // Only requests at and behind the first change can leave anything but what was before.
    const first = log.findIndex((name) => /^(?:PUT|DELETE) \/(?:rules|decoders|lists)/.test(name));
    return { before, after: snapshot(), log, first };
  };

  /** The change anew, killed at a request; what the manager has then. */
  const killedAt = async (before: string, step: number, when: 'before' | 'after') => {
    manager.files.clear();
    for (const [name, text] of JSON.parse(before)) manager.files.set(name, text);
    manager.log.length = 0;
    const { child, ended } = runApart();
    manager.fault = (_, count) =>
      count === step ? { kind: 'call', when, act: () => void child.kill('SIGKILL') } : null;
    await ended;
    manager.fault = () => null;
    return { name: `killed ${when} request ${step}`, left: snapshot() };
  };

  const finishes = async (after: string) => {
    expect((await deploy('--no-fixtures')).exit).toBe(0);
    expect(snapshot()).toBe(after);
    expect(manager.loaded).toEqual(manager.files);
  };

  it('at any request leaves the files as before or as after, and the next run finishes', async () => {
    const { before, after, log, first } = await deployedTwice(() =>
      workplace.write('rules/whoami.yml', soundRule.replace('level: low', 'level: high')),
    );
    // Before a request the files are as behind the one before it.
    const behind = log.slice(first).map((_, index) => ({ step: first + index, when: 'after' as const }));
    const moments = [{ step: first, when: 'before' as const }, ...behind];
    for (const { step, when } of moments) {
      const { name, left } = await killedAt(before, step, when);
      expect([before, after], name).toContain(left);
      await finishes(after);
    }
    expect(moments.length).toBeGreaterThanOrEqual(5);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'asked to end by %s puts back what was there',
    async (signal) => {
      const { before, after } = await deployedTwice(() =>
        workplace.write('rules/whoami.yml', soundRule.replace('level: low', 'level: high')),
      );
      manager.files.clear();
      for (const [name, text] of JSON.parse(before)) manager.files.set(name, text);
      const { child, ended } = runApart();
      manager.fault = once(/^PUT \/rules/, {
        kind: 'call',
        when: 'after',
        act: () => void child.kill(signal),
      });
      await ended;
      expect(child.exitCode).toBe(1);
      expect(snapshot()).toBe(before);
      await finishes(after);
    },
  );

  // An API takes one file at a time. What lies there between two of them is the old rules, which count nowhere before
  // the last step, beside a decoder that they do not ask for.
  it.each([
    { name: 'a decoder that rules need now', from: soundRule, to: linuxRule },
    { name: 'one that they need no more', from: linuxRule, to: soundRule },
  ])('between files, with $name, leaves rules with what they need', async ({ from, to }) => {
    workplace.write('rules/whoami.yml', from);
    const { before, after, log, first } = await deployedTwice(() => workplace.write('rules/whoami.yml', to));
    const last = log.findLastIndex((name) => /^(?:PUT|DELETE) \/(?:rules|decoders)/.test(name));
    expect(last - first).toBe(1);
    const rulesIn = (state: string) =>
      new Map<string, string>(JSON.parse(state)).get('rules/0011-sigmazuh.xml');
    const hasDecoder = (state: string) => state.includes('decoders/sigmazuh-');
    expect([before, after].map(hasDecoder).sort()).toEqual([false, true]);
    for (const step of [first, last]) {
      const { name, left } = await killedAt(before, step, 'after');
      expect([rulesIn(before), rulesIn(after)], name).toContain(rulesIn(left));
      const needed = rulesIn(left) === rulesIn(before) ? hasDecoder(before) : hasDecoder(after);
      expect(hasDecoder(left) || !needed, name).toBe(true);
      await finishes(after);
    }
  });

  it('between files, with a list that rules need no more, leaves rules with what they need', async () => {
    writeListed();
    manager.lists = ['etc/lists/hosts'];
    const { before, after, log, first } = await deployedTwice(unlisted);
    const rulesIn = (state: string) =>
      new Map<string, string>(JSON.parse(state)).get('rules/0011-sigmazuh.xml');
    const hasList = (state: string) => state.includes('lists/hosts');
    expect([before, after].map(hasList)).toEqual([true, false]);
    const last = log.findIndex((name) => name.startsWith('DELETE /lists'));
    expect(last).toBeGreaterThan(first);
    for (let step = first; step <= last; step++) {
      const { name, left } = await killedAt(before, step, 'after');
      expect(hasList(left) || rulesIn(left) === rulesIn(after), name).toBe(true);
      await finishes(after);
    }
  });
});

/** Sysmon for Linux is decoded by the pack's own decoder. */
const linuxRule = soundRule.replace('product: windows', 'product: linux').replace('\\whoami.exe', '/whoami');

/** The same rule, which asks no list. */
const unlisted = () => workplace.write('rules/whoami.yml', soundRule);

const writeListed = () => {
  for (const [path, text] of Object.entries(listed)) workplace.write(path, text);
};

const listed = {
  'sigmazuh.yml':
    'rules: rules\nids: ids.yml\nplaceholders: {hosts: [pc01]}\nlists: {hosts: etc/lists/hosts}\n',
  'rules/whoami.yml': soundRule.replace(/Image.*/, "Computer|expand|cased: '%hosts%'"),
};

describe.skipIf(!opensslIsPresent)('deploy of a pack that asks lists', () => {
  beforeEach(writeListed);

  it('says which lines ossec.conf lacks, and changes nothing', async () => {
    const before = snapshot();
    const { exit, err } = await deploy();
    expect({ exit, err }).toEqual({ exit: 1, err: expect.stringContaining('<list>etc/lists/hosts</list>') });
    expect(snapshot()).toBe(before);
  });

  it('brings the lists before the rules', async () => {
    manager.lists = ['etc/lists/audit-keys', 'etc/lists/hosts'];
    manager.files.set('lists/audit-keys', 'mine:\n');
    const { exit, err } = await deploy();
    expect({ exit, err }).toMatchObject({ exit: 0 });
    expect(manager.files.get('lists/hosts')).toMatch(/^# Written by .*:\npc01:\n$/);
    expect(manager.files.get('lists/audit-keys')).toBe('mine:\n');
    const puts = manager.log.filter((name) => name.startsWith('PUT /rules') || name.startsWith('PUT /lists'));
    expect(puts).toEqual(['PUT /lists/files/hosts', 'PUT /rules/files/0011-sigmazuh.xml']);
    expect((await deploy()).out).toContain('0 files changed');
  });

  it('leaves a list of somebody else under that name alone', async () => {
    manager.lists = ['etc/lists/hosts'];
    manager.files.set('lists/hosts', 'pc02:\n');
    const { exit, err } = await deploy();
    expect({ exit, err }).toEqual({
      exit: 1,
      err: expect.stringContaining('lists/hosts was not written by'),
    });
    expect(manager.files.get('lists/hosts')).toBe('pc02:\n');
  });
});

const markOfOthers = '# Written by sigmazuh 0.2.0 as part of the pack others:\nx:\n';

describe.skipIf(!opensslIsPresent)('deploy of a pack that asks a list no more', () => {
  beforeEach(async () => {
    writeListed();
    manager.lists = ['etc/lists/hosts'];
    await deploy();
    manager.files.set('lists/mine', `${'mine:\n'.repeat(1_000_000)}`);
    manager.files.set('lists/others', markOfOthers);
  });
  const lists = () => [...manager.files.keys()].filter((key) => key.startsWith('lists/'));

  it('removes it behind the rules, and says what ossec.conf declares in vain', async () => {
    unlisted();
    const requests = manager.log.length;
    expect((await deploy('--dry-run')).out).toContain('- lists/hosts\n');
    const { exit, err } = await deploy();
    expect({ exit, err }).toEqual({ exit: 0, err: expect.stringContaining('<list>etc/lists/hosts</list>') });
    expect(lists()).toEqual(['lists/mine', 'lists/others']);
    const changes = manager.log
      .slice(requests)
      .filter((name) => /^(?:PUT|DELETE) \/(?:rules|lists)/.test(name));
    expect(changes).toEqual(['PUT /rules/files/0011-sigmazuh.xml', 'DELETE /lists/files/hosts']);
    expect((await deploy()).out).toContain('0 files changed');
  });

  it.each<{ name: string; change: () => void }>([
    {
      name: 'a rule of the user asks',
      change: () =>
        manager.files.set(
          'rules/local_rules.xml',
          mine.replace('<desc', '<list field="x" lookup="match_key">etc/lists/hosts</list><desc'),
        ),
    },
    { name: 'somebody has written anew', change: () => manager.files.set('lists/hosts', 'pc02:\n') },
    { name: 'another pack has taken', change: () => manager.files.set('lists/hosts', markOfOthers) },
    {
      name: 'the API cannot tell from another',
      change: () => manager.files.set('lists/amazon/hosts', 'pc03:\n'),
    },
    {
      name: 'the user may not read',
      change: () => {
        manager.fault = always(/^GET \/lists/, {
          kind: 'status',
          status: 403,
          body: { title: 'Permission Denied', detail: 'lists:read' },
        });
      },
    },
  ])('leaves one alone that $name', async ({ change }) => {
    unlisted();
    change();
    const before = lists();
    expect(await deploy()).toMatchObject({ exit: 0 });
    expect(lists()).toEqual(before);
  });

  it('leaves one that it asks still, and only ships no more', async () => {
    workplace.write('sigmazuh.yml', listed['sigmazuh.yml'].replace(/placeholders.*\n/, ''));
    expect(await deploy()).toMatchObject({ exit: 0 });
    expect(manager.files.get('lists/hosts')).toContain('pc01:\n');
  });

  it('puts it back where the manager does not come back to work', async () => {
    const before = snapshot();
    unlisted();
    manager.comesBack = false;
    expect(await deploy('--timeout', '2')).toMatchObject({ exit: 1 });
    expect(snapshot()).toBe(before);
  });

  it('finishes where the connection breaks behind the removal', async () => {
    unlisted();
    manager.fault = once(/^DELETE \/lists/, { kind: 'break', when: 'after' });
    expect(await deploy()).toMatchObject({ exit: 0 });
    expect(lists()).toEqual(['lists/mine', 'lists/others']);
  });
});

describe('deploy to a directory', () => {
  const etc = (path: string) => join(workplace.directory, 'etc', path);

  it('writes rules where a manager has them, and leaves the others alone', async () => {
    mkdirSync(etc('rules'), { recursive: true });
    writeFileSync(etc('rules/local_rules.xml'), mine);
    const { exit, out } = await workplace.run(['deploy', '--directory', 'etc']);
    expect(exit).toBe(0);
    expect(out).toContain('restart the manager to make them count');
    expect(readdirSync(etc('rules')).sort()).toEqual(['0011-sigmazuh.xml', 'local_rules.xml']);
    expect(readFileSync(etc('rules/local_rules.xml'), 'utf8')).toBe(mine);
    expect((await workplace.run(['deploy', '--directory', 'etc'])).out).toContain('0 files changed');
  });
});

describe('deploy of a pack that asks lists to a directory', () => {
  const etc = (path: string) => join(workplace.directory, 'etc', path);

  it.each([
    { conf: null, exit: 0 },
    { conf: '<ossec_config><ruleset><list>etc/lists/hosts</list></ruleset></ossec_config>', exit: 0 },
    { conf: '<ossec_config><ruleset></ruleset></ossec_config>', exit: 1 },
  ])('looks at its ossec.conf: $conf', async ({ conf, exit }) => {
    writeListed();
    mkdirSync(etc('rules'), { recursive: true });
    mkdirSync(etc('lists'));
    if (conf !== null) writeFileSync(etc('ossec.conf'), conf);
    expect(await workplace.run(['deploy', '--directory', 'etc'])).toMatchObject({ exit });
    expect(readdirSync(etc('lists'))).toEqual(exit === 0 ? ['hosts'] : []);
  });
});

describe('deploy to a directory of a pack that asks a list no more', () => {
  it('removes the list and what the manager made of it, and no other', async () => {
    const etc = (path: string) => join(workplace.directory, 'etc', path);
    writeListed();
    mkdirSync(etc('rules'), { recursive: true });
    mkdirSync(etc('lists/amazon'), { recursive: true });
    expect(await workplace.run(['deploy', '--directory', 'etc'])).toMatchObject({ exit: 0 });
    for (const name of ['hosts.cdb', 'mine', 'mine.cdb']) writeFileSync(etc(`lists/${name}`), 'mine:\n');
    unlisted();
    expect(await workplace.run(['deploy', '--directory', 'etc'])).toMatchObject({ exit: 0 });
    expect(readdirSync(etc('lists')).sort()).toEqual(['amazon', 'mine', 'mine.cdb']);
  });
});

describe('deploy that cannot work', () => {
  it.each([
    { argv: ['deploy'], says: 'no manager: name its API' },
    { argv: ['deploy', '--url', 'http://127.0.0.1:55000'], says: 'does not begin with https://' },
    {
      argv: ['deploy', '--url', 'https://a:b@127.0.0.1:55000'],
      says: 'credentials do not belong into a URL',
    },
    { argv: ['deploy', '--url', 'https://127.0.0.1:1'], says: 'no credentials: set WAZUH_API_USER' },
    { argv: ['deploy', '--directory', 'rules'], says: 'holds no rules/ directory' },
    { argv: ['deploy', '--directory', 'etc', '--url', 'https://127.0.0.1:1'], says: 'name either' },
    { argv: ['deploy', '--directory', 'etc', '--timeout', 'soon'], says: 'not a number of seconds' },
  ])('says so: $argv', async ({ argv: words, says }) => {
    const { exit, err } = await workplace.run(words);
    expect(err).toContain(says);
    expect(exit).toBe(2);
  });
});
