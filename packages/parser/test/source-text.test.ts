import { SourceText } from '@sigmazuh/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../src/nearest.ts';

describe('places in a text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '😀', '\uFEFF'), maxLength: 30 });

  it('are the same in whatever order they are asked for', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(40)), (value, offsets) => {
        const source = new SourceText('x.yml', value);
        for (const offset of offsets)
          expect(source.at(offset)).toEqual(new SourceText('x.yml', value).at(offset));
      }),
    );
  });

  it('lead back to the character', () => {
    fc.assert(
      fc.property(text, (value) => {
        const source = new SourceText('x.yml', value);
        for (let offset = 0; offset <= value.length; offset += 1) {
          const { line, column } = source.at(offset);
          const marked = offset === 0 && value.startsWith('\uFEFF');
          if (!marked) expect(source.startOfLine(line) + column - 1).toBe(offset);
        }
      }),
    );
  });

  it('end lines with every kind of line end', () => {
    const source = new SourceText('x.yml', 'a\nb\r\nc\rd');
    expect([1, 2, 3, 4, 5].map((line) => source.line(line))).toEqual(['a', 'b', 'c', 'd', '']);
    expect(source.lineCount).toBe(4);
  });
});

describe('the nearest word', () => {
  const words = ['contains', 'endswith', 'startswith', 're', 'i', 'cidr'];
  const cases: readonly (readonly [string, string | null])[] = [
    ['contain', 'contains'],
    ['conatins', 'contains'],
    ['ENDSWITH', 'endswith'],
    ['endwith', 'endswith'],
    ['cird', 'cidr'],
    ['regex', null],
    ['', null],
    ['equals', null],
  ];
  it.each(cases)('to %s is %s', (word, found) => {
    expect(nearest(word, words)).toBe(found);
  });
});
