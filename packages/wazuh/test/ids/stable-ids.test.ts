import { Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPack, emptyIdFile, type IdFile, type Pack, printIdFile } from '../../src/index.ts';

/** What one rule says, drawn from few values, so that rules share conditions and get into one cluster. */
interface Draft {
  readonly title: string;
  readonly level: string;
  readonly images: readonly string[];
  readonly parents: readonly string[];
  readonly excluded: readonly string[];
  /** A Sigma filter on the rule. */
  readonly filter: string | null;
}

const values = ['\\cmd.exe', '\\net.exe', '\\certutil.exe', '\\rundll32.exe', ' -urlcache', 'DownloadString'];
const some = (minLength: number) => fc.subarray(values, { minLength, maxLength: 3 });
const draft: fc.Arbitrary<Draft> = fc.record({
  title: fc.constantFrom('One', 'Two', 'Three'),
  level: fc.constantFrom('low', 'high', 'critical'),
  images: some(1),
  parents: some(0),
  excluded: some(0),
  filter: fc.option(fc.constantFrom(...values)),
});

/** One change to a set of rules; `rule` stands for the Sigma id of the rule it is made to. */
type Change =
  | { readonly kind: 'write'; readonly rule: number; readonly draft: Draft }
  | { readonly kind: 'remove'; readonly rule: number };

const rule = fc.nat({ max: 11 });
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), rule, draft }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), rule }) },
);

type Drafts = ReadonlyMap<number, Draft>;

function changed(drafts: Drafts, step: Change): Drafts {
  const next = new Map(drafts);
  next.delete(step.rule);
  // A written rule goes to the end: the order of rules changes as well.
  if (step.kind === 'write') next.set(step.rule, step.draft);
  return next;
}

const sigmaId = (rule: number): string =>
  `5f0c3a4e-1d1b-4b43-9a37-3a1f4a3c8f${rule.toString(16).padStart(2, '0')}`;
const list = (items: readonly string[]) => `[${items.map((each) => `'${each}'`).join(', ')}]`;
const source = 'logsource:\n  product: windows\n  category: process_creation';

function ruleText(rule: number, { title, level, images, parents, excluded }: Draft): string {
  const either = parents.length === 0 ? '' : `    - ParentImage|endswith: ${list(parents)}\n`;
  const filter = excluded.length === 0 ? '' : `  f:\n    CommandLine|contains: ${list(excluded)}\n`;
  const condition = excluded.length === 0 ? 's' : 's and not f';
  return `title: ${title}\nid: ${sigmaId(rule)}\n${source}\nlevel: ${level}\ndetection:\n  s:\n    - Image|endswith: ${list(images)}\n${either}${filter}  condition: ${condition}\n`;
}

function filterText(rule: number, { filter }: Draft): readonly string[] {
  if (filter === null) return [];
  return [
    `title: Filter of ${rule}\n${source}\nfilter:\n  rules: [${sigmaId(rule)}]\n  own:\n    User: '${filter}'\n  condition: not own\n`,
  ];
}

function documentsOf(drafts: Drafts): readonly SigmaDocument[] {
  const diagnostics = new Diagnostics();
  const documents = [...drafts].flatMap(([id, each]) =>
    [...filterText(id, each), ruleText(id, each)].flatMap((text) =>
      parseSigma(text, `rules/${id}.yml`, diagnostics),
    ),
  );
  expect(diagnostics.all.filter(({ severity }) => severity === 'error')).toEqual([]);
  return documents;
}

const build = (drafts: Drafts, ids: IdFile): Pack => buildPack(documentsOf(drafts), { ids });

/** The ids of the rules that alert, by the Sigma rule. */
function idsOf(pack: Pack): ReadonlyMap<string | null, readonly number[]> {
  return new Map(pack.manifest.rules.map(({ id, wazuhIds }) => [id, wazuhIds]));
}

describe('while rules come, change and go', () => {
  it('every rule has one id that stays, whatever becomes of it, and none gets that of another', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 20 }), (steps) => {
        let drafts: Drafts = new Map();
        let ids = emptyIdFile;
        const ruleOf = new Map<number, string | null>();
        const idOf = new Map<string | null, number>();
        for (const step of steps) {
          drafts = changed(drafts, step);
          const pack = build(drafts, ids);
          ids = pack.ids;
          expect(pack.manifest.totals.converted).toBe(drafts.size);
          for (const [rule, given] of idsOf(pack)) {
            expect(given).toEqual([idOf.get(rule) ?? given[0]]);
            const [id = 0] = given;
            expect(ruleOf.get(id) ?? rule).toBe(rule);
            ruleOf.set(id, rule);
            idOf.set(rule, id);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('no id file is needed for them to come out the same, as long as no two rules meet', () => {
    fc.assert(
      fc.property(draft, draft, (one, other) => {
        const [first, second] = [
          build(new Map([[1, one]]), emptyIdFile),
          build(new Map([[1, other]]), emptyIdFile),
        ];
        expect(idsOf(second)).toEqual(idsOf(first));
      }),
      { numRuns: 15 },
    );
  });

  it('the same rules give the same bytes, in whatever order they are read', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (steps) => {
        const drafts = steps.reduce(changed, new Map<number, Draft>());
        const [one, again] = [build(drafts, emptyIdFile), build(drafts, emptyIdFile)];
        const reversed = build(new Map([...drafts].reverse()), emptyIdFile);
        expect(bytesOf(again)).toBe(bytesOf(one));
        expect(filesOf(reversed)).toBe(filesOf(one));
        // Built once more with the ids it was given, the pack stays as it is.
        expect(bytesOf(build(drafts, one.ids))).toBe(bytesOf(one));
      }),
      { numRuns: 15 },
    );
  });
});

const filesOf = ({ files, decoders, ids }: Pack): string =>
  JSON.stringify([files, decoders, printIdFile(ids)]);
const bytesOf = (pack: Pack): string => filesOf(pack) + JSON.stringify(pack.manifest);
