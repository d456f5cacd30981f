import { readdirSync, readFileSync } from 'node:fs';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import type { PayloadFixture } from '../packages/cli/src/fixtures/fixture.ts';
import { loadFixture } from '../packages/cli/src/fixtures/load-fixtures.ts';

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

  it('names nobody: addresses and hosts are those kept for documentation', () => {
    const text = readFileSync(new URL(file, payloads), 'utf8');
    const addresses = text.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [];
    const documentation = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|127\.0\.0)\.\d+$/;
    expect(addresses.filter((address) => !documentation.test(address))).toEqual([]);
  });
});

it('every rule of sigma/ has a fixture', () => {
  const covered = new Set(
    fixtures.flatMap((fixture) => Array.from(fixture.rules.values(), ({ value }) => value)),
  );
  const missing = documents.filter((document) => document.id === null || !covered.has(document.id.value));
  expect(missing.map((document) => document.title.value)).toEqual([]);
});
