/**
 * Follows correlations on a real OpenSearch: the streams of the project's own, and random streams through random
 * correlations of every type. Each aggregation has to tell the same completing events as the evaluator.
 *
 *     npm run opensearch -- npm run hunt-correlations -- [--correlations N] [--streams N] [--length N] [--seed N]
 */
import { parseArgs } from 'node:util';
import { convertAll, isFollowed } from '@sigmazuh/opensearch';
import type { SigmaDocument } from '@sigmazuh/parser';
import type { WazuhPipeline } from '@sigmazuh/wazuh-events';
import { urlVariable } from '../opensearch-node/start-node.ts';
import { ownCorrelations, ownPipelines } from '../own-pack.ts';
import { indexStreams, judgeCorrelations, streamMapping } from './judge-correlations.ts';
import { SearchNode } from './search-node.ts';
import { fixtureStreams, randomCorrelations, randomStreams, type Stream } from './streams.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const { values } = parseArgs({
  options: {
    correlations: { type: 'string', default: '200' },
    streams: { type: 'string', default: '10' },
    length: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const url = process.env[urlVariable];
if (url === undefined) {
  say('skipped: no OpenSearch, npm run opensearch -- COMMAND starts one');
  process.exit(0);
}

const node = new SearchNode(url);
let isWrong = false;
const seed = Number(values.seed);
await judge("the project's correlations", fixtureStreams(), ownCorrelations(), ownPipelines());
await judge(
  'random correlations',
  randomStreams(Number(values.streams), Number(values.length), seed),
  randomCorrelations(Number(values.correlations), seed),
);
process.exitCode = isWrong ? 1 : 0;

async function judge(
  what: string,
  streams: readonly Stream[],
  documents: readonly SigmaDocument[],
  pipelines: readonly WazuhPipeline[] = [],
): Promise<void> {
  const index = 'wazuh-alerts-4.x-followed';
  await indexStreams(node, index, streams, documents, streamMapping);
  const { correlations } = convertAll(documents, { pipelines });
  const followed = correlations.filter(isFollowed);
  const began = performance.now();
  const tally = await judgeCorrelations(node, index, streams, documents, followed);
  await node.call('DELETE', `/${index}`);
  const events = streams.reduce((sum, each) => sum + each.events.length, 0);
  say(
    `${what}: ${followed.length} of ${correlations.length} converted, ${streams.length} streams of ${events} events; ` +
      `${tally.agreed} completing events of ${tally.correlationsRaised} correlations agreed, ${tally.differences.length} differences, ` +
      `${tally.failures.length} failed; ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  for (const { rule, findings } of correlations.filter((each) => !isFollowed(each))) {
    say(`  refused: ${rule.range.file} ${findings.refusals[0]?.message ?? ''}`);
  }
  const lines = [...tally.failures, ...tally.differences];
  for (const line of lines.slice(0, 25)) say(`  ${line}`);
  isWrong ||= lines.length > 0;
}
