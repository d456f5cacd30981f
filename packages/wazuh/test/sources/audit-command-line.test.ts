import { createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../wazuh-events/test/sources/rule-of.ts';
import { buildPack, emptyIdFile } from '../../src/index.ts';
import { alertsOn } from './line-judge.ts';

const logSource = 'product: linux, category: process_creation';
const detection = (item: string) => `  s:\n    ${item}\n  condition: s`;

/** An argument as the kernel writes it. */
function written(argument: string): string {
  return /^[!#-~]*$/.test(argument) ? `"${argument}"` : Buffer.from(argument).toString('hex').toUpperCase();
}

function executed(...words: readonly string[]): string {
  const list = words.map((word, i) => ` a${i}=${written(word)}`).join('');
  const id = 'msg=audit(1700000000.123:456):';
  return [
    `type=SYSCALL ${id} arch=c000003e syscall=59 success=yes exit=0 a0=55d a1=7ffe ppid=10 pid=11 uid=0 comm="x" exe="/usr/bin/${words[0]}" key="exec"`,
    `type=EXECVE ${id} argc=${words.length}${list}`,
    `type=CWD ${id} cwd="/root"`,
    `type=PATH ${id} item=0 name="/usr/bin/${words[0]}" nametype=NORMAL`,
    `type=PROCTITLE ${id} proctitle=${Buffer.from(words.join('\0')).toString('hex').toUpperCase()}`,
  ].join(' ');
}

const cases: readonly (readonly [
  item: string,
  yes: readonly (readonly string[])[],
  no: readonly (readonly string[])[],
])[] = [
  [
    "CommandLine|contains: 'passwd'",
    [
      ['cat', '/etc/passwd'],
      ['sh', '-c', 'cat /etc/PASSWD'],
    ],
    [['cat', '/etc']],
  ],
  ["CommandLine|contains: '/usr/bin/cat'", [['/usr/bin/cat']], [['cat']]],
  [
    "CommandLine|contains: 'curl -o /tmp'",
    [
      ['curl', '-o', '/tmp/x'],
      ['sh', '-c', 'curl -o /tmp/x'],
      ['xcurl', '-o', '/tmp x'],
      ['a curl', '-o', '/tmp'],
    ],
    [
      ['curl', '-o'],
      ['curl', '-O', 'x', '/tmp'],
      ['curl-o', '/tmp'],
    ],
  ],
  [
    "CommandLine|contains: ' -x '",
    [
      ['a', '-x', 'b'],
      ['a', 'b -x c'],
      ['a', 'b -x', 'c'],
    ],
    [
      ['a', '-x'],
      ['-x', 'b'],
    ],
  ],
  [
    "CommandLine|startswith: 'cat /etc'",
    [['cat', '/etc/x'], ['cat /etc']],
    [
      ['cat', '-n', '/etc'],
      ['xcat', '/etc'],
    ],
  ],
  [
    "CommandLine|endswith: ' -a'",
    [
      ['ls', '-a'],
      ['sh', 'ls -a'],
    ],
    [
      ['ls', '-a', 'b'],
      ['ls', '-ab'],
    ],
  ],
  [
    "CommandLine: 'ls -l'",
    [['ls', '-l'], ['ls -l']],
    [
      ['ls', '-l', 'x'],
      ['ls', '-la'],
    ],
  ],
  [
    "CommandLine|contains: 'a1='",
    [
      ['x', 'a1=2'],
      ['x', 'y a1=2'],
    ],
    [['x', 'y']],
  ],
  ["CommandLine|contains: 'id ü'", [['id', 'ü']], [['id', 'u']]],
  ["CommandLine|contains: 'a  b'", [['a', '', 'b'], ['a  b'], ['a ', 'b']], [['a', 'b']]],
  ["CommandLine|contains: '\"'", [['a"b']], [['ab']]],
  ['Image|endswith: /cat', [['cat']], [['tac']]],
  ['CurrentDirectory: /root', [['cat']], []],
  ['ParentImage|endswith: /sh, CommandLine: [x]', [], [['x']]],
];

describe.each(cases)('for %s', (item, yes, no) => {
  const text = detection(item.replace(', CommandLine', '\n    CommandLine'));
  const alerts = alertsOn(logSource, text);
  const evaluator = createEvaluator([ruleOf(logSource, text)]);
  const bySigma = (log: string) =>
    evaluator.evaluate(eventFromLog({ logsource: { product: 'linux' }, log })).length > 0;

  it.each(yes)('the command %s alerts', (...words) => {
    expect(bySigma(executed(...words))).toBe(true);
    expect(alerts(executed(...words))).toBe(true);
  });

  it.each(no)('the command %s does not', (...words) => {
    expect(bySigma(executed(...words))).toBe(false);
    expect(alerts(executed(...words))).toBe(false);
  });
});

it('any command and any text are judged as Sigma judges them', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '"', '=', 'ü'), maxLength: 4 });
  const command = fc.array(letters, { minLength: 1, maxLength: 3 });
  const modifier = fc.constantFrom('contains', 'startswith', 'endswith');
  const text = fc
    .string({ unit: fc.constantFrom('a', 'b', '1', ' ', '"', 'ü'), minLength: 1, maxLength: 4 })
    .filter((each) => each.trim() !== '');
  fc.assert(
    fc.property(
      text,
      modifier,
      fc.array(command, { minLength: 8, maxLength: 8 }),
      (searched, by, commands) => {
        const rule = detection(`CommandLine|${by}: ${JSON.stringify(searched)}`);
        const alerts = alertsOn(logSource, rule);
        const evaluator = createEvaluator([ruleOf(logSource, rule)]);
        for (const words of commands) {
          const log = executed(...words);
          const wanted =
            evaluator.evaluate(eventFromLog({ logsource: { product: 'linux' }, log })).length > 0;
          expect(alerts(log), log).toBe(wanted);
        }
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

it('a rule that cannot be written for audit records is written for Sysmon, and says so', () => {
  expect(() => alertsOn(logSource, detection("CommandLine|re: 'a[bc]+d'"))).not.toThrow();
});

describe('a rule that an audit record cannot be searched for', () => {
  const name = 'linux-process_creation-auditd';
  const unsearched = (text: string) =>
    buildPack([ruleOf(logSource, text)], { ids: emptyIdFile }).manifest.rules[0]?.unsearched;
  const inPart =
    "  a:\n    CommandLine|re: '(.){200,}'\n  b:\n    Image|endswith: /find\n  condition: a or b";

  it('is searched for in its other parts, and says so', () => {
    expect(unsearched(inPart)).toMatchObject([
      { source: name, extent: 'part' },
      { source: `${name}-syslog`, extent: 'part' },
    ]);
    const alerts = alertsOn(logSource, inPart);
    expect(alerts(executed('find', '/'))).toBe(true);
    expect(alerts(executed('file', 'x'.repeat(300)))).toBe(false);
  });

  it('is left out where there is no other part', () => {
    expect(unsearched(detection("CommandLine|re: '(.){200,}'"))).toMatchObject([
      { source: name, extent: 'whole', reason: expect.stringContaining('cannot be a condition') },
      { source: `${name}-syslog`, extent: 'whole' },
    ]);
  });

  it('says nothing where all of it is searched for', () => {
    expect(unsearched(detection('Image|endswith: /find'))).toBeUndefined();
  });
});
