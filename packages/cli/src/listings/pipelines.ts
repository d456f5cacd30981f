import { plainTable } from '../terminal/plain-table.ts';
import type { Listing } from './listing.ts';
import { knownPipelines } from './sources.ts';

/** Pipelines in the order in which they are layered. */
export const pipelineListing: Listing = {
  name: 'pipelines',
  summary: 'pipelines, built in and your own, in the order in which they are layered',
  list(part, place) {
    const entries = knownPipelines(place)
      .map(({ pipeline, from }) => ({
        name: pipeline.name,
        from,
        priority: pipeline.priority,
        sources: pipeline.sources.length,
        refusals: pipeline.refusals.length,
        transformations: pipeline.transformations?.length ?? 0,
        placeholders: Object.keys(pipeline.placeholders ?? {}),
      }))
      .filter(({ name }) => name.toLowerCase().includes(part))
      .sort((one, other) => one.priority - other.priority);
    const table = plainTable(['pipeline', 'from', 'priority', 'sources', 'refusals', 'transformations']);
    for (const { name, from, priority, sources, refusals, transformations } of entries) {
      table.push([name, from, priority, sources, refusals, transformations]);
    }
    return { entries, text: `${table.toString()}\n` };
  },
};
