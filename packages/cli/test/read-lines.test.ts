import { describe, expect, it } from 'vitest';
import { readLines } from '../src/files/events/read-lines.ts';

async function* chunks(...pieces: string[]) {
  yield* pieces;
}

async function linesOf(...pieces: string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(chunks(...pieces))) lines.push(line);
  return lines;
}

describe('readLines', () => {
  it.each([
    { name: 'nothing', pieces: [], lines: [] },
    { name: 'a last line without an end', pieces: ['a\nb'], lines: ['a', 'b'] },
    { name: 'a last line with one', pieces: ['a\nb\n'], lines: ['a', 'b'] },
    { name: 'a line in three pieces', pieces: ['a', 'b', 'c\nd'], lines: ['abc', 'd'] },
    { name: 'Windows line ends, cut between the two', pieces: ['a\r', '\nb\r\n'], lines: ['a', 'b'] },
    { name: 'blank lines', pieces: ['\n\na\n'], lines: ['', '', 'a'] },
    {
      name: 'line separators that JSON may hold',
      pieces: ['"\u2028"\n"\u2029"'],
      lines: ['"\u2028"', '"\u2029"'],
    },
  ])('reads $name', async ({ pieces, lines }) => {
    expect(await linesOf(...pieces)).toEqual(lines);
  });
});
