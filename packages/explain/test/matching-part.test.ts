import { matchingPart } from '@sigmazuh/explain';
import { Diagnostics, type ModifierName, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';

describe('the part of a text that matches', () => {
  const cases: readonly (readonly [modifiers: string, value: string, text: string, part: string | null])[] = [
    ['', 'whoami', 'WHOAMI', 'WHOAMI'],
    ['', "'who*'", 'whoami', 'who'],
    ['', "'*o?m*'", 'whoami', 'oam'],
    ['|contains', "'oa'", 'whOAmi', 'OA'],
    ['|contains|cased', "'oa'", 'whOAmi oa', 'oa'],
    ['|startswith', "'a.b'", 'a.b.c', 'a.b'],
    ['|endswith', "'\\c'", 'a\\b\\c', '\\c'],
    ['|contains|windash', "' -f'", 'x /f', ' /f'],
    ['|re', "'b+'", 'abbc', 'bb'],
    ['|re', "'(?<=a)b(*FAIL)'", 'ab', null],
    ['|base64|contains', "'a'", 'YQ==', null],
    ['', '5', '5', '5'],
  ];
  it.each(cases)('of A%s: %s in %s is %s', (modifiers, value, text, part) => {
    const source = `title: t\nlogsource: {product: x}\ndetection:\n  s:\n    A${modifiers}: ${value}\n  condition: s\n`;
    const [rule] = parseSigma(source, 'r.yml', new Diagnostics());
    if (rule?.kind !== 'rule') throw new Error(source);
    const search = rule.detection.identifiers[0]?.search;
    const item = search?.kind === 'item' ? search : search?.searches[0];
    if (item?.kind !== 'item') throw new Error(source);
    const names = item.modifiers.map((each): ModifierName => each.value);
    const found = item.values[0] === undefined ? null : matchingPart(item.values[0], names, text);
    expect(found === null ? null : text.slice(found.from, found.to)).toBe(part);
  });
});
