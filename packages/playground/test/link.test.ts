import { describe, expect, it } from 'vitest';
import { printLink, readLink, type Shared } from '../src/page/link.ts';

const shared: Shared = {
  rules: `title: Ünïcode 🦉\n${'detection: x\n'.repeat(500)}`,
  pipeline: '',
  events: 'a\nb\u0000',
  rule: 3,
  event: 1,
  tab: 'wazuh',
};

describe('a link', () => {
  it('carries everything, and little more', async () => {
    const link = await printLink(shared);
    expect(await readLink(link)).toEqual(shared);
    expect(link).toMatch(/^#1\.[\w-]+$/);
    expect(link.length).toBeLessThan(500);
  });

  it('that is none is none', async () => {
    expect(await readLink('')).toBeNull();
    expect(await readLink('#')).toBeNull();
  });

  it.each([
    ['of another kind', async () => '#result'],
    ['cut short', async () => (await printLink(shared)).slice(0, -9)],
    ['changed on the way', async () => (await printLink(shared)).replace(/^#1\.../, '#1.xy')],
    ['that is no base64', async () => '#1.***'],
    ['that carries something else', async () => printLink({ ...shared, rules: 3 } as never)],
  ])('%s is told as what it is', async (_, make) => {
    expect(await readLink(await make())).toMatch(/^This link /);
  });
});
