/** Rewrites the built-in index of the stock tree from a manager's rule files: `tsx build-stock-index.ts DIR`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printRuleIndex, readRuleTree } from '../src/ruleset/index.ts';

/** Fields whose values the built-in pipelines know; conditions on others stay out of the index. */
const subjects = new Set([
  'decoder',
  'win.system.eventid',
  'win.system.channel',
  'win.system.providername',
  'win.system.severityvalue',
  'integration',
  'aws.source',
  'office365.source',
  'audit.type',
]);

const directory = process.argv[2];
if (directory === undefined) throw new Error('usage: build-stock-index DIRECTORY-OF-RULE-FILES');
const files = readdirSync(directory)
  // A manager's default configuration leaves this file out.
  .filter((name) => name.endsWith('.xml') && name !== '0215-policy_rules.xml')
  .map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') }));
const index = printRuleIndex(readRuleTree(files), subjects);
const literal = JSON.stringify(index).replaceAll("\\'", "'");
writeFileSync(
  new URL('../src/ruleset/stock-4.14.ts', import.meta.url),
  `// Facts of the stock 4.14 ruleset, written by scripts/build-stock-index.ts: see rule-index.ts.\n// biome-ignore format: data\nexport const stockIndex =\n  ${literal};\n`,
);
