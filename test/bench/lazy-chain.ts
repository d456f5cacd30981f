import { compilePattern } from '@sigmazuh/pcre2';
import { type Bench, growth, microseconds, secondsPerCall } from './measure.ts';

const elements = ['python', 'socket\\.socket', 'connect\\(', 'os\\.dup2\\(', 'pty\\.spawn\\('];

/** A chain as it comes to mind, and as the pack writes it: the same lines match, at another price. */
const forms = [
  { name: 'lazy', pattern: elements.join('[\\s\\S]*?') },
  {
    name: 'atomic',
    pattern: `\\A${elements
      .slice(0, -1)
      .map((each) => `(?>[\\s\\S]*?${each})`)
      .join('')}[\\s\\S]*?${elements.at(-1)}`,
  },
];

/** Heads without a tail: how often each element but the last stands in the line. */
const counts = [2, 4, 8, 12];

export const lazyChainBench: Bench = {
  name: 'lazy-chain',
  run() {
    const rows = forms.map(({ name, pattern }) => {
      const compiled = compilePattern(pattern);
      const times = counts.map((count) => secondsPerCall(() => void compiled.search(decoy(count))));
      const slope = growth(counts.map((count, index) => [count, times[index] ?? Number.NaN]));
      return [name, ...times.map(microseconds), slope.toFixed(2)];
    });
    return {
      title: 'µs per line, for a chain of five elements whose last is missing',
      head: ['form', ...counts.map((count) => `${count} of each`), 'slope'],
      rows,
      reads:
        'the lazy form tries every combination of the elements; the atomic one passes over the line once',
    };
  },
};

const decoy = (count: number): string =>
  ['python ', 'socket.socket ', 'connect( ', 'os.dup2( '].map((element) => element.repeat(count)).join('');
