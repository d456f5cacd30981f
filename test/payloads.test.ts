import { readdirSync, readFileSync } from 'node:fs';
import { createEvaluator, eventFromLog, eventFromWindows, type SigmaEvent } from '@sigmazuh/evaluator';
import { Diagnostics, levels, parseSigma, type SigmaRule } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import type { PayloadCase, PayloadFixture, PayloadRecord } from '../packages/cli/src/fixtures/fixture.ts';
import { loadFixture } from '../packages/cli/src/fixtures/load-fixture.ts';

const payloads = new URL('payloads/', import.meta.url);
const sigma = new URL('../sigma/', import.meta.url);

const yamlFiles = (directory: URL): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yml'))
    .sort();

function fixtureOf(file: string): PayloadFixture {
  const diagnostics = new Diagnostics();
  const fixture = loadFixture(readFileSync(new URL(file, payloads), 'utf8'), file, diagnostics);
  const problems = diagnostics.all.map(
    ({ range, message }) => `${range.file}:${range.start.line}:${range.start.column} ${message}`,
  );
  if (fixture === null) throw new Error(problems.join('\n'));
  return fixture;
}

const fixtures = yamlFiles(payloads).map(fixtureOf);
const documents = yamlFiles(sigma).flatMap((file) =>
  parseSigma(readFileSync(new URL(file, sigma), 'utf8'), file, new Diagnostics()),
);
const judge = createEvaluator(documents);
const portableJudge = createEvaluator(documents, { portable: true });

function eventOf(record: PayloadRecord, { logSource }: PayloadCase): SigmaEvent {
  switch (record.kind) {
    case 'line':
      return eventFromLog({ logsource: logSource, log: record.line });
    case 'windows':
      return eventFromWindows(record.event);
  }
}

const severity = (rule: SigmaRule): number => levels.indexOf(rule.level?.value ?? 'informational');

/** The titles of the rules that win: the most severe of those that match, record by record. */
function winners(each: PayloadCase): readonly string[] {
  return each.records.flatMap((record) => {
    const matching = judge.evaluate(eventOf(record, each));
    const highest = Math.max(...matching.map(severity));
    return matching.filter((rule) => severity(rule) === highest).map((rule) => rule.title.value);
  });
}

const titles = new Map(documents.map((document) => [document.id?.value, document.title.value]));
const byName = (fixture: PayloadFixture) => fixture.cases.map((each) => [each.name, each] as const);

describe.each(fixtures.map((fixture) => [fixture.file, fixture] as const))('%s', (file, fixture) => {
  it('has eight cases that alert and eight that must not', () => {
    const nearMisses = fixture.cases.filter((each) => each.expect.kind === 'none').length;
    expect(nearMisses).toBeGreaterThanOrEqual(8);
    expect(fixture.cases.length - nearMisses).toBeGreaterThanOrEqual(8);
  });

  it('expects each of its rules somewhere, and they are in sigma/', () => {
    const known = new Set(documents.map((document) => document.id?.value));
    const expected = new Set(
      fixture.cases.flatMap(({ expect }) => (expect.kind === 'alert' ? [expect.alias] : [])),
    );
    expect([...fixture.rules.keys()].filter((alias) => !expected.has(alias))).toEqual([]);
    expect([...fixture.rules.values()].filter((id) => !known.has(id.value))).toEqual([]);
  });

  it.each(byName(fixture))('Sigma agrees: %s', (_name, each) => {
    const expected = each.expect.kind === 'alert' ? [titles.get(each.expect.rule)] : [];
    expect(winners(each)).toEqual(expected);
  });

  it('loses nothing for readers of Sigma who do not know the order', () => {
    const missed = fixture.cases.filter(({ records, expect, ...rest }) => {
      if (expect.kind === 'none') return false;
      const events = records.map((record) => eventOf(record, { records, expect, ...rest }));
      return !events.some((event) =>
        portableJudge.evaluate(event).some((rule) => rule.id?.value === expect.rule),
      );
    });
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it('names nobody: addresses and hosts are those kept for documentation', () => {
    const text = readFileSync(new URL(file, payloads), 'utf8');
    const addresses = text.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [];
    const documentation = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|127\.0\.0)\.\d+$/;
    expect(addresses.filter((address) => !documentation.test(address))).toEqual([]);
  });
});

it('every rule of sigma/ has a meaning', () => {
  expect(judge.diagnostics).toEqual([]);
});

it('every rule of sigma/ has a fixture', () => {
  const covered = new Set(
    fixtures.flatMap((fixture) => Array.from(fixture.rules.values(), ({ value }) => value)),
  );
  const missing = documents.filter((document) => document.id === null || !covered.has(document.id.value));
  expect(missing.map((document) => document.title.value)).toEqual([]);
});
