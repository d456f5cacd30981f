import type { WazuhPipeline } from '@sigmazuh/wazuh-events';
import { describe, expect, it } from 'vitest';
import { managerWith, rulesOf } from '../manager.ts';

const rule = (service: string) =>
  `title: words\nlogsource:\n  product: linux\n  service: ${service}\nlevel: high\ndetection:\n  s:\n    - words\n  condition: s\n`;

const line = (program: string) => ({ log: `Nov 24 10:00:00 host ${program}[1]: some words` });

describe('a rule that searches lines', () => {
  it('takes those of its decoder alone', () => {
    const manager = managerWith(rulesOf(rule('sshd')));
    expect(manager.messages).toEqual([]);
    expect(manager.ending(line('sshd'))).toBe('words');
    expect(manager.ending(line('other'))).toBeNull();
    expect(manager.ending({ log: '{"a":"some words"}' })).toBeNull();
  });

  it('takes those of its programs alone where its source has no decoder of its own', () => {
    const manager = managerWith(rulesOf(rule('auth')));
    expect(manager.ending(line('pkexec'))).toBe('words');
    expect(manager.ending(line('other'))).toBeNull();
  });

  it('takes those of any program, and none without one, where its source is all of syslog', () => {
    const manager = managerWith(rulesOf(rule('syslog')));
    expect(manager.ending(line('other'))).toBe('words');
    expect(manager.ending({ log: 'some words' })).toBeNull();
    expect(manager.ending({ log: '{"a":"some words"}' })).toBeNull();
  });

  it('takes what no decoder takes where a pipeline says so', () => {
    const pipeline: WazuhPipeline = {
      name: 'mine',
      priority: 100,
      sources: [
        {
          name: 'mine',
          logSource: { product: 'linux', service: 'auth' },
          enters: ['syslog'],
          decodedAs: ['json', ''],
          when: {},
          form: 'plain',
          fields: {},
          keywords: 'line',
        },
      ],
      refusals: [],
    };
    const manager = managerWith(rulesOf(rule('auth')), { pipelines: [pipeline] });
    expect(manager.ending(line('other'))).toBe('words');
    expect(manager.ending({ log: '{"a":"some words"}' })).toBe('words');
  });

  it('does not ask for a decoder that the manager may not know', () => {
    const manager = managerWith(rulesOf(rule('clamav')));
    expect(manager.messages).toEqual([]);
    expect(manager.ending(line('clamd'))).toBe('words');
  });
});
