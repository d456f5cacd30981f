import { createEngine, loadRuleset } from '@sigmazuh/logtest';
import { describe, expect, it } from 'vitest';
import { percentile, workOfEvents } from './bench/event-work.ts';
import { createWorkModel, osMatchWork } from './bench/work-model.ts';

const model = createWorkModel();
const workOf = (wanted: string, text: string | null): number =>
  model.workOf({ rule: 100, option: 'match', wanted, text, outcome: 'fails' });

describe('what a condition costs', () => {
  it.each([
    ['a field that is absent costs nothing', 'pcre2 ^x$', null, 'osmatch x', null],
    ['what is no pattern costs nothing', 'syslog', 'text', 'osmatch x', null],
  ])('%s', (_name, wanted, text, other, otherText) => {
    expect(workOf(wanted, text)).toBe(workOf(other, otherText));
    expect(workOf(wanted, text)).toBe(0);
  });

  it.each([
    ['a search through the text more than a look at its start', 'pcre2 \\Axy', 'pcre2 [xy]{2}'],
    ['many texts more than one', 'osmatch Q', `osmatch ${Array.from({ length: 50 }, () => 'Q').join('|')}`],
    ['a text that may be anywhere more than one at the end', 'osmatch Q$', 'osmatch Q'],
    ['a text that begins like much of the subject more than one that does not', 'osmatch Q', 'osmatch ab!'],
    ['a text found late more than one found early', 'osmatch start', 'osmatch stop'],
  ])('costs %s', (_name, cheap, dear) => {
    const text = `start ${'abac '.repeat(40)}stop`;
    expect(workOf(dear, text)).toBeGreaterThan(workOf(cheap, text));
  });

  it('grows with the text as the search does', () => {
    const lazy = 'pcre2 a.*?b.*?[cd]';
    const costs = [50, 100, 200].map((length) => workOf(lazy, 'ab'.repeat(length)));
    const [short = 0, middle = 0, long = 0] = costs;
    expect(middle / short).toBeGreaterThan(3);
    expect(long / middle).toBeGreaterThan(3);
  });

  it('ends with the first text that is there, whatever its case', () => {
    expect(osMatchWork('b|Q|Q|Q', 'xxB')).toBe(osMatchWork('B', 'xxb'));
    expect(osMatchWork('!b|Q', 'xxB')).toBe(osMatchWork('b', 'xxB'));
  });
});

describe('what events cost', () => {
  const rule = (id: number, options: string) =>
    `<rule id="${id}" level="3">${options}<description>d</description></rule>`;
  const { ruleset } = loadRuleset({
    rules: [
      {
        name: 'r.xml',
        text: `<group name="t,"><rule id="1" level="0" noalert="1"><category>syslog</category><description>r</description></rule>${rule(100, '<match>first</match>')}${rule(101, '<regex type="pcre2">(a+)+$</regex>')}</group>`,
      },
    ],
    decoders: [{ name: 'd.xml', text: '<decoder name="x"><program_name>^x$</program_name></decoder>' }],
  });

  it('is the sum over conditions, dearest first, and of every event its own', () => {
    if (ruleset === null) throw new Error('refused');
    const events = ['first', `${'a'.repeat(12)}b`, 'neither'].map((log) => ({ log }));
    const work = workOfEvents(ruleset, events);
    const [cheapest = 0, dearest = 0] = work.events;
    expect(work.conditions.map(({ rule, asked, held }) => [rule, asked, held])).toEqual([
      [101, 2, 0],
      [100, 3, 1],
    ]);
    expect(dearest).toBeGreaterThan(20 * cheapest);
    expect(work.events.reduce((sum, each) => sum + each, 0)).toBeCloseTo(work.total);
    expect(work.conditions.reduce((sum, { work: each }) => sum + each, 0)).toBeCloseTo(work.total);
    expect(createEngine(ruleset).process({ log: 'first' }).rule?.id).toBe('100');
  });

  it('takes the value below which a share of them lies', () => {
    const numbers = Array.from({ length: 100 }, (_, index) => 99 - index);
    expect([0, 0.5, 0.99, 1].map((share) => percentile(numbers, share))).toEqual([0, 50, 99, 99]);
  });
});
