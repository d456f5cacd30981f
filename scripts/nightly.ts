/**
 * What takes too long for every push, one after the other: laws asked of many more random cases, everything that SigmaHQ
 * has before every judge, random rules and streams. A step that fails ends nothing; the exit code is 1 then.
 *
 *     npm run nightly -- [--seed N] [--only TEXT] [--list]
 *
 * Random rules and correlations are others each day; `--seed`, which is printed, makes those of a day again. `--only`
 * takes the steps whose name has the text. What needs `../shared` or an OpenSearch says that it is skipped without it.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** How many cases are tried, where variables say so. */
  readonly environment?: Readonly<Record<string, string>>;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Date.now() / 86_400_000)) },
    only: { type: 'string', default: '' },
    list: { type: 'boolean', default: false },
  },
});

/** Milliseconds that one law may take. */
const longest = 3_600_000;

const test = (project: string, file: string) => ['npx', 'vitest', 'run', '--project', project, file];
const script = (name: string, ...words: readonly string[]) => [
  'npm',
  'run',
  '--silent',
  name,
  '--',
  ...words,
];
const besideNode = (name: string, ...words: readonly string[]) =>
  script('opensearch', ...script(name, ...words));

const steps: readonly Step[] = [
  { name: 'chains', command: test('regex', 'chain'), environment: { SIGMAZUH_CHAINS: '50000' } },
  { name: 'encodings', command: test('regex', 'encode'), environment: { SIGMAZUH_ENCODINGS: '10000' } },
  {
    name: 'values of Windows fields',
    command: test('adopt', 'windows-value'),
    environment: { SIGMAZUH_VALUES: '500000' },
  },
  { name: 'mutations', command: test('parser', 'mutations'), environment: { SIGMAZUH_MUTANTS: '50000' } },
  {
    name: 'modifiers',
    command: test('test', 'modifier-combinations'),
    environment: { SIGMAZUH_MODIFIERS: '3' },
  },
  { name: 'pages', command: test('playground', 'explanation-page'), environment: { SIGMAZUH_LOOKS: 'all' } },
  { name: 'bench', command: script('bench') },
  { name: 'conformance', command: script('conformance') },
  { name: 'corpus', command: script('corpus') },
  { name: 'composites', command: script('composites') },
  { name: 'streams', command: script('streams', '--streams', '5000', '--seed', values.seed) },
  {
    name: 'lines of JSON',
    command: test('test', 'json-lines'),
    environment: { SIGMAZUH_JSON_RULES: '3000', SIGMAZUH_JSON_SEED: values.seed },
  },
  { name: 'synthetic', command: script('synthetic') },
  { name: 'random rules', command: script('synthetic', '--random', '300', '--seed', values.seed) },
  { name: 'adopt-corpus', command: script('adopt-corpus') },
  { name: 'wazuh5', command: script('wazuh5') },
  { name: 'hunt-corpus', command: besideNode('hunt-corpus') },
  { name: 'hunt-own', command: besideNode('hunt-own', '--random', '200', '--seed', values.seed) },
  { name: 'hunt-correlations', command: besideNode('hunt-correlations', '--seed', values.seed) },
];

const chosen = steps.filter(({ name }) => name.includes(values.only));
process.stdout.write(`seed ${values.seed}\n`);
const ended = chosen.map((step) => ({ name: step.name, ...run(step) }));
for (const { name, seconds, failed } of ended) {
  process.stdout.write(`${failed ? '✗' : '✓'} ${name}  ${seconds.toFixed(0)} s\n`);
}
process.exitCode = ended.length === 0 || ended.some(({ failed }) => failed) ? 1 : 0;

function run({ name, command, environment = {} }: Step): {
  readonly seconds: number;
  readonly failed: boolean;
} {
  const set = Object.entries(environment).map(([variable, value]) => `${variable}=${value}`);
  process.stdout.write(`\n== ${name}: ${[...set, ...command].join(' ')}\n`);
  if (values.list) return { seconds: 0, failed: false };
  const [program = '', ...words] = command;
  const begun = performance.now();
  const env = { ...process.env, SIGMAZUH_TEST_TIMEOUT: String(longest), ...environment };
  const { status } = spawnSync(program, words, { stdio: 'inherit', env });
  return { seconds: (performance.now() - begun) / 1000, failed: status !== 0 };
}
