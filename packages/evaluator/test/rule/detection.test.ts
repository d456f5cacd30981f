import { describe, expect, it } from 'vitest';
import { createEvaluator, eventFromFields, eventFromLog, type JsonObject } from '../../src/index.ts';
import { detectionHolds, ruleOf, ruleText } from '../rule-of.ts';

describe('a search identifier', () => {
  it.each<[string, string, JsonObject, boolean]>([
    ['a map needs all items', 'selection:\n    A: 1\n    B: 2', { A: 1, B: 2 }, true],
    ['a map, one missing', 'selection:\n    A: 1\n    B: 2', { A: 1 }, false],
    ['a list of maps needs one', 'selection:\n    - A: 1\n    - B: 2', { B: 2 }, true],
    ['keywords in any value', 'selection:\n    - evil\n    - bad', { A: 'so Bad it is' }, true],
    ['keywords not in names', 'selection:\n    - evil\n    - bad', { bad: 'x' }, false],
    ['keywords with wildcards', "selection:\n    - 'a*c'", { A: 'xabbcx' }, true],
    ['keywords within one value', "selection:\n    - 'a*c'", { A: 'a', B: 'c' }, false],
    ['a number as keyword', 'selection:\n    - 404', { A: 'status 404' }, true],
  ])('%s', (_, detection, fields, expected) => {
    expect(detectionHolds(detection, fields)).toBe(expected);
  });
});

describe('a condition', () => {
  const detection = ['a: { A: 1 }', 'b: { B: 1 }', 'c_1: { C: 1 }', 'c_2: { C: 2 }', '_d: { D: 1 }'].join(
    '\n',
  );
  it.each<[string, JsonObject, boolean]>([
    ['a and b', { A: 1, B: 1 }, true],
    ['a and b', { A: 1 }, false],
    ['a or b', { B: 1 }, true],
    ['not a', {}, true],
    ['not a and b', { B: 1 }, true],
    ['a or b and not b', { A: 1 }, true],
    ['(a or b) and not b', { B: 1 }, false],
    ['1 of c_*', { C: 2 }, true],
    ['all of c_*', { C: [1, 2] }, true],
    ['all of c_*', { C: 1 }, false],
    ['1 of them', { D: 1 }, false],
    ['1 of them', { C: 1 }, true],
    ['a and not 1 of c_*', { A: 1, C: 2 }, false],
    ['[a, b]', { B: 1 }, true],
  ])('%s on %j: %s', (condition, fields, expected) => {
    const rule = ruleOf(ruleText(detection, condition));
    const event = eventFromFields({ logsource: { product: 'test' }, fields });
    expect(createEvaluator([rule]).matches(rule, event)).toBe(expected);
  });
});

describe('a list in order', () => {
  const text = (list: string) =>
    `${ruleText(`selection:\n    '|all':\n${list.replaceAll(/^/gm, '        ')}`)}\nsigmazuh:\n    ordered: [selection]`;
  const strings = text("- socket\n- 'connect('\n- dup2");
  const events = (log: string) => eventFromLog({ logsource: { product: 'test' }, log });
  const holds = (rule: string, log: string, portable: 'portable' | 'own' = 'own') => {
    const parsed = ruleOf(rule);
    return createEvaluator([parsed], { portable: portable === 'portable' }).matches(parsed, events(log));
  };

  it.each([
    ['in order', 'a Socket; x.connect(); os.dup2', true],
    ['out of order', 'connect( socket dup2', false],
    ['one missing', 'socket connect(', false],
    ['again in order behind decoys', 'dup2 connect( socket connect( dup2', true],
  ])('%s', (_, log, expected) => {
    expect(holds(strings, log)).toBe(expected);
  });

  it('does not let elements overlap', () => {
    const rule = text('- aba\n- aba');
    expect(holds(rule, 'ababa')).toBe(false);
    expect(holds(rule, 'abaaba')).toBe(true);
  });

  it('takes elements with wildcards', () => {
    expect(holds(text("- 'a*c'\n- 'd?f'"), 'a..c..d.f')).toBe(true);
    expect(holds(text("- 'a*c'\n- 'd?f'"), 'a..d.f..c')).toBe(false);
  });

  it('keeps the order within one text', () => {
    const rule = ruleOf(text('- aa\n- bb'));
    const event = eventFromFields({ logsource: { product: 'test' }, fields: { A: 'aa', B: 'bb' } });
    expect(createEvaluator([rule]).matches(rule, event)).toBe(false);
    expect(createEvaluator([rule], { portable: true }).matches(rule, event)).toBe(true);
  });

  it('is any order to other tools', () => {
    expect(holds(strings, 'connect( socket dup2', 'portable')).toBe(true);
  });

  it('takes regular expressions, whichever of their ends leaves room', () => {
    const rule = ruleText("selection:\n    '|re|all':\n        - 'a|ab'\n        - 'b'");
    expect(holds(`${rule}\nsigmazuh:\n    ordered: [selection]`, 'ab')).toBe(true);
    expect(holds(`${rule}\nsigmazuh:\n    ordered: [selection]`, 'ba')).toBe(false);
  });
});
