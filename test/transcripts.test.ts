import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../packages/cli/src/commands/index.ts';
import { projectRoot } from './own-pack.ts';
import { runPage, withoutPlan } from './transcripts/run-page.ts';

/** Pages whose terminals show what the commands really print. `UPDATE_TRANSCRIPTS=1` writes them anew. */
const pages = ['docs/getting-started.md', 'docs/commands.md'];

describe.each(pages)('the terminals in %s', (page) => {
  it('show what the commands print', async () => {
    const path = join(projectRoot, page);
    const text = readFileSync(path, 'utf8');
    const transcripts = await runPage(text);
    expect(transcripts.length).toBeGreaterThan(0);
    if (process.env.UPDATE_TRANSCRIPTS !== undefined) {
      const updated = transcripts.reduce(
        (sofar, { written, printed }) =>
          sofar.replace(`\`\`\`console\n${written}\`\`\``, () => `\`\`\`console\n${printed}\`\`\``),
        text,
      );
      writeFileSync(path, updated);
      return;
    }
    for (const { line, written, printed } of transcripts) {
      expect(withoutPlan(printed), `${page}:${line}`).toBe(withoutPlan(written));
    }
  });
});

/** `hunt` asks a server, and is run on a real node by the tests of its own. */
const withoutTerminal: ReadonlySet<string> = new Set(['hunt']);

it('every command is shown in a terminal', () => {
  const texts = pages.map((page) => readFileSync(join(projectRoot, page), 'utf8')).join('\n');
  const shown = [...texts.matchAll(/^\$ sigmazuh ([a-z]+)/gm)].map(([, name]) => name);
  const missing = [...commands.keys()].filter((name) => !shown.includes(name) && !withoutTerminal.has(name));
  expect(missing).toEqual([]);
});
