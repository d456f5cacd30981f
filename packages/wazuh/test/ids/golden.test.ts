import { readFileSync } from 'node:fs';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import {
  buildPack,
  emptyIdFile,
  type IdFile,
  printIdFile,
  readIdFile,
  standardName,
} from '../../src/index.ts';

const read = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
const documents = parseSigma(read('rules.yml'), 'rules.yml', new Diagnostics());

/**
 * The ids that every version of this tool gives to the rules beside it. The file is written by hand and by no test: an
 * id that comes out differently one day would change under every user of these rules.
 */
const golden = readIdFile(read('ids.yml'));
if ('error' in golden) throw new Error(`${golden.line}: ${golden.error}`);
const chosen = '0d6f1c52-5a0e-4f0a-9d7b-0a1f3e1c2b06';

const idsOf = (ids: IdFile, name = standardName) => buildPack(documents, { ids, name }).ids;

describe('the golden id file', () => {
  it('is left as it is by a build', () => {
    expect(printIdFile(idsOf(golden.file))).toBe(read('ids.yml'));
  });

  it('has the ids under which the rules alert', () => {
    const { rules } = buildPack(documents, { ids: golden.file }).manifest;
    const given = rules.flatMap(({ wazuhIds }) => wazuhIds).sort((a, b) => a - b);
    const gone = golden.file.rules.get('0d6f1c52-5a0e-4f0a-9d7b-0a1f3e1c2bff');
    expect(given).toEqual([...golden.file.rules.values()].filter((id) => id !== gone).sort((a, b) => a - b));
  });

  it('is what a first build gives', () => {
    const { rules } = idsOf({ ...emptyIdFile, rules: new Map([[chosen, 100_620]]) });
    const first = [...golden.file.rules].filter(([key]) => !key.endsWith('ff'));
    expect(Object.fromEntries(rules)).toEqual(Object.fromEntries(first));
  });
});
