import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/expression/index.ts';

function groups(pattern: string, text: string) {
  const compiled = compileExpression('pcre2', pattern, 'captured');
  if (compiled.kind === 'refused') throw new Error(compiled.reason);
  return compiled.expression.capture(text);
}

describe('PCRE2 in decoders and rules', () => {
  it.each([
    ['groups', '(\\w+)=(\\d+)', 'a=1', ['a', '1']],
    ['a group that took no part is empty', '(a)?(b)', 'b', ['', 'b']],
    ['a last group that took no part is missing', '(a)(b)?', 'a', ['a']],
    ['no match', '(z)', 'a', undefined],
  ])('%s', (_title, pattern, text, expected) => {
    expect(groups(pattern, text)?.groups).toEqual(expected);
  });

  it('reports where the match ends', () => {
    expect(groups('b+', 'abbc')?.end).toBe(3);
  });

  it('returns a bad pattern as a value', () => {
    expect(compileExpression('pcre2', '(').kind).toBe('refused');
  });

  it('compares a string as a whole', () => {
    const compiled = compileExpression('string', 'json');
    expect(
      compiled.kind === 'compiled' && [
        compiled.expression.matches('json'),
        compiled.expression.matches('jso'),
      ],
    ).toEqual([true, false]);
  });
});
