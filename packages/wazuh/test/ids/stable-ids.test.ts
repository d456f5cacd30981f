import type { SigmaRule } from '@sigmazuh/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPack, emptyIdFile, type IdFile, type Pack, printIdFile } from '../../src/index.ts';
import { processRule, rulesOf } from '../manager.ts';

/** What one rule asks for, drawn from few values, so that rules share conditions and get into one cluster. */
interface Draft {
  readonly level: string;
  readonly images: readonly string[];
  readonly parents: readonly string[];
  readonly excluded: readonly string[];
}

const values = ['\\cmd.exe', '\\net.exe', '\\certutil.exe', '\\rundll32.exe', ' -urlcache', 'DownloadString'];
const some = (minLength: number) => fc.subarray(values, { minLength, maxLength: 3 });
const draft: fc.Arbitrary<Draft> = fc.record({
  level: fc.constantFrom('low', 'high', 'critical'),
  images: some(1),
  parents: some(0),
  excluded: some(0),
});

/** One change to a set of rules; `rule` is the title of the rule it is made to. */
type Change =
  | { readonly kind: 'write'; readonly rule: string; readonly draft: Draft }
  | { readonly kind: 'remove'; readonly rule: string };

const rule = fc.nat({ max: 11 }).map((i) => `Rule ${i}`);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), rule, draft }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), rule }) },
);

type Drafts = ReadonlyMap<string, Draft>;

function changed(drafts: Drafts, step: Change): Drafts {
  const next = new Map(drafts);
  next.delete(step.rule);
  // A written rule goes to the end: the order of rules changes as well.
  if (step.kind === 'write') next.set(step.rule, step.draft);
  return next;
}

const list = (items: readonly string[]) => `[${items.map((each) => `'${each}'`).join(', ')}]`;

function detectionOf({ images, parents, excluded }: Draft): string {
  const either = parents.length === 0 ? '' : `    - ParentImage|endswith: ${list(parents)}\n`;
  const filter = excluded.length === 0 ? '' : `  f:\n    CommandLine|contains: ${list(excluded)}\n`;
  const condition = excluded.length === 0 ? 's' : 's and not f';
  return `  s:\n    - Image|endswith: ${list(images)}\n${either}${filter}  condition: ${condition}`;
}

function written(drafts: Drafts): readonly SigmaRule[] {
  return rulesOf(...[...drafts].map(([title, each]) => processRule(title, each.level, detectionOf(each))));
}

const build = (drafts: Drafts, ids: IdFile): Pack => buildPack(written(drafts), { ids });

/** The ids of the rules that alert, by the Sigma rule's title. */
function idsOf(pack: Pack): ReadonlyMap<string, readonly number[]> {
  return new Map(pack.manifest.rules.map(({ title, wazuhIds }) => [title, wazuhIds]));
}

/** The rules that bear a Sigma rule's title, by their id: those that alert, and the filters in front of them. */
function titles({ files }: Pack): readonly (readonly [id: string, title: string])[] {
  const rules = files.flatMap(({ text }) => [...text.matchAll(/<rule id="(\d+)"[\s\S]*?<\/rule>/g)]);
  return rules.flatMap(([text, id = '']): readonly [string, string][] => {
    const title = /<description>(Rule \d+)<\/description>/.exec(text)?.[1];
    return title === undefined ? [] : [[id, title]];
  });
}

describe('while rules come, change and go', () => {
  it('all others keep their ids, and no id is used for another rule', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 20 }), (steps) => {
        let drafts: Drafts = new Map();
        let pack = build(drafts, emptyIdFile);
        const ownerOf = new Map<string, string>();
        for (const step of steps) {
          const before = idsOf(pack);
          drafts = changed(drafts, step);
          pack = build(drafts, pack.ids);
          const after = idsOf(pack);
          for (const title of drafts.keys()) {
            expect(after.get(title)).not.toEqual([]);
            if (title !== step.rule) expect(after.get(title)).toEqual(before.get(title));
          }
          for (const [id, title] of titles(pack)) {
            expect(ownerOf.get(id) ?? title).toBe(title);
            ownerOf.set(id, title);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('the same rules give the same bytes, in whatever order they are read', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (steps) => {
        const drafts = steps.reduce(changed, new Map<string, Draft>());
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

const filesOf = ({ files, decoders, lists, ids }: Pack): string =>
  JSON.stringify([files, decoders, lists, printIdFile(ids)]);
const bytesOf = (pack: Pack): string => filesOf(pack) + JSON.stringify(pack.manifest);
