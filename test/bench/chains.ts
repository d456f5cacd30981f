import { compilePattern, countSteps } from '@sigmazuh/pcre2';
import { decoysFor } from '../decoys.ts';
import { ownPack, type PackPattern, patternsOf } from '../own-pack.ts';
import { type Bench, growth, microseconds, secondsOnce } from './measure.ts';

const lengths = [8192, 16384, 32768, 65536];
/**
 * The length at which the decoy that costs most is found; on much shorter lines PCRE2 first looks whether a unit that
 * every match needs is there at all.
 */
const probeLength = 6144;

/** Work against the length of lines made to defeat chains, for every pattern of the pack; the slowest decoy counts. */
export const chainsBench: Bench = {
  name: 'chains',
  run() {
    const patterns = new Map(patternsOf(ownPack()).map((each) => [each.pattern, each]));
    const rows = [...patterns.values()].map(measure);
    return {
      title: 'passes of PCRE2 for a line of decoys, for every pattern of the pack, and µs for the longest',
      head: ['rule', 'element', ...lengths.map((length) => `${length / 1024} KB`), 'slope', 'µs'],
      rows: rows.map(({ cells }) => cells),
      reads: `steepest pattern of the pack: slope ${Math.max(...rows.map(({ slope }) => slope)).toFixed(2)} on log-log axes (1 = linear)`,
    };
  },
};

function measure({ rule, element, pattern }: PackPattern) {
  const costs = decoysFor(pattern, probeLength).map((line) => countSteps(pattern, line));
  const worst = costs.indexOf(Math.max(...costs));
  const lines = lengths.map((length) => decoysFor(pattern, length)[worst] ?? '');
  const steps = lines.map((line) => countSteps(pattern, line));
  const slope = growth(lengths.map((length, index) => [length, steps[index] ?? Number.NaN]));
  const compiled = compilePattern(pattern);
  const seconds = secondsOnce(() => void compiled.search(lines.at(-1) ?? ''));
  return { slope, cells: [rule, element, ...steps, slope.toFixed(2), microseconds(seconds)] };
}
