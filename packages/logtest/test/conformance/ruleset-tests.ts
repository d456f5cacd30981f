import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine, loadRuleset, type SourceFile } from '../../src/index.ts';
import type { Failure, FileOutcome } from './outcome.ts';
import { readStock, readXmlFiles } from './reference.ts';

/** A section of a test file: lines of one key form a sequence, of which the last one's outcome is compared. */
interface Section {
  readonly title: string;
  readonly expected: Map<string, string>;
  readonly sequences: Map<string, string[]>;
}

/** The first rule for Windows events, whose decoder the test lines are not decoded by: they are JSON. */
const windowsRules = '0575-win-base_rules.xml';
const windowsDecoding = /<category>ossec<\/category>\s*<decoded_as>windows_eventchannel</;

/** Wazuh's own ruleset tests: log lines with the rule, level and decoder they should end in. */
export function playRulesetTests(reference: string): readonly FileOutcome[] {
  const engine = testEngine(reference);
  const folder = join(reference, 'wazuh-4.14.7', 'tests');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ini'))
    .map((file) => {
      const sections = readSections(readFileSync(join(folder, file), 'utf8'));
      const failures = sections.flatMap((section) => sectionFailures(section, engine));
      const total = sections.reduce((sum, { sequences }) => sum + sequences.size, 0);
      return { file, total, failures };
    });
}

function testEngine(reference: string): Engine {
  const { whole, decoderFiles } = readStock(reference);
  const own = readXmlFiles(join(reference, 'wazuh-4.14.7', 'tests', 'ruleset'));
  const isDecoders = ({ name }: SourceFile): boolean => name.endsWith('_decoders.xml');
  const rules = [...whole.rules, ...own.filter((file) => !isDecoders(file))].map(({ name, text }) => ({
    name,
    text: name === windowsRules ? text.replace(windowsDecoding, '<decoded_as>json<') : text,
  }));
  const { ruleset } = loadRuleset({
    rules,
    decoders: [
      ...decoderFiles,
      ...own.filter((file) => isDecoders(file) || file.name === 'test_decoders.xml'),
    ],
    lists: whole.lists,
  });
  if (ruleset === null) throw new Error('the stock ruleset with the test rules was refused');
  return createEngine(ruleset);
}

function readSections(text: string): readonly Section[] {
  const sections: Section[] = [];
  for (const line of text.split('\n')) {
    const title = /^\[(.*)\]\s*$/.exec(line)?.[1];
    if (title !== undefined) sections.push({ title, expected: new Map(), sequences: new Map() });
    const section = sections.at(-1);
    const equals = line.indexOf('=');
    if (title !== undefined || section === undefined || equals < 0 || /^[;#]/.test(line)) continue;
    const key = line.slice(0, equals).trim();
    const value = line.slice(equals + 1).trim();
    if (!key.startsWith('log')) section.expected.set(key, value);
    else section.sequences.set(key, [...(section.sequences.get(key) ?? []), value]);
  }
  return sections;
}

/** A sequence marked `fail` must not end as expected; without a rule or a decoder nothing does. */
function sectionFailures({ title, expected, sequences }: Section, first: Engine): Failure[] {
  const wanted = ['rule', 'alert', 'decoder'].map((key) => expected.get(key) ?? '').join(' ');
  return [...sequences].flatMap(([key, lines]): Failure[] => {
    const engine = first.fork();
    const verdict = lines.map((log) => engine.process({ log })).at(-1);
    const complete = verdict !== undefined && verdict.rule !== null && verdict.decoder !== null;
    const got = complete ? `${verdict.rule?.id} ${verdict.rule?.level} ${verdict.decoder}` : 'nothing';
    if ((got === wanted) === key.endsWith('pass')) return [];
    return [{ title: `${title}, ${key}`, differences: [`${got} instead of ${wanted}`] }];
  });
}
