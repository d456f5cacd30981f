import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '@sigmazuh/cli';
import { describe, expect, it } from 'vitest';
import { startCut } from './hunt/cut-connection.ts';
import { Decoding, payloadEvents } from './hunt/events.ts';
import { huntedMapping } from './hunt/hunted-mapping.ts';
import { SearchNode } from './hunt/search-node.ts';
import { urlVariable } from './opensearch-node/start-node.ts';
import { ownRules, projectRoot } from './own-pack.ts';

const url = process.env[urlVariable];
const node = new SearchNode(url ?? '');

/** When all payloads happened. */
const within = ['--since', '2026-11-01', '--until', '2026-12-01'];

async function hunted(
  rules: string,
  argv: readonly string[],
): Promise<{ readonly exit: number; readonly rules: readonly HuntedJson[] }> {
  let out = '';
  const exit = await runCli(['hunt', rules, '--url', url ?? '', ...within, '--format', 'json', ...argv], {
    input: (async function* () {})(),
    out: async (text) => {
      out += text;
    },
    err: () => undefined,
    workingDirectory: projectRoot,
    colour: false,
  });
  return { exit, rules: JSON.parse(out).rules };
}

interface HuntedJson {
  readonly id: string;
  readonly hits: number;
  readonly error?: string;
  readonly samples: readonly unknown[];
}

/** Puts documents into an index of their own. */
async function indexed(index: string, documents: readonly (readonly [string, unknown])[]): Promise<void> {
  await node.call('DELETE', `/${index}`);
  await node.call('PUT', `/${index}`, huntedMapping);
  await node.index(index, new Map(documents));
}

describe.skipIf(url === undefined)(
  `the hunt command on a real node (skipped: ${urlVariable} names no node)`,
  () => {
    it("finds the payloads of the project's own rules, and writes every hit", async () => {
      const decoding = new Decoding(ownRules());
      const documents = payloadEvents(decoding).map(({ id, document }) => [id, document] as const);
      await indexed('hunted', documents);
      const file = () => join(mkdtempSync(join(tmpdir(), 'sigmazuh-')), 'hits.ndjson');
      const hits = file();
      const { exit, rules } = await hunted('sigma', ['--index', 'hunted', '--hits', hits]);
      await node.call('DELETE', '/hunted');
      expect(exit).toBe(1);
      expect(rules.filter(({ error }) => error !== undefined)).toEqual([]);
      expect(rules.filter(({ hits: count }) => count > 0).length).toBeGreaterThan(10);
      expect(rules.every(({ hits: count, samples }) => samples.length === Math.min(count, 3))).toBe(true);
      const written = readFileSync(hits, 'utf8').trim().split('\n');
      expect(written.length).toBe(rules.reduce((sum, { hits: count }) => sum + count, 0));

      // Before it searches, OpenSearch passes over shards of which it thinks that they have no hit.
      const days = ['hunted-day-1', 'hunted-day-2', 'hunted-day-3'];
      for (const [day, index] of days.entries()) {
        await indexed(
          index,
          documents.filter((_, i) => i % days.length === day),
        );
      }
      const apart = file();
      const byDay = await hunted('sigma/linux/lua_reverse_shell.yml', [
        '--index',
        'hunted-day-*',
        '--hits',
        apart,
      ]);
      for (const index of days) await node.call('DELETE', `/${index}`);
      const [found] = byDay.rules;
      expect(found?.hits, 'events of several days, each day in an index of its own').toBe(
        rules.find(({ id }) => id === found?.id)?.hits,
      );
      expect(readFileSync(apart, 'utf8').trim().split('\n')).toHaveLength(found?.hits ?? 0);
    });
  },
);

describe.skipIf(url === undefined)(
  `a connection to a real node that is cut while it hunts (skipped: ${urlVariable} names no node)`,
  () => {
    it('is told, with what was found so far', async () => {
      const index = 'hunted-cut';
      await node.call('DELETE', `/${index}`);
      await node.call('PUT', `/${index}`, huntedMapping);
      await node.index(
        index,
        new Map(payloadEvents(new Decoding(ownRules())).map(({ id, document }) => [id, document])),
      );
      const cut = await startCut(new URL(url ?? ''), 5);
      let [out, err] = ['', ''];
      const exit = await runCli(
        ['hunt', 'sigma', '--url', cut.url, '--index', index, '--parallel', '1', '--format', 'json'].concat([
          '--since',
          '2026-11-01',
          '--until',
          '2026-12-01',
        ]),
        {
          input: (async function* () {})(),
          out: async (text) => {
            out += text;
          },
          err: (text) => {
            err += text;
          },
          workingDirectory: projectRoot,
          colour: false,
        },
      );
      await node.call('DELETE', `/${index}`);
      expect(exit).toBe(1);
      expect(err).toMatch(
        /the connection broke, and nothing listens there any more\n5 of \d+ rules searched/,
      );
      expect(JSON.parse(out).rules).toHaveLength(5);
    });
  },
);
