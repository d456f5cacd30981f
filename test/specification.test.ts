import { readFileSync } from 'node:fs';
import { createCorrelator, createEvaluator } from '@sigmazuh/evaluator';
import { Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';
import { shared, sharedIsPresent } from './corpus/shared.ts';

const specification = `${shared}sigma-spec/specification/`;

/** The examples of a page, by the line on which their block begins. */
function examplesOf(page: string): ReadonlyMap<number, string> {
  const text = sharedIsPresent ? readFileSync(`${specification}${page}`, 'utf8') : '';
  const blocks = [...text.matchAll(/```ya?ml\n([\s\S]*?)```/g)];
  const isWhole = (block: string) => /^\s+type: |^filter:/m.test(block);
  return new Map(
    blocks.flatMap((found) => {
      const [, block = ''] = found;
      const line = text.slice(0, found.index).split('\n').length;
      return isWhole(block) ? [[line, block] as const] : [];
    }),
  );
}

const correlations = examplesOf('sigma-correlation-rules-specification.md');
const filters = examplesOf('sigma-filters-specification.md');

/** The rules that an example refers to and does not bring along, each about an event of its own. */
function missingRules(example: readonly SigmaDocument[]): string {
  const there = new Set(
    example.flatMap((each) => ('name' in each ? [each.name?.value ?? '', each.id?.value ?? ''] : [])),
  );
  const wanted = example.flatMap((each) => (each.kind === 'correlation' ? each.rules : []));
  const missing = [...new Set(wanted.map(({ value }) => value))].filter((value) => !there.has(value));
  const rules = missing.map((value, at) =>
    [
      `title: Rule ${at + 1}`,
      /^[0-9a-f]{8}-/.test(value) ? `id: ${value}` : `name: ${value}`,
      'logsource: {product: windows, service: security}',
      `detection: {selection: {EventID: ${4_624 + at}}, condition: selection}`,
      'level: low',
    ].join('\n'),
  );
  return rules.map((rule) => `---\n${rule}\n`).join('');
}

/** Placeholders that the page has for a title and an id are none for a parser. */
const readable = (block: string) =>
  block.replace(/^id: —$/m, '').replace(/^(?=correlation:)/, 'title: An example\n');

function documentsOf(block: string): readonly SigmaDocument[] {
  const example = parseSigma(readable(block), 'example.yml', new Diagnostics());
  return parseSigma(`${readable(block)}\n${missingRules(example)}`, 'example.yml', new Diagnostics());
}

/** What becomes of each example of the page on correlations, in its order. */
const expected = [
  { name: 'event_count', differs: 'counts anew' },
  { name: 'value_count', differs: 'may all have one value' },
  { name: 'temporal', differs: 'comes last' },
  { name: 'temporal_ordered', differs: null },
  { name: 'value_sum', reason: 'does not calculate' },
  { name: 'value_avg', reason: 'does not calculate' },
  { name: 'value_percentile', reason: 'does not calculate' },
  { name: 'aliases', reason: 'is not one field in Wazuh' },
  {
    name: 'a correlation of a correlation',
    differs: 'holds only at some of the events',
    inner: 'is not written',
  },
] as const;

const skipped = sharedIsPresent ? '' : ' (skipped: ../shared not present)';

describe.skipIf(!sharedIsPresent)(`examples of the specification${skipped}`, () => {
  it('are all here', () => {
    expect(correlations.size).toBe(expected.length);
    expect(filters.size).toBe(1);
  });

  it.each(expected.map((each, at) => ({ ...each, block: [...correlations.values()][at] ?? '' })))(
    '$name: written, or refused for the documented reason',
    ({ block, ...outcome }) => {
      const documents = documentsOf(block);
      const own = documents.find(({ kind }) => kind === 'correlation')?.title.value;
      const entryOf = (approximate: 'allowed' | 'refused') =>
        buildPack(documents, { ids: emptyIdFile, approximate }).manifest.rules.find(
          ({ title }) => title === own,
        );
      const [strict, consenting] = [entryOf('refused'), entryOf('allowed')];
      if ('reason' in outcome) {
        expect(consenting).toMatchObject({
          status: 'refused',
          reason: expect.stringContaining(outcome.reason),
        });
        expect(strict).toMatchObject({ status: 'refused' });
        return;
      }
      expect(consenting?.reason).toBeUndefined();
      expect(consenting).toMatchObject({ status: 'converted', wazuhIds: [expect.any(Number)] });
      if (outcome.differs === null) return;
      expect(consenting?.notes?.join(' ')).toContain(outcome.differs);
      const why = 'inner' in outcome ? outcome.inner : outcome.differs;
      expect(strict).toMatchObject({ status: 'refused', reason: expect.stringContaining(why) });
    },
  );

  it.each(expected.map((each, at) => ({ ...each, block: [...correlations.values()][at] ?? '' })))(
    '$name: has a meaning',
    ({ block }) => {
      const evaluator = createEvaluator(documentsOf(block));
      expect([...evaluator.diagnostics, ...createCorrelator(evaluator).diagnostics]).toEqual([]);
    },
  );

  it('a filter is added to the rules it names', () => {
    const [block = ''] = filters.values();
    const rule = (id: string, title: string) =>
      `---\ntitle: ${title}\nid: ${id}\nlogsource: {product: windows, category: process_creation}\ndetection: {selection: {Image|endswith: '\\rar.exe'}, condition: selection}\nlevel: low\n`;
    const named = rule('6f3e2987-db24-4c78-a860-b4f4095a7095', 'Named');
    const other = rule('6f3e2987-db24-4c78-a860-b4f4095a7096', 'Other');
    const documents = parseSigma(`${block}\n${named}${other}`, 'example.yml', new Diagnostics());
    const { manifest } = buildPack(documents, { ids: emptyIdFile });
    const touched = manifest.rules.map(({ title, filters: own }) => [title, own?.length ?? 0]);
    expect(touched).toEqual([
      ['Named', 1],
      ['Other', 0],
    ]);
  });
});
