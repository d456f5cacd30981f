import { builtInSchema } from '@sigmazuh/wazuh5';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workplace } from '../terminal.ts';
import { type FakeIndexer, type Fault, opensslIsPresent, startIndexer } from './indexer.ts';

const rule = (title: string, id: number, detection = 'ProcessId: 4') => `title: ${title}
id: 5f9a7a1e-6d0c-4b0e-9d0a-${String(id).padStart(12, '0')}
status: test
level: high
author: Somebody
logsource: {product: windows, category: process_creation}
detection:
  sel: {${detection}}
  condition: sel
`;

describe.skipIf(!opensslIsPresent)(
  `deploy --target wazuh5${opensslIsPresent ? '' : ' (skipped: openssl not present)'}`,
  () => {
    let indexer: FakeIndexer;
    let workplace: Workplace;

    beforeEach(async () => {
      indexer = await startIndexer(new Set(builtInSchema.fields.keys()));
      workplace = new Workplace({ credentials: 'deployer:geheim\n' });
      rules(rule('One', 1), rule('Two', 2));
    });
    afterEach(async () => {
      await indexer.stop();
      workplace.remove();
    });

    function rules(...texts: readonly string[]): void {
      workplace.write('rules.yml', texts.join('---\n'));
    }

    async function deploy(...words: readonly string[]) {
      const access = ['--url', indexer.url, '--ca', indexer.ca, '--credentials', 'credentials'];
      const given = words.some((each) => each === '--url') ? words : [...access, ...words];
      return workplace.run(['deploy', 'rules.yml', '--target', 'wazuh5', ...given]);
    }

    const titlesIn = (space: 'draft' | 'test' | 'custom') =>
      [...indexer.spaces[space].rules.values()].map(({ metadata }) => metadata.title).toSorted();
    const writes = () => indexer.log.filter((each) => !/_search|^GET/.test(each));

    it('takes rules through draft and test to custom, in an integration that it makes', async () => {
      const { exit, out } = await deploy();
      expect(out).toContain('2 created, 0 updated, 0 removed, 0 as they were');
      expect(exit).toBe(0);
      for (const space of ['draft', 'test', 'custom'] as const) {
        expect(titlesIn(space)).toEqual(['One', 'Two']);
        expect(
          [...indexer.spaces[space].integrations.values()].map(({ metadata }) => metadata.title),
        ).toEqual(['windows']);
      }
      expect(writes()).toEqual([
        'POST /_plugins/_content_manager/integrations',
        'POST /_plugins/_content_manager/rules',
        'POST /_plugins/_content_manager/rules',
        'POST /_plugins/_content_manager/promote',
        'POST /_plugins/_content_manager/promote',
      ]);
    });

    it('does nothing when it is done again', async () => {
      await deploy();
      indexer.log.length = 0;
      const { exit, out } = await deploy();
      expect({ exit, writes: writes() }).toEqual({ exit: 0, writes: [] });
      expect(out).toContain('0 created, 0 updated, 0 removed, 2 as they were');
    });

    it('updates what changed, also a title, and keeps the id', async () => {
      await deploy();
      const ids = [...indexer.spaces.custom.rules.keys()];
      rules(rule('One, renamed', 1), rule('Two', 2, 'ProcessId: 5'));
      const { out } = await deploy();
      expect(out).toContain('0 created, 2 updated, 0 removed, 0 as they were');
      expect(titlesIn('custom')).toEqual(['One, renamed', 'Two']);
      expect([...indexer.spaces.custom.rules.keys()]).toEqual(ids);
    });

    it('lets titles change places', async () => {
      await deploy();
      rules(rule('Two', 1), rule('One', 2));
      expect((await deploy()).exit).toBe(0);
      const custom = [...indexer.spaces.custom.rules.values()];
      expect(custom.map(({ sigma_id, metadata }) => [String(sigma_id).slice(-1), metadata.title])).toEqual([
        ['1', 'Two'],
        ['2', 'One'],
      ]);
    });

    it('leaves nothing of a rule that moves to another integration, where that was interrupted', async () => {
      await deploy();
      const [first] = [...indexer.spaces.custom.rules.keys()];
      const moved = rule('One', 1).replace(
        'product: windows, category: process_creation',
        'product: linux, category: process_creation',
      );
      rules(moved, rule('Two', 2));
      indexer.fault = (request) =>
        request.startsWith('POST /_plugins/_content_manager/rules')
          ? { kind: 'break', when: 'before' }
          : null;
      expect((await deploy()).exit).toBe(1);
      expect(titlesIn('draft')).toEqual(['Two']);
      indexer.fault = () => null;
      expect((await deploy()).exit).toBe(0);
      for (const space of ['draft', 'test', 'custom'] as const)
        expect(titlesIn(space)).toEqual(['One', 'Two']);
      expect(indexer.spaces.custom.rules.has(first ?? '')).toBe(false);
    });

    it('removes rules of its own that are gone, only when it is told to, and none of others', async () => {
      await deploy();
      const foreign = { id: 'foreign', metadata: { title: 'Hand-made' }, logsource: { product: 'windows' } };
      for (const space of ['draft', 'test', 'custom'] as const)
        indexer.spaces[space].rules.set('foreign', structuredClone(foreign));
      rules(rule('One', 1));
      await deploy();
      expect(titlesIn('custom')).toEqual(['Hand-made', 'One', 'Two']);
      await deploy('--prune');
      expect(titlesIn('custom')).toEqual(['Hand-made', 'One']);
    });

    it('leaves what others are drafting in draft', async () => {
      indexer.spaces.draft.rules.set('foreign', { id: 'foreign', metadata: { title: 'Half done' } });
      const { err } = await deploy();
      expect(err).toContain('changes of others stay in draft');
      expect(titlesIn('test')).toEqual(['One', 'Two']);
    });

    it('touches nothing when a title is taken by a rule of others', async () => {
      indexer.spaces.draft.rules.set('foreign', { id: 'foreign', metadata: { title: 'Two' } });
      const { exit, err } = await deploy();
      expect(exit).toBe(1);
      expect(err).toContain('conflict: "Two" is the title of a rule that this tool did not make (foreign)');
      expect(writes()).toEqual([]);
    });

    it('says in a dry run what it would do, and only reads', async () => {
      const { exit, err } = await deploy('--dry-run');
      expect(exit).toBe(0);
      expect(err).toContain(
        'create the integration "windows" (system-activity)\ncreate "One" in windows\ncreate "Two" in windows\npromote the rules of this deployment from draft to test\n',
      );
      expect(writes()).toEqual([]);
    });

    it('goes no further than it is told', async () => {
      await deploy('--until', 'test');
      expect([titlesIn('test'), titlesIn('custom')]).toEqual([['One', 'Two'], []]);
    });

    it('reads more rules than a page holds', async () => {
      const many = Array.from({ length: 620 }, (_, i) => rule(`Rule ${i}`, i));
      rules(...many);
      await deploy('--until', 'draft');
      const { out } = await deploy('--until', 'draft');
      expect(out).toContain('620 as they were');
    });

    const onWrite = (fault: Fault, at: number) => {
      let count = 0;
      return (request: string): Fault | null => {
        if (/_search|^GET/.test(request)) return null;
        count++;
        return count === at ? fault : null;
      };
    };

    it.each([
      ['401', { kind: 'status', status: 401 }, '401'],
      ['403', { kind: 'status', status: 403 }, '403 as the test says; the user needs the permissions'],
      [
        '500',
        { kind: 'status', status: 500 },
        '500 as the test says. What was done so far stays; run the command again',
      ],
      [
        'a connection that breaks before it is done',
        { kind: 'break', when: 'before' },
        'the connection broke',
      ],
      ['a connection that breaks after it is done', { kind: 'break', when: 'after' }, 'the connection broke'],
    ] as const)('after %s at any step, the next run finishes the job', async (_, fault, text) => {
      for (let at = 1; at <= 5; at++) {
        for (const space of Object.values(indexer.spaces)) {
          space.rules.clear();
          space.integrations.clear();
        }
        indexer.fault = onWrite(fault, at);
        const broken = await deploy();
        expect(broken.exit).toBe(1);
        expect(broken.err).toContain(text);
        indexer.fault = () => null;
        expect((await deploy()).exit).toBe(0);
        expect(titlesIn('custom')).toEqual(['One', 'Two']);
      }
    });

    it.each([
      ['too many requests', { kind: 'status', status: 429, headers: { 'retry-after': '0.01' } }],
      ['not ready', { kind: 'status', status: 503, headers: { 'retry-after': '0.01' } }],
    ] as const)('waits while it hears "%s"', async (_, fault) => {
      let left = 3;
      indexer.fault = () => (left-- > 0 ? fault : null);
      expect((await deploy()).exit).toBe(0);
      expect(titlesIn('custom')).toEqual(['One', 'Two']);
    });

    it('gives up on a server that stays too busy', async () => {
      indexer.fault = () => ({ kind: 'status', status: 429, headers: { 'retry-after': '0.01' } });
      const { exit, err } = await deploy();
      expect({ exit, calls: indexer.log.length }).toEqual({ exit: 1, calls: 5 });
      expect(err).toContain('it is too busy, try again later');
    });

    it('trusts no certificate that it was not told of', async () => {
      const { exit, err } = await deploy('--url', indexer.url, '--credentials', 'credentials');
      expect(exit).toBe(1);
      expect(err).toContain('its certificate cannot be trusted');
      expect(err).toContain('--ca');
      expect(indexer.log).toEqual([]);
    });

    it.each([
      ['a password that is wrong', 'deployer:falsch\n', 1, '401 Unauthorized; check SIGMAZUH_INDEXER_USER'],
      [
        'a file without credentials',
        'deployer\n',
        2,
        'credentials:1:1 the first line is not "user:password"',
      ],
    ])('says so of %s', async (_, text, exit, expected) => {
      workplace.write('credentials', text);
      const ended = await deploy();
      expect(ended.exit).toBe(exit);
      expect(ended.err).toContain(expected);
    });

    it.each([
      ['http://127.0.0.1:9200', 'does not begin with https://'],
      ['https://a:b@127.0.0.1:9200', 'credentials do not belong into a URL'],
      ['indexer', 'is no URL'],
    ])('does not take the URL %s', async (url, expected) => {
      const { exit, err } = await deploy('--url', url, '--credentials', 'credentials');
      expect(exit).toBe(2);
      expect(err).toContain(expected);
    });
  },
);
