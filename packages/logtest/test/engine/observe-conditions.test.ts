import { expect, it } from 'vitest';
import { type AskedCondition, createEngine, loadRuleset, observeConditions } from '../../src/index.ts';
import { rule } from '../lab.ts';

const root =
  '<rule id="1" level="0" noalert="1"><category>syslog</category><description>r</description></rule>';
const rules = [
  rule(100, 'level="5"', '<match>never</match>'),
  rule(101, 'level="4"', '<match>door</match><regex type="pcre2">o{2}r$</regex><user>x</user>'),
  rule(102, 'level="3"', '<match negate="yes">window</match>'),
  rule(103, 'level="3"', '<if_sid>102</if_sid><if_matched_sid>102</if_matched_sid><match>door</match>'),
].join('');
const { ruleset } = loadRuleset({
  rules: [{ name: 'r.xml', text: `<group name="t,">${root}${rules}</group>` }],
  decoders: [{ name: 'd.xml', text: '<decoder name="x"><program_name>^x$</program_name></decoder>' }],
});

it('tells of every condition that an event is asked for, and decides as the ruleset does', () => {
  if (ruleset === null) throw new Error('refused');
  const asked: AskedCondition[] = [];
  const observed = createEngine(observeConditions(ruleset, (condition) => asked.push(condition)));
  const plain = createEngine(ruleset);
  const events = ['open the door', 'open the door', 'a window'].map((log) => ({ log }));
  const verdicts = events.map((event) => observed.process(event));
  expect(verdicts).toEqual(events.map((event) => plain.process(event)));
  expect(verdicts.map(({ rule }) => rule?.id)).toEqual(['102', '103', undefined]);
  expect(
    asked.slice(0, 5).map(({ rule, option, wanted, text, outcome }) => [rule, option, wanted, text, outcome]),
  ).toEqual([
    [100, 'match', 'osmatch never', 'open the door', 'fails'],
    [101, 'match', 'osmatch door', 'open the door', 'holds'],
    [101, 'regex', 'pcre2 o{2}r$', 'open the door', 'holds'],
    [101, 'user', 'osmatch x', null, 'fails'],
    [102, 'match', 'not osmatch window', 'open the door', 'holds'],
  ]);
});
