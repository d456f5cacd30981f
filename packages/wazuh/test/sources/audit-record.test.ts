import { describe, expect, it } from 'vitest';
import { alertsOn } from './line-judge.ts';

const record =
  'type=SYSCALL msg=audit(1700000000.123:456): arch=c000003e syscall=59 exe="/usr/bin/id" key=(null)' +
  '\x1dARCH=x86_64 SYSCALL=execve AUID="alice" UID="root"';

/** A condition on a record, and whether the one above fulfils it. */
const cases: readonly (readonly [item: string, expected: boolean])[] = [
  ['type: SYSCALL', true],
  ['key: (null)', true],
  ["key|endswith: 'null)'", true],
  ["key|startswith: '(null)x'", false],
  ['ARCH: x86_64', true],
  ['ARCH|contains: SYSCALL', false],
  ['SYSCALL: execve', true],
  ['SYSCALL|contains: alice', false],
  ['UID: root', true],
  ['exe|endswith: /id', true],
  ['exe|endswith: (null)', false],
];

describe("a record with auditd's own words behind the group separator", () => {
  it.each(cases)('%s: %s', (item, expected) => {
    const alerts = alertsOn('product: linux, service: auditd', `  s:\n    ${item}\n  condition: s`);
    expect(alerts(record)).toBe(expected);
  });
});

describe('a value ends at its own quote', () => {
  const hidden = alertsOn('product: linux, service: auditd', "  s:\n    a1|re: '^\\.[^./]'\n  condition: s");
  it.each([
    ['a0="mkdir" a1=".x"', true],
    ['a0="mkdir" a1=".x" a2="y"', true],
    ['a0="mkdir" a1="."', false],
    ['a0="mkdir" a1="." a2="x"', false],
  ])('%s: %s', (argv, expected) => {
    expect(hidden(`type=EXECVE msg=audit(1700000000.123:456): argc=2 ${argv}`)).toBe(expected);
  });
});
