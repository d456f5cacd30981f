import { findSuperlinearIn } from '@sigmazuh/regex';
import { buildPack, emptyIdFile, type Pack } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';
import { readCorpus, readStock, sharedIsPresent } from './corpus/shared.ts';
import { ownPack } from './own-pack.ts';

/** Every PCRE2 text of a pack as its rules hold it, whoever wrote it. */
function textsOf({ rules }: Pack): readonly string[] {
  const texts = rules.flatMap(({ options }) =>
    options.flatMap(({ attributes, content }) =>
      attributes?.type === 'pcre2' && typeof content === 'string' ? [content] : [],
    ),
  );
  return [...new Set(texts)];
}

function superlinear(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    findSuperlinearIn(text).map(({ kind, part }) => `${kind}: ${part} in ${text}`),
  );
}

/** No counting of steps on chosen texts: no text at all can make one of these patterns take more than linear time. */
describe('no pattern can take time that grows faster than the text', () => {
  it('of this project’s own pack', () => {
    const texts = textsOf(ownPack());
    expect(superlinear(texts)).toEqual([]);
    expect(texts.length).toBeGreaterThan(50);
  });

  it.skipIf(!sharedIsPresent)(
    `of the pack of all SigmaHQ rules${sharedIsPresent ? '' : ' (skipped: ../shared not present)'}`,
    () => {
      const texts = textsOf(buildPack(readCorpus(), { ids: emptyIdFile, ruleset: readStock().rules }));
      expect(superlinear(texts)).toEqual([]);
      expect(texts.length).toBeGreaterThan(2_500);
    },
  );
});
