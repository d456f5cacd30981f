import { huntCorrelation, searchClient } from '@sigmazuh/cli';
import { convertAll, isFollowed, opensearch } from '@sigmazuh/opensearch';
import { describe, expect, it } from 'vitest';
import {
  completionsBySigma,
  indexStreams,
  judgeCorrelations,
  runMonitor,
  streamMapping,
  timeOf,
} from './hunt/judge-correlations.ts';
import { SearchNode } from './hunt/search-node.ts';
import { fixtureStreams, randomCorrelations, randomStreams } from './hunt/streams.ts';
import { urlVariable } from './opensearch-node/start-node.ts';
import { ownCorrelations, ownPipelines } from './own-pack.ts';

const url = process.env[urlVariable];
const node = new SearchNode(url ?? '');

describe.skipIf(url === undefined)(
  `aggregations follow correlations as Sigma means them (skipped: ${urlVariable} names no node)`,
  () => {
    const documents = randomCorrelations(40, 16);
    const streams = randomStreams(6, 100, 16);
    const followed = convertAll(documents, {}).correlations.filter(isFollowed);
    const wanted = completionsBySigma(streams, documents);

    it("the project's own, on their streams", async () => {
      const own = ownCorrelations();
      const { correlations } = convertAll(own, { pipelines: ownPipelines() });
      await indexStreams(node, 'followed-own', fixtureStreams(), own, streamMapping);
      const tally = await judgeCorrelations(
        node,
        'followed-own',
        fixtureStreams(),
        own,
        correlations.filter(isFollowed),
      );
      await node.call('DELETE', '/followed-own');
      expect(tally.failures).toEqual([]);
      expect(tally.differences).toEqual([]);
      expect(tally.correlationsRaised).toBeGreaterThan(6);
    });

    it('random ones of every type, on random streams', async () => {
      await indexStreams(node, 'followed', streams, documents, streamMapping);
      const tally = await judgeCorrelations(node, 'followed', streams, documents, followed);
      expect(followed).toHaveLength(40);
      expect(tally.failures).toEqual([]);
      expect(tally.differences).toEqual([]);
      expect(tally.agreed).toBeGreaterThan(1_000);
      expect(tally.correlationsRaised).toBeGreaterThan(20);
    });

    it('a hunt in stretches of few events finds what one request finds', async () => {
      await indexStreams(node, 'followed', streams, documents, streamMapping);
      const call = searchClient({ url: new URL(url ?? '') });
      const scope = {
        indices: 'followed',
        since: '2026-01-01',
        until: '2027-01-01',
        samples: 3,
        parallel: 1,
      };
      for (const correlation of followed.slice(0, 8)) {
        const result = await huntCorrelation(correlation, scope, call, { usual: 60, most: 1_000 });
        const times = wanted.get(correlation.rule) ?? [];
        expect(result).toMatchObject({ hits: times.length });
        if ('error' in result) continue;
        const [first, last] = [Math.min(...times), Math.max(...times)];
        expect(Math.min(...result.groups.map((group) => group.first))).toBe(first);
        expect(Math.max(...result.groups.map((group) => group.last))).toBe(last);
      }
    });

    it('and monitors that look every quarter of an hour tell each completing event once', async () => {
      const [stream] = randomStreams(1, 400, 17);
      if (stream === undefined) throw new Error('no stream');
      await indexStreams(node, 'followed', [stream], documents, streamMapping);
      const { files } = opensearch.build(documents, {});
      const monitors = (files.find(({ path }) => path === 'monitors.ndjson')?.text ?? '')
        .split('\n')
        .filter((line) => line.includes('"scripted_metric"'))
        .map((line) => JSON.parse(line));
      const bySigma = completionsBySigma([stream], documents);
      const span = [timeOf(0, 0), timeOf(0, stream.events.at(-1)?.at ?? 0)] as const;
      expect(span[1] - span[0]).toBeGreaterThan(3 * 15 * 60_000);
      for (const monitor of monitors.slice(0, 12)) {
        const of = followed.find(
          ({ rule }) => rule.id?.value === monitor.triggers[0].query_level_trigger.name,
        );
        const times = of === undefined ? [] : (bySigma.get(of.rule) ?? []);
        expect({ name: monitor.name, told: await runMonitor(node, 'followed', monitor, span) }).toEqual({
          name: monitor.name,
          told: times.length,
        });
      }
      await node.call('DELETE', '/followed');
    });
  },
);
