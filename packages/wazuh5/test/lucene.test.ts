import { describe, expect, it } from 'vitest';
import { prefixNetworks } from '../src/locate/prefix-networks.ts';
import { classText } from '../src/lucene/class-text.ts';

const range = (from: string, to: string) => ({ from: from.codePointAt(0) ?? 0, to: to.codePointAt(0) ?? 0 });

describe('a class of characters', () => {
  it.each([
    ['letters and digits as they are', [range('0', '9'), range('a', 'f')], '[0-9a-f]'],
    ['those with a meaning beside it', [range(':', ':'), range('a', 'z')], '([a-z]|[:])'],
    ['a backslash, which the plugin doubles', [range('\\', '\\')], '[\\\\]'],
    ['white space as a whole', [range('\t', '\r'), range('a', 'a')], '(a|[^\u0000-\u0008\u000e-\u{10ffff}])'],
    ['no tab alone', [range('\t', '\t')], null],
  ])('%s', (_, ranges, expected) => {
    expect(classText(ranges)?.replace('[a]', 'a') ?? null).toBe(expected);
  });
});

describe('addresses that begin with a text', () => {
  it.each([
    ['10.', ['10.0.0.0/8']],
    ['192.168.', ['192.168.0.0/16']],
    ['172.31', ['172.31.0.0/16']],
    ['10.25', ['10.25.0.0/16', ...[250, 251, 252, 253, 254, 255].map((i) => `10.${i}.0.0/16`)]],
    ['fe80:', ['254.128/16']],
    ['fd', ['0.253/16', '15.208/12', '253.0/8']],
    ['256.', null],
    ['1', null],
  ])('%s', (text, expected) => {
    const networks = prefixNetworks(text)?.map(({ network, prefixLength }) =>
      network.length === 4
        ? `${network.join('.')}/${prefixLength}`
        : `${network.slice(0, 2).join('.')}/${prefixLength}`,
    );
    expect(networks ?? null).toEqual(expected);
  });
});
