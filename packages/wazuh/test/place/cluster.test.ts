import { describe, expect, it } from 'vitest';
import { managerWith, processRule, rulesOf, sysmonEvent } from '../manager.ts';

const words = Array.from({ length: 300 }, (_, i) => `word-${i * 7919}-`);
const manager = managerWith(
  rulesOf(
    ...words.map((word) =>
      processRule(
        word,
        'high',
        `  s:\n    CommandLine|contains: ${word}\n    Image|endswith: .exe\n  condition: s`,
      ),
    ),
  ),
);
const event = (CommandLine: string, Image = 'c:\\x.exe') => sysmonEvent({ CommandLine, Image });

describe('three hundred rules on one field', () => {
  it('all alert', () => {
    for (const word of words) expect(manager.ending(event(`an ${word} `))).toBe(word);
  });

  it.each([
    ['none matches', event('nothing of it'), 20],
    ['one matches', event(`an ${words[123]} `), 60],
    ['one comes close', event(`an ${words[123]} `, 'c:\\x.com'), 60],
  ])('few are tried when %s', (_, record, most) => {
    expect(manager.verdict(record).tried).toBeLessThan(most);
  });

  it('an event that two clusters take ends in the rule that matches', () => {
    const both = `${words[1]} ${words[299]}`;
    expect([words[1], words[299]]).toContain(manager.ending(event(both)));
    expect(manager.ending(event(both, 'c:\\x.com'))).toBe('61603');
  });
});

describe('rules of one program', () => {
  const rules = Array.from({ length: 9 }, (_, i) =>
    processRule(
      `Rule ${i}`,
      'high',
      `  s:\n    Image|endswith: \\program.exe\n    User|contains: '${i}'\n  condition: s`,
    ),
  );

  it('stand behind a question for the program', () => {
    const own = managerWith(rulesOf(...rules));
    expect(own.ending(sysmonEvent({ Image: 'c:\\program.exe', User: '7' }))).toBe('Rule 7');
    expect(own.verdict(sysmonEvent({ Image: 'c:\\other.exe', User: '7' })).tried).toBeLessThan(12);
  });
});
