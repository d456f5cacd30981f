import { createEngine, type LogEvent, loadRuleset } from '@sigmazuh/logtest';
import { readStock, referenceFolder } from '../../packages/logtest/test/conformance/reference.ts';
import { logLines, windowsEvents } from './engine-events.ts';
import { type Bench, secondsOnce } from './measure.ts';

const events = 1_000_000;
const stages = 5;
/** One event in so many is a Windows one. */
const windowsShare = 4;

/** One engine, a million different events: what it remembers of them must not grow with their number. */
export const engineMemoryBench: Bench = {
  name: 'engine-memory',
  run() {
    const reference = referenceFolder();
    if (reference === null) return null;
    const { ruleset } = loadRuleset(readStock(reference).whole);
    if (ruleset === null) throw new Error('the stock ruleset is refused');
    const engine = createEngine(ruleset);
    const windows = windowsEvents(reference);
    const lines = logLines(reference);
    const perStage = events / stages;
    const row = (stage: number): readonly (string | number)[] => {
      const seconds = secondsOnce(() => {
        for (let at = stage * perStage; at < (stage + 1) * perStage; at += 1) {
          const source = at % windowsShare === 0 ? windows : lines;
          engine.process(varied(source[at % source.length] ?? {}, at));
        }
      });
      return [(stage + 1) * perStage, (perStage / seconds).toFixed(0), heap()];
    };
    return {
      title:
        'one core, one engine with the stock ruleset; every event at its own time and from one of 50 agents',
      head: ['events so far', 'events/s', 'heap MB'],
      rows: Array.from({ length: stages }, (_, stage) => row(stage)),
      reads:
        'the memory for composites is full after some thousand events; from then on the heap stays as it is',
    };
  },
};

function varied(event: LogEvent, at: number): LogEvent {
  const id = String(at % 50).padStart(3, '0');
  const log = event.log === undefined ? {} : { log: `${event.log} ${at}` };
  return { ...event, ...log, time: 1_000_000 + at / 10, agent: { id, name: `agent${id}` } };
}

/** After a collection where the process lets us ask for one (`node --expose-gc`). */
function heap(): string {
  globalThis.gc?.();
  return (process.memoryUsage().heapUsed / 1e6).toFixed(0);
}
