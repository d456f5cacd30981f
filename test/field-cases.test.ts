import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEvaluator, eventFromLog, eventFromWindows, type GivenLogSource } from '@sigmazuh/evaluator';
import { createEngine, loadRuleset } from '@sigmazuh/logtest';
import { check, Diagnostics, parseSigma, type SigmaRule, SourceText } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';
import { readStock, shared } from './corpus/shared.ts';

const folder = join(shared, 'field-cases');
const isPresent = existsSync(folder);
if (!isPresent) process.stdout.write('field cases skipped: ../shared not present\n');

interface CaseEvent {
  readonly id: string;
  readonly log?: string;
  readonly logsource?: GivenLogSource;
  readonly winevt?: { readonly Event: string; readonly Message: string };
}

/** Cases whose events decide: the ids of those that have to alert; all others must not. */
const decided: Readonly<Record<string, readonly string[]>> = {
  '01-json-array-element-never-matches': [
    '200-array-any#1',
    '200-array-any#2',
    '200-array-any#4',
    '203-object-array#1',
  ],
  '04-exists-on-json-object': ['406-exists-object#1'],
  '05-windows-message-wrong-text-form': [
    '250-msg-startswith#1',
    '251-msg-endswith#1',
    '252-msg-equal#1',
    '253-msg-newline#1',
    '255-msg-amp#1',
    '256-msg-tab#1',
  ],
  '07-eval-does-not-know-message': ['234-message-simple#1'],
  '10-hash-fields-of-the-taxonomy': ['230-imphash#1'],
  '11-4688-integrity-level': ['278-mandlabel#1'],
  '19-decimal-numbers-refused': ['113-azure#1'],
  '20-fieldref-outside-windows': ['109-cloudtrail#1', '109-cloudtrail#3'],
  '23-category-antivirus-asks-for-a-field-nobody-sends': ['500-av#1'],
};

/** Cases about what is said of a rule: a diagnostic, or the reason of a refusal. */
const said: Readonly<Record<string, readonly RegExp[]>> = {
  '08-security-userid-invented-field': [/"Security_UserID" never arrives in Wazuh/],
  '24-misspelt-field-passes': [
    /has a field "Comandline"; did you mean "CommandLine"\?/,
    /has a field "ComputerName"; did you mean "Computer"\?/,
  ],
  '25-hex-number-without-quotes': [/0xC000006D without quotes is the number 3221225581/],
};

/** Cases of other areas, which tests of their own show: reading files, correlations, placeholders, inputs. */
const elsewhere = [
  '13-one-bad-file-blocks-the-pack',
  '14-correlation-event-count',
  '15-correlation-base-rules-alert-alone',
  '16-eval-ignores-correlation',
  '17-placeholder-name-false-warning',
  '18-placeholder-hint-names-no-way',
  '21-ordered-temporal-second-error',
  '22-misindented-condition',
  '26-extended-temporal-condition',
  '27-raw-lines-into-logtest',
  '28-archives-json-into-logtest',
];

function rulesOf(name: string, diagnostics: Diagnostics): readonly SigmaRule[] {
  const directory = join(folder, name, 'rules');
  return readdirSync(directory).flatMap((file) =>
    parseSigma(readFileSync(join(directory, file), 'utf8'), `${name}/${file}`, diagnostics).filter(
      (document) => document.kind === 'rule',
    ),
  );
}

function eventsOf(name: string): readonly CaseEvent[] {
  return readFileSync(join(folder, name, 'events.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): CaseEvent => JSON.parse(line));
}

describe.skipIf(!isPresent)('field cases', () => {
  it('are all spoken of', () => {
    const known = [...Object.keys(decided), ...Object.keys(said), ...elsewhere].sort();
    expect(readdirSync(folder).sort()).toEqual(known);
  });

  it('end as asked, before both judges', () => {
    const rules = Object.keys(decided).flatMap((name) => rulesOf(name, new Diagnostics()));
    const stock = readStock();
    const pack = buildPack(rules, { ids: emptyIdFile, ruleset: stock.rules });
    expect(pack.manifest.rules.filter(({ status }) => status === 'refused')).toEqual([]);
    const { ruleset, report } = loadRuleset({
      ...stock,
      rules: [...stock.rules, ...pack.files],
      decoders: [...stock.decoders, ...pack.decoders],
    });
    expect(report.messages).toEqual([]);
    if (ruleset === null) return;
    const engine = createEngine(ruleset);
    const evaluator = createEvaluator(rules);
    const ids = new Set(pack.manifest.rules.flatMap(({ wazuhIds }) => wazuhIds.map(String)));
    for (const [name, wanted] of Object.entries(decided)) {
      const events = eventsOf(name);
      const alerting = events.filter(({ id, log, winevt }) => {
        const event = winevt === undefined ? { log: log ?? '' } : { winevt };
        return ids.has(engine.fork().process({ id, ...event }).rule?.id ?? '');
      });
      expect(
        alerting.map(({ id }) => id),
        name,
      ).toEqual(wanted);
      const matching = events.filter(({ log, logsource, winevt }) => {
        const event =
          winevt === undefined ? eventFromLog({ logsource, log: log ?? '' }) : eventFromWindows(winevt);
        return evaluator.evaluate(event).length > 0;
      });
      expect(
        matching.map(({ id }) => id),
        `${name}, by eval`,
      ).toEqual(wanted);
    }
  });

  it.each(Object.entries(said))('%s is told', (name, texts) => {
    const diagnostics = new Diagnostics();
    const rules = rulesOf(name, diagnostics);
    const pack = buildPack(rules, { ids: emptyIdFile });
    check(
      rules.map((rule) => ({
        source: new SourceText(
          rule.range.file,
          readFileSync(join(folder, name, 'rules', rule.range.file.slice(name.length + 1)), 'utf8'),
        ),
        documents: [rule],
      })),
      diagnostics,
    );
    const all = [...diagnostics.all, ...pack.diagnostics.all].map(({ message }) => message).join('\n');
    for (const text of texts) expect(all).toMatch(text);
  });
});
