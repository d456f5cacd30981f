import { expect, it } from 'vitest';
import { sequenceLevels } from '../../src/place/sequence-levels.ts';

const at = (level: number) => ({ level });

it.each<[string, number[], number[], string[]]>([
  ['narrow ones alone are one segment', [15, 8], [], ['narrow 15 8']],
  ['broad ones part them by level', [15, 12, 8], [12], ['narrow 15 12', 'broad 12', 'narrow 8']],
  ['each broad level stands for itself', [5], [15, 12], ['broad 15', 'broad 12', 'narrow 5']],
])('%s', (_, narrow, broad, expected) => {
  const shown = sequenceLevels(narrow.map(at), broad.map(at)).map(
    ({ kind, members }) => `${kind} ${members.map(({ level }) => level).join(' ')}`,
  );
  expect(shown).toEqual(expected);
});
