import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import { createEngine, loadRuleset } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';
import { readStock, shared, sharedIsPresent } from './corpus/shared.ts';

/**
 * Fields that both judges must find with the same values in the lines of Wazuh's ruleset tests, by log source. The
 * fields of one column go into one pack: a line is of one of the sources and has one value in the field.
 */
const columns: readonly (readonly (readonly [logSource: string, field: string])[])[] = [
  [
    ['category: webserver', 'c-uri'],
    ['category: proxy', 'sc-status'],
    ['product: linux, service: sudo', 'USER'],
    ['product: linux, service: sshd', 'user'],
    ['product: linux, service: auditd', 'exe'],
    ['product: m365, service: audit', 'Operation'],
    ['product: github, service: audit', 'action'],
    ['product: fortigate, service: event', 'logdesc'],
  ],
  [
    ['category: webserver', 'cs-user-agent'],
    ['category: proxy', 'c-uri'],
    ['product: linux, service: auditd', 'key'],
    ['product: linux, service: sudo', 'COMMAND'],
    ['product: linux, service: sshd', 'src_ip'],
    ['product: m365, service: exchange', 'Workload'],
    ['product: github, service: audit', 'actor'],
    ['product: fortigate, service: event', 'subtype'],
  ],
  [
    ['category: webserver', 'cs-method'],
    ['category: proxy', 'cs-username'],
    ['product: linux, service: auditd', 'syscall'],
    ['product: linux, service: sudo', 'PWD'],
    ['product: linux, service: sshd', 'src_port'],
    ['product: m365, service: threat_management', 'eventName'],
    ['product: fortigate, service: event', 'user'],
  ],
];

const reason = sharedIsPresent ? '' : ' (skipped: ../shared not present)';
// The whole stock ruleset is loaded with each pack.
const patience = 120_000;

describe.skipIf(!sharedIsPresent)(`the lines of Wazuh's ruleset tests${reason}`, () => {
  const lines = sharedIsPresent ? rulesetLines() : [];
  it.each(columns)(
    'have the same values for both judges: %s %s %s %s',
    { timeout: patience },
    (...fields) => {
      const column = fields.filter((each) => Array.isArray(each));
      const text = column.flatMap(([logSource, field]) => rulesFor(logSource, field, lines)).join('\n---\n');
      const documents = parseSigma(text, 'values.yml', new Diagnostics());
      const stock = readStock();
      const pack = buildPack(documents, { ids: emptyIdFile, ruleset: stock.rules });
      expect(pack.manifest.rules.filter(({ status }) => status === 'refused')).toEqual([]);
      const { ruleset } = loadRuleset({ ...stock, rules: [...stock.rules, ...pack.files] });
      if (ruleset === null) throw new Error('the pack does not load');
      const titles = new Map(
        pack.manifest.rules.flatMap((rule) => rule.wazuhIds.map((id) => [String(id), rule.title] as const)),
      );
      const evaluator = createEvaluator(documents);
      const engine = createEngine(ruleset);
      let matching = 0;
      for (const log of lines) {
        const bySigma = evaluator.evaluate(eventFromLog({ log })).map(({ title }) => title.value);
        const byWazuh = titles.get(engine.fork().process({ log }).rule?.id ?? '');
        expect(byWazuh === undefined ? [] : [byWazuh], log).toEqual(bySigma);
        matching += bySigma.length;
      }
      expect(matching).toBeGreaterThan(60);
    },
  );
});

/** A rule for every value that a line has in the field. */
function rulesFor(logSource: string, field: string, lines: readonly string[]): readonly string[] {
  const any = `title: any\nlogsource: { ${logSource} }\ndetection:\n    selection:\n        ${field}|exists: true\n    condition: selection`;
  const evaluator = createEvaluator(parseSigma(any, 'any.yml', new Diagnostics()));
  const values = lines.flatMap((log) =>
    evaluator
      .matchesOf(eventFromLog({ log }))
      .flatMap(
        ({ content }) => content.fields.get(field)?.values.flatMap(({ text }) => text?.plain ?? []) ?? [],
      ),
  );
  return Array.from(new Set(values), (value) => {
    const written = JSON.stringify(value.replace(/[\\*?]/g, '\\$&'));
    return [
      `title: ${JSON.stringify(`${logSource} ${field} ${value}`)}`,
      `logsource: { ${logSource} }`,
      'detection:',
      `    selection: { '${field}|cased': ${written} }`,
      '    condition: selection',
      'level: critical',
    ].join('\n');
  });
}

function rulesetLines(): readonly string[] {
  const folder = join(shared, 'wazuh-4.14.7', 'tests');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.ini'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const lines = texts.flatMap((text) =>
    Array.from(text.matchAll(/^log \d+ pass *= *(.*?) *$/gm), ([, line = '']) => line),
  );
  return [...new Set(lines)];
}
