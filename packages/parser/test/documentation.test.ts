import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkFiles, checkRules, diagnosticCatalogue } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { completed } from './completed.ts';
import { whoamiFile } from './whoami-rule.ts';

const folder = fileURLToPath(new URL('../../../docs/diagnostics/', import.meta.url));

interface Example {
  readonly kind: 'reported' | 'fine';
  readonly file: string;
  readonly text: string;
}

/** The examples of a page: fenced blocks below the words "Reported:" and "Fine:". */
function examplesOf(page: string): readonly Example[] {
  const [, reported = '', fine = ''] = page.split(/^(?:Reported|Fine):$/m);
  return [...blocksIn(reported, 'reported'), ...blocksIn(fine, 'fine')];
}

function blocksIn(text: string, kind: Example['kind']): readonly Example[] {
  return Array.from(text.matchAll(/^```yaml ?(\S*)\n([\s\S]*?)^```$/gm), ([, info = '', body = '']) => {
    // Control characters are drawn as their pictures.
    const written = body.replaceAll('␀', '\0').replaceAll('␍', '\r');
    const whole = info === 'file';
    const documents = written.split(/^---$\n/m).map((document) => (whole ? document : completed(document)));
    return { kind, file: info.endsWith('.yml') ? info : whoamiFile, text: documents.join('---\n') };
  });
}

const pages = [...diagnosticCatalogue.keys()].map((id) => {
  const path = `${folder}${id}.md`;
  return { id, page: existsSync(path) ? readFileSync(path, 'utf8') : '' };
});

describe.each(pages)('the page about $id', ({ id, page }) => {
  it('exists and has examples of both kinds', () => {
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
    const kinds = new Set(examplesOf(page).map((example) => example.kind));
    expect([...kinds].sort()).toEqual(['fine', 'reported']);
  });

  it('tells the truth in its examples', () => {
    for (const { kind, file, text } of examplesOf(page)) {
      const { diagnostics } = checkFiles([{ file, text }]);
      const found = diagnostics.map((diagnostic) => diagnostic.id);
      if (kind === 'reported') expect(found, text).toContain(id);
      else expect(found, text).not.toContain(id);
      const errors = diagnostics.filter((each) => each.severity === 'error').map((each) => each.id);
      if (kind === 'fine') expect(errors, text).toEqual([]);
    }
  });
});

it('every check has a file of its own, named like it', () => {
  const files = fileURLToPath(new URL('../src/check/rules/', import.meta.url));
  const missing = checkRules.filter((rule) => !existsSync(`${files}${rule.id}.ts`)).map((rule) => rule.id);
  expect(missing).toEqual([]);
});

it('every check has an id of its own', () => {
  const ids = checkRules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('the table of contents names every diagnostic', () => {
  const contents = readFileSync(`${folder}README.md`, 'utf8');
  const missing = [...diagnosticCatalogue.keys()].filter((id) => !contents.includes(`[${id}](${id}.md)`));
  expect(missing).toEqual([]);
});
