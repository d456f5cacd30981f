import { describe, expect, it } from 'vitest';
import { lab, rule } from '../lab.ts';

const base = rule(100_001, 'level="3"', '<match>a</match>');
const counted = '<if_matched_sid>100001</if_matched_sid>';

describe('earlier events that an alert shows', () => {
  it('of check_diff: the text before', () => {
    const verdicts = lab(rule(100_001, 'level="5"', '<check_diff/>')).play(['a', 'b']);
    expect(verdicts.map(({ last_events: earlier }) => earlier)).toEqual([
      undefined,
      ['Previous output:', 'a'],
    ]);
  });

  it('those of a composite on the way keep their places in its child', () => {
    const child = rule(
      100_003,
      'level="9" frequency="2"',
      `<if_sid>100002</if_sid>${counted}<same_field>x</same_field>`,
    );
    const rules = base + rule(100_002, 'level="7" frequency="2"', counted) + child;
    const [, second] = lab(rules).play(['a 1', 'a 2']);
    expect(second).toMatchObject({ rule: { id: '100002' } });
    expect(second).not.toHaveProperty('last_events');
  });

  it('none when the composite did not fire', () => {
    const rules = base + rule(100_002, 'level="7" frequency="3"', counted);
    const verdicts = lab(rules).play(['a 1', 'a 2', 'a 3']);
    expect(verdicts.map(({ last_events: earlier }) => earlier)).toEqual([
      undefined,
      undefined,
      ['a 2', 'a 1'],
    ]);
  });
});

describe('descriptions', () => {
  const described = (text: string, log: string) => {
    const options = `<field name="u">\\.</field><description>${text}</description>`;
    const [verdict] = lab(`<rule id="100001" level="5">${options}</rule>`).play([JSON.stringify({ u: log })]);
    return verdict?.rule?.description;
  };

  it('reach 1,023 bytes expanded', () => {
    expect(described('$(u)!', 'x'.repeat(1_022))).toBe(`${'x'.repeat(1_022)}!`);
    expect(described('$(u)!', 'x'.repeat(1_023))).toBe('$(u)!');
  });

  it('are expanded in their first 1,024 bytes only', () => {
    const long = `$(u)${'y'.repeat(1_019)}`;
    expect(described(`${long}zz`, 'x')).toBe(`x${'y'.repeat(1_019)}z`);
  });
});
