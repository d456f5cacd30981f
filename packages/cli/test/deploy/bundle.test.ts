import { describe, expect, it } from 'vitest';
import { bundlePack } from '../../src/deploy/bundle.ts';

const files = [
  { name: 'zz-mine-windows.xml', text: '<c/>' },
  { name: '0011-mine-0-doors.xml', text: '<a/>' },
  { name: 'zz-mine-0-doors.xml', text: '<b/>' },
];

describe('a pack as it is deployed', () => {
  it('is one file for each place that rules load from, in the order in which they load', () => {
    expect(bundlePack({ files, decoders: [] }, 'mine')).toEqual([
      { kind: 'rules', name: '0011-mine.xml', text: '<a/>' },
      { kind: 'rules', name: 'zz-mine.xml', text: '<b/><c/>' },
    ]);
  });

  it('keeps decoders as they are, in front of the rules', () => {
    const decoders = [{ name: 'sigmazuh-sysmon_linux.xml', text: '<decoder/>' }];
    expect(bundlePack({ files: [], decoders }, 'mine')).toEqual([
      { kind: 'decoders', name: 'sigmazuh-sysmon_linux.xml', text: '<decoder/>' },
    ]);
  });

  it('that is too large for one request becomes as few files as it can, which load in the same order', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((letter) => ({
      name: `zz-mine-${letter}.xml`,
      text: letter.repeat(4),
    }));
    const made = bundlePack({ files: many, decoders: [] }, 'mine', 9);
    expect(made.map(({ name, text }) => [name, text])).toEqual([
      ['zz-mine-001.xml', 'aaaabbbb'],
      ['zz-mine-002.xml', 'ccccdddd'],
      ['zz-mine-003.xml', 'eeee'],
    ]);
    expect([...made].sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual(made);
  });
});
