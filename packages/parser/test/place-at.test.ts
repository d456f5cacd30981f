import { describe, expect, it } from 'vitest';
import { Diagnostics, parseYaml, placeAt } from '../src/index.ts';

describe('a place in a YAML tree', () => {
  const [document] = parseYaml('a:\n  - b/c: 1\n  - 2\nd: x\n', 'a.yml', new Diagnostics());
  it.each<[pointer: string, key: string | null, line: number, column: number]>([
    ['', null, 1, 1],
    ['/d', 'd', 4, 4],
    ['/a/1', 'a', 3, 5],
    ['/a/0/b~1c', 'b/c', 2, 10],
    // What is not there: the nearest that is.
    ['/a/0/z/d', 'a', 2, 5],
    ['/a/7', 'a', 2, 3],
    ['/d/0', 'd', 4, 4],
  ])('%s', (pointer, key, line, column) => {
    if (document === undefined) throw new Error('no document');
    const place = placeAt(pointer, document);
    expect([place.key?.text ?? null, place.node.range.start.line, place.node.range.start.column]).toEqual([
      key,
      line,
      column,
    ]);
  });
});
