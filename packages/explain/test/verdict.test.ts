import { createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import { loadWithPack, type RuleExplanation, readLogEvent, skeleton, verdictOf } from '@sigmazuh/explain';
import { createEngine } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';

const rule = (service: string, detection: string): string =>
  `title: T\nid: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90\nlogsource: {product: linux, service: ${service}}\ndetection: {s: ${detection}, condition: s}\nlevel: high\n`;

const line = 'Nov 24 10:00:00 web01 sshd[7]: Failed password for root from 192.0.2.7 port 50022 ssh2';

/** Both judges' word on the line, with the service given as the event's log source. */
function explained(text: string, service: string, log: string | null): RuleExplanation {
  const [document] = parseSigma(text, 'r.yml', new Diagnostics());
  if (document?.kind !== 'rule') throw new Error(text);
  const pack = buildPack([document], { ids: emptyIdFile });
  const [entry] = pack.manifest.rules;
  const { ruleset } = loadWithPack(pack, [skeleton({ rules: pack.files, decoders: pack.decoders })]);
  const event = log === null ? null : readLogEvent({ log }, 0);
  if (entry === undefined || ruleset === null || typeof event === 'string') throw new Error(text);
  const sigma = createEvaluator([document]).explain(
    document,
    eventFromLog({ logsource: { product: 'linux', service }, log: log ?? '' }),
  );
  const both = event === null ? null : { sigma, wazuh: createEngine(ruleset).explain(event) };
  return { rule: document, entry, texts: [], diagnostics: '', event: both };
}

describe('the verdict', () => {
  it.each([
    {
      name: 'an alert',
      text: rule('sshd', "['Failed password']"),
      log: line,
      says: /^alerts as rule \d+, level 12$/,
    },
    {
      name: 'no match',
      text: rule('sshd', '[Accepted]'),
      log: line,
      says: /^no alert: the rule does not match$/,
    },
    { name: 'a rule alone', text: rule('sshd', '[Accepted]'), log: null, says: /^alerts as \d+$/ },
    {
      name: 'a match that no Wazuh rule can follow',
      text: rule('teapot', "['Failed password']"),
      log: line,
      says: /^matches as Sigma means it, but there is no Wazuh rule for it: .*teapot/,
    },
  ])('on $name', ({ text, log, says }) => {
    const service = /service: (\w+)/.exec(text)?.[1] ?? '';
    expect(verdictOf(explained(text, service, log)).text).toMatch(says);
  });
});
