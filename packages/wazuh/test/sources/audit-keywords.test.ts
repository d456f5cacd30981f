import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertsOn } from './line-judge.ts';

const judge = (...keywords: readonly string[]) =>
  alertsOn(
    'product: linux, service: auditd',
    `  keywords:\n${keywords.map((each) => `    - '${each}'\n`).join('')}  condition: keywords`,
  );

const hexOf = (text: string) => Buffer.from(text, 'latin1').toString('hex').toUpperCase();
const written = (argument: string) => (/^[!#-~]+$/.test(argument) ? `"${argument}"` : hexOf(argument));
/** A record with these arguments; of a long one the kernel writes parts. */
const record = (args: readonly string[], parted: 'parted' | 'whole' = 'whole') =>
  `type=EXECVE msg=audit(1700000000.123:456): argc=${args.length} ${args
    .map((each, i) => `${parted === 'parted' ? `a${i}_len=9000 a${i}[0]` : `a${i}`}=${written(each)}`)
    .join(' ')}`;

describe('keywords in records of executed commands', () => {
  it.each<[string, readonly string[], string, boolean]>([
    ['in plain text', ['rm -rf', 'passwd'], record(['cat', '/etc/PASSWD']), true],
    ['in hex', ['rm -rf', 'passwd'], record(['sh', '-c', 'RM -rf /']), true],
    ['in a part of a long argument', ['rm -rf'], record(['sh', '-c', 'rm -rf /'], 'parted'), true],
    ['in hex at an odd digit', ['4a'], record(['sh', '\u0003F\u001a b']), false],
    [
      'hex in another record',
      ['rm -rf'],
      `type=PROCTITLE msg=audit(1.1:1): proctitle=${hexOf('rm -rf')}`,
      false,
    ],
    ['hex in front of the record', ['rm -rf'], `type=SYSCALL a0=${hexOf('rm -rf')} ${record(['ls'])}`, false],
    ['no argument in hex', ['rm -rf'], record(['ls', '-l']), false],
    ['one after the other, both in hex', ['python*socket'], record(['sh', 'python x socket']), true],
    ['one plain, one in hex', ['python*socket'], record(['python', 'import socket as s']), true],
    ['in the wrong order', ['python*socket'], record(['sh', 'socket x python']), false],
  ])('%s', (_, keywords, line, expected) => {
    expect(judge(...keywords)(line)).toBe(expected);
  });

  it('any keywords and arguments are judged as they read', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', '4', '-', '/'),
      minLength: 1,
      maxLength: 5,
    });
    const asked = fc.uniqueArray(
      texts.filter((each) => each.trim() === each),
      { minLength: 1, maxLength: 6 },
    );
    const args = fc.array(texts, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(asked, fc.array(args, { minLength: 1, maxLength: 5 }), (keywords, records) => {
        const alerts = judge(...keywords);
        for (const each of records) {
          const line = record(each);
          const inHex = each.filter((argument) => written(argument) === hexOf(argument));
          const isFound = [line, ...inHex].some((text) =>
            keywords.some((keyword) => text.toLowerCase().includes(keyword.toLowerCase())),
          );
          expect({ keywords, each, alerts: alerts(line) }).toEqual({ keywords, each, alerts: isFound });
        }
      }),
      { numRuns: 40 },
    );
  });
});
