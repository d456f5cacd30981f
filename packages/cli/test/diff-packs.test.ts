import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../src/diff/compare.ts';
import { packSide } from '../src/diff/sides/pack-side.ts';
import { writePack } from '../src/project/pack-files.ts';
import { drawn, edit, edited, type Head, hand, written } from './drawn-rules.ts';
import { soundCorrelation, soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
beforeAll(() => {
  workplace = new Workplace();
});
afterAll(() => workplace.remove());

function packOf(name: string, texts: readonly string[]) {
  const documents = texts.flatMap((text, index) => parseSigma(text, `${index}.yml`, new Diagnostics()));
  const directory = join(workplace.directory, name);
  writePack(buildPack(documents, { ids: emptyIdFile }), directory, () => undefined);
  return packSide(name, directory);
}

const headOf = (index: number): Head => ({
  id: `6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e${String(index).padStart(2, '0')}`,
  level: 'medium',
});

const rules = fc.array(fc.tuple(drawn, hand, hand), { minLength: 4, maxLength: 9 });
const edits = fc.record({
  which: fc.nat(99),
  how: fc.constantFrom('value', 'level', 'added', 'removed', 'nothing'),
  at: edit,
});

describe('two packs', () => {
  it('differ in the rule that was edited and in no other', () => {
    fc.assert(
      fc.property(rules, edits, (all, { which, how, at }) => {
        const index = which % all.length;
        fc.pre(how !== 'value' || all[index]?.[0].joined !== 'the first and not the last');
        const before = all.map(([rule, one], each) => written(rule, one, headOf(each)));
        const after = all.map(([rule, , other], each) => {
          const head = headOf(each);
          if (each !== index) return written(rule, other, head);
          const next = how === 'value' ? edited(rule, at) : rule;
          return written(next, other, how === 'level' ? { ...head, level: 'high' } : head);
        });
        const old = how === 'added' ? before.filter((_, each) => each !== index) : before;
        const next = how === 'removed' ? after.filter((_, each) => each !== index) : after;
        const told = compare(packOf('old', old), packOf('next', next));
        const key = headOf(index).id;
        const found = {
          added: told.added.map((rule) => rule.key),
          removed: told.removed.map((rule) => rule.key),
          changed: told.changed.map(({ new: { key: of }, changes }) => [
            of,
            changes.filter((each) => each !== 'cost'),
          ]),
        };
        expect(found).toEqual({
          added: how === 'added' ? [key] : [],
          removed: how === 'removed' ? [key] : [],
          changed: how === 'value' ? [[key, ['meaning']]] : how === 'level' ? [[key, ['level']]] : [],
        });
        expect(told.byWazuhRules).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  const correlation = soundCorrelation
    .replace('[Computer]', '[User]')
    .replace('level:', '  generate: true\nlevel:');
  const filter = `title: Not the Administrator
id: 9f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90
logsource: {product: windows, category: process_creation}
filter:
  rules: [6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90]
  selection: {User: admin}
  condition: not selection
`;
  const pipeline = `name: mine
priority: 50
transformations:
  - type: field_name_mapping
    mapping: {Odd: win.eventdata.product}
`;
  it.each([
    {
      name: 'nothing but a title of a filter',
      filter: filter.replace('Not the', 'Without the'),
      changed: [],
    },
    { name: 'a filter', filter: filter.replace('admin', 'root'), changed: ['Whoami', 'Whoami Often'] },
    {
      name: 'a filter of the correlation',
      filter: filter.replace('[6f1e', '[8f1e'),
      changed: ['Whoami', 'Whoami Often'],
    },
    {
      name: 'a number that is counted',
      correlation: correlation.replace('gte: 10', 'gte: 9'),
      changed: ['Whoami Often'],
    },
    {
      name: 'an order of keys',
      correlation: correlation
        .replace('  timespan: 5m\n', '')
        .replace('generate', 'timespan: 300s\n  generate'),
      changed: [],
    },
    {
      name: 'where a field is',
      pipeline: pipeline.replace('Odd', 'User'),
      changed: ['Whoami', 'Whoami Often'],
    },
    { name: 'where a field is that no rule asks', pipeline: pipeline.replace('Odd', 'Even'), changed: [] },
  ])('differ in $name', async ({ changed, ...edit }) => {
    const place = new Workplace();
    try {
      const before = { correlation, filter, pipeline };
      for (const [name, files] of Object.entries({ old: before, new: { ...before, ...edit } })) {
        place.write(`${name}/a.yml`, soundRule);
        place.write(`${name}/b.yml`, files.correlation);
        place.write(`${name}/c.yml`, files.filter);
        place.write(`${name}.pipeline`, files.pipeline);
        const argv = [
          'build',
          name,
          '--out',
          `${name}-pack`,
          '--pipeline',
          `${name}.pipeline`,
          '--approximate',
        ];
        const built = await place.run(argv);
        expect(built.exit, built.err).toBe(0);
      }
      const { out } = await place.run(['diff', 'old-pack', 'new-pack', '--format', 'json']);
      const told: { readonly changed: readonly { readonly new: { readonly title: string } }[] } =
        JSON.parse(out);
      expect(told.changed.map((rule) => rule.new.title).sort()).toEqual(changed);
    } finally {
      place.remove();
    }
  });

  it.each([
    { name: 'has none', from: /"fingerprint": "[^"]*",/g, to: '' },
    { name: 'has them of another scheme', from: /"fingerprint": "1:/g, to: '"fingerprint": "0:' },
  ])('are compared by their Wazuh rules where one $name, which is said', async ({ from, to }) => {
    const place = new Workplace({
      'old/a.yml': soundRule,
      'new/a.yml': soundRule.replace('whoami.exe', 'who.exe'),
    });
    try {
      await place.run(['build', 'old', '--out', 'old-pack']);
      await place.run(['build', 'new', '--out', 'new-pack']);
      const manifest = join(place.directory, 'old-pack/manifest.json');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll(from, to));
      const { out } = await place.run(['diff', 'old-pack', 'new-pack']);
      expect(out).toMatch(/^~ Whoami {2}\S+: means something else/);
      expect(out).toContain('1 rule is compared by what stands in Wazuh rules');
      expect((await place.run(['diff', 'old-pack', 'old-pack'])).out).toContain('0 changed in meaning');
    } finally {
      place.remove();
    }
  });
});
