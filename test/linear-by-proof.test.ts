import { type Pattern, patternKey } from '@sigmazuh/compiler';
import { findSuperlinear } from '@sigmazuh/regex';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it, vi } from 'vitest';
import { readCorpus, readStock, sharedIsPresent } from './corpus/shared.ts';
import { ownPack } from './own-pack.ts';

const printed = vi.hoisted(() => new Map<string, Pattern>());

/** Everything that is written as PCRE2 while packs are made. */
vi.mock('@sigmazuh/regex', async (original) => {
  const real = await original<typeof import('@sigmazuh/regex')>();
  const printPcre2 = (pattern: Pattern) => {
    printed.set(patternKey(pattern), pattern);
    return real.printPcre2(pattern);
  };
  return { ...real, printPcre2 };
});

function superlinear(make: () => unknown): readonly string[] {
  printed.clear();
  make();
  return [...printed.values()].flatMap((pattern) =>
    findSuperlinear(pattern).map(({ kind, part }) => `${kind}: ${part}`),
  );
}

/** No counting of steps on chosen texts: no text at all can make one of these patterns take more than linear time. */
describe('no pattern can take time that grows faster than the text', () => {
  it('of this project’s own pack', () => {
    expect(superlinear(ownPack)).toEqual([]);
    expect(printed.size).toBeGreaterThan(50);
  });

  it.skipIf(!sharedIsPresent)(
    `of the pack of all SigmaHQ rules${sharedIsPresent ? '' : ' (skipped: ../shared not present)'}`,
    () => {
      const make = () => buildPack(readCorpus(), { ids: emptyIdFile, ruleset: readStock().rules });
      expect(superlinear(make)).toEqual([]);
      expect(printed.size).toBeGreaterThan(5_000);
    },
  );
});
