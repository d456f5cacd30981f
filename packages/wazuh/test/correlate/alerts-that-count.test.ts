import { createCorrelator, createEvaluator, eventFromWindows } from '@sigmazuh/evaluator';
import { loadWithPack, skeleton } from '@sigmazuh/explain';
import { createEngine } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { expect, it } from 'vitest';

const rule = (name: string, detection: string, level: string) =>
  `title: ${name}\nname: ${name}\nlogsource: {product: windows, service: security}\ndetection: {s: {${detection}}, condition: s}\nlevel: ${level}\n`;
const correlation = (body: string, level: string) =>
  `title: Judged\ncorrelation: {${body}, timespan: 1m, group-by: [TargetUserName]}\nlevel: ${level}\n`;
const after = 'type: temporal_ordered, rules: [failed, logon]';

const failed = rule('failed', 'EventID: [529, 4625]', 'low');
const logon = rule('logon', 'EventID: 4624', 'low');

function event(id: number): { readonly Event: string } {
  const data = `<Data Name='TargetUserName'>bob</Data><Data Name='LogonType'>10</Data>`;
  return {
    Event: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>${id}</EventID><Level>0</Level><Keywords>0x8020000000000000</Keywords><Channel>Security</Channel><Computer>pc</Computer></System><EventData>${data}</EventData></Event>`,
  };
}

it.each([
  [
    'a rule that asks for more',
    rule('other', "EventID: 4625, LogonType: '10'", 'medium'),
    after,
    'high',
    'counts',
  ],
  ['one that asks for the same', rule('other', 'EventID: [529, 4625]', 'medium'), after, 'high', 'counts'],
  ['one of several values more', rule('other', 'EventID: [4625, 4634]', 'medium'), after, 'high', 'is lost'],
  ['one as severe as the correlation', rule('other', 'EventID: 4625', 'high'), after, 'high', 'is noted'],
  [
    'one whose events have to have a value',
    rule('other', 'EventID: 4625', 'medium'),
    'type: value_count, rules: [failed], condition: {field: LogonType, gte: 2}',
    'high',
    'is noted',
  ],
])('an event that ends in an alert of %s', (_, other, body, level, expected) => {
  const text = [failed, logon, other, correlation(body, level)].join('---\n');
  const documents = parseSigma(text, 'rules.yml', new Diagnostics());
  const pack = buildPack(documents, { ids: emptyIdFile, ruleset: skeleton().rules, approximate: 'allowed' });
  const entry = pack.manifest.rules.find(({ title }) => title === 'Judged');
  const isNoted =
    entry?.notes?.some((note) => note.includes('on which another rule of the pack alerts')) === true;
  expect(isNoted).toBe(expected !== 'counts');
  if (expected === 'is noted') return;
  const { ruleset } = loadWithPack(pack, [skeleton({ rules: pack.files, decoders: [] })]);
  if (ruleset === null) throw new Error('refused');
  const [engine, correlator] = [createEngine(ruleset), createCorrelator(createEvaluator(documents))];
  const verdicts = [4625, 4624].map((id, at) => ({
    sigma: correlator.observe(eventFromWindows(event(id)), at).raised.map(({ title }) => title.value),
    wazuh: engine.process({ winevt: event(id), time: 1_795_514_400 + at }).rule?.description,
  }));
  expect(verdicts.at(0)).toEqual({ sigma: ['other'], wazuh: 'other' });
  expect(verdicts.at(1)?.sigma).toEqual(['Judged']);
  expect(verdicts.at(1)?.wazuh === 'Judged').toBe(expected === 'counts');
});
