/** What a bench prints: a title, a table, and a sentence that says what to read from it. */
export interface BenchReport {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly reads: string;
}

/** One bench; `null` when something it needs, such as `../shared`, is not there. */
export interface Bench {
  readonly name: string;
  run(options: BenchOptions): BenchReport | null;
}

/** What the command line says besides the names of benches. */
export interface BenchOptions {
  /** Directory of a pack, for those that measure one. */
  readonly rules: string | undefined;
  /** File of events, one a line. */
  readonly events: string | undefined;
  /** How many rows to show where there are many. */
  readonly top: number;
}

/** Seconds of processor time so far: what other programs do on the machine does not count. */
const processorSeconds = (): number => process.cpuUsage().user / 1e6;

const shortestRound = 0.01;

/** Processor seconds for one call of `work`, called as often as the clock needs to tell. */
export function secondsPerCall(work: () => void): number {
  work();
  const start = processorSeconds();
  let calls = 0;
  let seconds = 0;
  do {
    work();
    calls++;
    seconds = processorSeconds() - start;
  } while (seconds < shortestRound);
  return seconds / calls;
}

/** Processor seconds for a single call, for what takes long or only chooses what to measure well. */
export function secondsOnce(work: () => void): number {
  const start = processorSeconds();
  work();
  return processorSeconds() - start;
}

/** The slope of a straight line through the points on log-log axes: 1 is linear growth, 2 quadratic. */
export function growth(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(Math.max(cost, 1e-9))] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}

export const microseconds = (seconds: number): string => (seconds * 1e6).toFixed(1);
