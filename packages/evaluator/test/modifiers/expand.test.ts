import { describe, expect, it } from 'vitest';
import { itemHolds } from '../rule-of.ts';
import { itShows } from './cases.ts';

describe('expand', () => {
  itShows(
    [
      ['one of the values', "F|expand: '%servers%'", { F: 'db1' }, 'holds'],
      ['a value is a pattern', "F|expand: '%servers%'", { F: 'srv-17' }, 'holds'],
      ['none of the values', "F|expand: '%servers%'", { F: 'pc1' }, 'fails'],
      ['within a text', "F|expand: '\\\\\\\\%servers%\\share'", { F: '\\\\db1\\share' }, 'holds'],
      ['with contains', "F|contains|expand: '%servers%'", { F: 'on db1 now' }, 'holds'],
      ['in a regular expression', "F|re|expand: '^%servers%$'", { F: 'db1' }, 'holds'],
      ['before it is one', "F|expand|re: '^%servers%$'", { F: 'db1' }, 'holds'],
      ['an escaped percent sign', "F|expand: '\\%plain%servers%'", { F: '%plaindb1' }, 'holds'],
      ['a lone percent sign', "F|expand: '%servers% 100%'", { F: 'db1 100%' }, 'holds'],
    ],
    { placeholders: { servers: ['db1', 'srv-*'] } },
  );

  it('has no meaning for a placeholder without values', () => {
    expect(() => itemHolds("F|expand: '%unknown%'", {})).toThrow('%unknown%');
  });

  it('leaves percent signs alone where it is not asked for', () => {
    expect(itemHolds("F: '%servers%'", { F: '%servers%' })).toBe(true);
  });
});
