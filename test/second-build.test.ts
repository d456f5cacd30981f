import { loadRuleset } from '@sigmazuh/logtest';
import { expect, it } from 'vitest';
import { readStock, sharedIsPresent } from './corpus/shared.ts';
import { ownPack } from './own-pack.ts';

const skipped = sharedIsPresent ? '' : ' (skipped: ../shared not present)';
if (!sharedIsPresent) console.log('skipped: ../shared not present');

it.skipIf(!sharedIsPresent)(
  `a build against a stock manager that has the pack gives the same bytes, and loads silently${skipped}`,
  () => {
    const stock = readStock();
    const first = ownPack(stock.rules);
    const second = ownPack([...stock.rules, ...first.files]);
    expect(second.files).toEqual(first.files);
    expect(second.manifest).toEqual(first.manifest);
    const { report } = loadRuleset({
      ...stock,
      rules: [...stock.rules, ...second.files],
      decoders: [...stock.decoders, ...second.decoders],
    });
    expect(report.messages).toEqual([]);
  },
);
