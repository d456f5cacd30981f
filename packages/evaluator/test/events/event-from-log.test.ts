import { describe, expect, it } from 'vitest';
import { eventFromLog, sigmaFields } from '../../src/index.ts';

const linux = { product: 'linux' };
const fieldsOf = (log: string) => sigmaFields(eventFromLog({ logsource: linux, log }));
const textsOf = (log: string) =>
  eventFromLog({ logsource: linux, log }).sources[0]?.content.texts.map(({ plain }) => plain) ?? [];
const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase();
const audit = (type: string, rest: string) => `type=${type} msg=audit(1795515301.123:456): ${rest}`;

describe('eventFromLog', () => {
  it('takes a plain line as a text without fields', () => {
    expect(fieldsOf('Nov 24 10:15:01 host app: hello')).toEqual({});
    expect(textsOf('Nov 24 10:15:01 host app: hello')).toEqual(['Nov 24 10:15:01 host app: hello']);
  });

  it.each([
    ['the line', '{"a":{"b":"x"},"c":[1,2]}'],
    ['behind a header', 'Nov 24 10:15:01 host app: {"a":{"b":"x"},"c":[1,2]}'],
  ])('takes the fields of a JSON object that is %s', (_, log) => {
    expect(fieldsOf(log)).toEqual({ 'a.b': 'x', c: [1, 2] });
    expect(textsOf(log)).toEqual(['x', '1', '2', log]);
  });

  it.each(['{"a":', '{not json}', '[1]', 'text {"a":1} behind'])('takes %s as a plain line', (log) => {
    expect(fieldsOf(log)).toEqual({});
  });

  it('takes the fields of Sysmon for Linux', () => {
    const xml = `<Event><System><Provider Name="Linux-Sysmon"/><EventID>1</EventID><Channel>Linux-Sysmon/Operational</Channel></System><EventData><Data Name="Image">/bin/sh</Data></EventData></Event>`;
    const event = eventFromLog({ logsource: linux, log: `Nov 24 10:15:01 host sysmon: ${xml}` });
    expect(sigmaFields(event)).toMatchObject({ Image: '/bin/sh', EventID: '1' });
    expect(event.sources.map(({ attributes }) => attributes)).toContainEqual({
      product: 'linux',
      service: 'sysmon',
      category: 'process_creation',
    });
  });
});

describe('eventFromLog reads audit records', () => {
  it('decodes the arguments of a command, quoted or in hexadecimal', () => {
    const log = audit('EXECVE', `argc=3 a0="python3" a1="-c" a2=${hex('import os; print("é")')}`);
    expect(fieldsOf(log)).toEqual({
      type: 'EXECVE',
      argc: '3',
      a0: 'python3',
      a1: '-c',
      a2: 'import os; print("é")',
      CommandLine: 'python3 -c import os; print("é")',
    });
    expect(textsOf(log)).toContain(audit('EXECVE', 'argc=3 a0="python3" a1="-c" a2=import os; print("é")'));
    expect(textsOf(log)).toContain(log);
  });

  it('puts the pieces of a long argument together', () => {
    const log = audit('EXECVE', `argc=2 a0="sh" a1_len=8 a1[0]=${hex('a b ')} a1[1]=${hex('c d ')}`);
    expect(fieldsOf(log)).toMatchObject({ a0: 'sh', a1: 'a b c d ', CommandLine: 'sh a b c d ' });
  });

  it('leaves the registers of a system call as they are', () => {
    const log = audit(
      'SYSCALL',
      'arch=c000003e syscall=59 success=yes a0=55d0 a1=AB comm="sh" exe="/bin/sh" key="exec"',
    );
    expect(fieldsOf(log)).toMatchObject({ a0: '55d0', a1: 'AB', comm: 'sh', exe: '/bin/sh', key: 'exec' });
    expect(fieldsOf(log)).not.toHaveProperty('CommandLine');
  });

  it.each([
    [
      'a path with blanks',
      audit('PATH', `item=0 name=${hex('/tmp/a b')} nametype=CREATE`),
      { name: '/tmp/a b' },
    ],
    ['a working directory', audit('CWD', `cwd=${hex('/tmp/a b')}`), { cwd: '/tmp/a b' }],
    ['a process title', audit('PROCTITLE', `proctitle=${hex('sh\0-c\0id\0')}`), { proctitle: 'sh -c id' }],
    ['several keys', audit('SYSCALL', `syscall=59 key=${hex('one\u0001two')}`), { key: ['one', 'two'] }],
    ['no key', audit('SYSCALL', 'syscall=59 key=(null)'), { key: '(null)' }],
    [
      'fields of user space',
      audit('USER_CMD', `pid=1 msg='cwd="/root" cmd=${hex('cat /x y')} terminal=pts/0 res=success'`),
      { cwd: '/root', cmd: 'cat /x y', terminal: 'pts/0', res: 'success' },
    ],
    [
      'fields of user space that are cut off',
      audit('ACCT_LOCK', 'pid=1 msg=\'op=locked-password id=7 exe="/usr/bin/passwd"'),
      { op: 'locked-password', id: '7', exe: '/usr/bin/passwd' },
    ],
    [
      'words that auditd adds',
      audit('SYSCALL', 'syscall=59 auid=1000\u001dSYSCALL=execve AUID="joe"'),
      { syscall: '59', auid: '1000', SYSCALL: 'execve', AUID: 'joe' },
    ],
    [
      'a node before the record',
      `node=web01 ${audit('EXECVE', 'argc=1 a0="id"')}`,
      { type: 'EXECVE', a0: 'id' },
    ],
  ])('reads %s', (_, log, fields) => {
    expect(fieldsOf(log)).toMatchObject(fields);
  });

  it('reads the records of one event in one line', () => {
    const log = [
      audit('SYSCALL', 'syscall=59 ppid=7 pid=8 comm="id" exe="/usr/bin/id"'),
      audit('EXECVE', 'argc=1 a0="id"'),
      audit('CWD', 'cwd="/root"'),
    ].join(' ');
    expect(fieldsOf(log)).toMatchObject({
      type: ['SYSCALL', 'EXECVE', 'CWD'],
      exe: '/usr/bin/id',
      a0: 'id',
      cwd: '/root',
    });
  });

  it('does not let keywords find the command once more in the process title', () => {
    const log = audit('PROCTITLE', `proctitle=${hex('nc\0-e\0/bin/sh')}`);
    expect(textsOf(log).some((text) => text.includes('/bin/sh'))).toBe(false);
  });

  it('knows the service of an audit record, and that a command was started', () => {
    const sources = eventFromLog({ logsource: linux, log: audit('EXECVE', 'argc=1 a0="id"') }).sources;
    const attributes = sources.map((source) => source.attributes);
    expect(attributes).toContainEqual({ product: 'linux', service: 'auditd' });
    expect(attributes).toContainEqual({ product: 'linux', service: 'auditd', category: 'process_creation' });
  });
});
