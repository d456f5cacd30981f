import { fileURLToPath } from 'node:url';
import { compilePattern, engineHeapSize } from '../src/index.ts';

/** One line of the table. */
export interface BenchRow {
  readonly what: string;
  readonly microseconds: number;
  readonly perSecond: number;
}

const COMMAND_LINE =
  '"C:\\\\Windows\\\\System32\\\\WindowsPowerShell\\\\v1.0\\\\powershell.exe" -NoProfile -EncodedCommand SQBFAFgA';

const SEARCHES: readonly (readonly [what: string, pattern: string, subject: string, rounds: number])[] = [
  ['literal of 4, found in 90 bytes', 'v1.0', COMMAND_LINE, 200_000],
  ['literal of 4, not in 90 bytes', 'v3.0', COMMAND_LINE, 200_000],
  ['(?i) end of a path, then an option', '(?i)\\\\powershell\\.exe".* -enc', COMMAND_LINE, 100_000],
  ['(?i) alternatives, none there', '(?i)(?:mimikatz|sekurlsa|kerberos::)', COMMAND_LINE, 50_000],
  ['literal, not in 64 kB', 'zebra', 'a'.repeat(65_536), 2_000],
  [
    '(?i) chain, not in 64 kB',
    '(?i)\\A(?>[\\s\\S]*?connect\\()[\\s\\S]*?dup2\\(',
    'connect '.repeat(8_192),
    20,
  ],
];

function row(what: string, rounds: number, work: () => void): BenchRow {
  for (let round = 0; round < rounds / 10; round += 1) work();
  const start = process.hrtime.bigint();
  for (let round = 0; round < rounds; round += 1) work();
  const microseconds = Number(process.hrtime.bigint() - start) / 1_000 / rounds;
  return { what, microseconds, perSecond: 1_000_000 / microseconds };
}

function searchRow([what, source, subject, rounds]: (typeof SEARCHES)[number]): BenchRow {
  const pattern = compilePattern(source);
  const measured = row(what, rounds, () => {
    pattern.search(subject);
  });
  pattern.destroy();
  return measured;
}

/** Searches of several kinds, and full rounds of compile, search and destroy. */
export function throughput(rounds = 1_000_000): readonly BenchRow[] {
  const searches = SEARCHES.map(searchRow);
  const heap = engineHeapSize();
  const cycles = row(`${rounds.toLocaleString('en')} rounds of compile, search, destroy`, rounds, () => {
    const pattern = compilePattern('(?i)(a|b)[c-x]+\\d{2,9}');
    pattern.search('--ACDE123');
    pattern.destroy();
  });
  const grown = engineHeapSize() - heap;
  return [...searches, { ...cycles, what: `${cycles.what}; heap grew by ${grown} bytes` }];
}

function print(rows: readonly BenchRow[]): void {
  for (const { what, microseconds, perSecond } of rows) {
    const each = microseconds.toFixed(2).padStart(12);
    const rate = Math.round(perSecond).toLocaleString('en').padStart(12);
    console.log(`${each} µs ${rate} /s  ${what}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) print(throughput());
