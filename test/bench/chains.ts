import { compilePattern } from '@sigmazuh/pcre2';
import { decoysFor } from '../decoys.ts';
import { ownPack, type PackPattern, patternsOf } from '../own-pack.ts';
import { type Bench, growth, microseconds, secondsOnce, secondsPerCall } from './measure.ts';

const lengths = [4096, 8192, 16384, 32768, 65536];
/** The length at which the decoy that costs most is found. */
const probeLength = 4096;

/** Time against the length of lines made to defeat chains, for every pattern of the pack; the slowest decoy counts. */
export const chainsBench: Bench = {
  name: 'chains',
  run() {
    const patterns = new Map(patternsOf(ownPack()).map((each) => [each.pattern, each]));
    const rows = [...patterns.values()].map(measure);
    return {
      title: 'µs of processor time per line of decoys, for every pattern of the pack',
      head: ['rule', 'element', ...lengths.map((length) => `${length / 1024} KB`), 'slope'],
      rows: rows.map(({ cells }) => cells),
      reads: `steepest pattern of the pack: slope ${Math.max(...rows.map(({ slope }) => slope)).toFixed(2)} on log-log axes (1 = linear)`,
    };
  },
};

function measure({ rule, element, pattern }: PackPattern) {
  const compiled = compilePattern(pattern);
  const cost = (line: string) => secondsPerCall(() => void compiled.search(line), 3);
  const costs = decoysFor(pattern, probeLength).map((line) => secondsOnce(() => void compiled.search(line)));
  const worst = costs.indexOf(Math.max(...costs));
  const times = lengths.map((length) => cost(decoysFor(pattern, length)[worst] ?? ''));
  const slope = growth(lengths.map((length, index) => [length, times[index] ?? Number.NaN]));
  return { slope, cells: [rule, element, ...times.map(microseconds), slope.toFixed(2)] };
}
