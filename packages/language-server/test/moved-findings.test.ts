import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/examine/finding.ts';
import { movedFindings } from '../src/examine/moved-findings.ts';

const before = 'title: one\nlevel: low\n';

function finding(word: string, text = before): Finding {
  const start = text.indexOf(word);
  const edits = [{ title: '', start, end: start + word.length, text: 'x', certainty: 'sure' as const }];
  return { id: 'x', severity: 'warning', start, end: start + word.length, message: word, edits, related: [] };
}

describe('findings of a text in the one that came of it', () => {
  it.each([
    ['a line above is added', '# new\ntitle: one\nlevel: low\n', ['one', 'low']],
    ['a line above is taken away', 'level: low\n', ['low']],
    ['a line below is added', 'title: one\nlevel: low\nstatus: test\n', ['one', 'low']],
    ['the text between is changed', 'title: one\nid: 1\nlevel: low\n', ['one', 'low']],
    ['one of them is changed', 'title: two\nlevel: low\n', ['low']],
    ['a letter is put into one of them', 'title: onne\nlevel: low\n', ['low']],
    ['all is replaced', 'x', []],
    ['nothing is left', '', []],
  ])('%s', (_, now, stay) => {
    const moved = movedFindings([finding('one'), finding('low')], before, now);
    expect(moved.map(({ start, end }) => now.slice(start, end))).toEqual(stay);
    for (const { start, end, edits } of moved) expect(edits[0]).toMatchObject({ start, end });
  });
});
