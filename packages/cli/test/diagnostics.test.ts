import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compilerDiagnostics } from '@sigmazuh/compiler';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogue, diagnosticTables } from '../src/diagnostics/catalogue.ts';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace?.remove());

const folder = fileURLToPath(new URL('../../../docs/diagnostics/', import.meta.url));
const pageOf = (id: string): string =>
  existsSync(`${folder}${id}.md`) ? readFileSync(`${folder}${id}.md`, 'utf8') : '';

describe('the catalogue of diagnostics', () => {
  it.each([...catalogue.keys()])('has a page about %s', (id) => {
    expect(pageOf(id).startsWith(`# ${id}\n`)).toBe(true);
  });

  it('has an entry for every page', () => {
    const pages = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
    expect(pages.filter((id) => id !== 'README' && !catalogue.has(id))).toEqual([]);
  });

  it('has every id once, or twice for one thing', () => {
    const owners = new Map<string, string[]>();
    for (const [name, table] of Object.entries(diagnosticTables)) {
      for (const id of Object.keys(table)) owners.set(id, [...(owners.get(id) ?? []), name]);
    }
    const shared = [...owners].filter(([, names]) => names.length > 1);
    expect(shared).toEqual([['unsupported-rule', ['evaluator', 'wazuh']]]);
  });

  it('is listed in the table of contents', () => {
    const contents = pageOf('README');
    expect([...catalogue.keys()].filter((id) => !contents.includes(`[${id}](${id}.md)`))).toEqual([]);
  });
});

/** A rule with the detection of a page's example; a comment in it says what else the rule has. */
function exampleRule(page: string, heading: string): string {
  const [, block = ''] =
    new RegExp(`^${heading}:\\n\\n\`\`\`yaml\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page) ?? [];
  const name = /^ {2}(\w+):$/m.exec(block)?.[1] ?? '';
  const extension = /# with ordered: (\[\w+\])/.exec(block)?.[1];
  const own = extension === undefined ? '' : `sigmazuh:\n  ordered: ${extension}\n`;
  const placeholders = `${block}  condition: ${name}\n${own}`;
  return soundRule.replace(/detection:[\s\S]*condition: selection\n/, placeholders);
}

/** What reading says already of the page's example, so that no file comes as far as the compiler. */
const firstToldAs = (page: string): string | undefined => /^In a file, \[([\w-]+)\]/m.exec(page)?.[1];

describe('a page about what the compiler refuses', () => {
  it.each(Object.keys(compilerDiagnostics).filter((id) => /^Refused:$/m.test(pageOf(id))))(
    'tells the truth in its examples: %s',
    async (id) => {
      const page = pageOf(id);
      const wide = `[${Array.from({ length: 30 }, (_, index) => index).join(', ')}]`;
      const settings = `placeholders:\n  a: ${wide}\n  b: ${wide}\n  c: ${wide}\n`;
      workplace = new Workplace({
        'sigmazuh.yml': settings,
        'rules/refused.yml': exampleRule(page, 'Refused'),
        'rules/converted.yml': exampleRule(page, 'Converted').replace('6f1e', '7f1e'),
      });
      const { err } = await workplace.run(['build', 'rules']);
      const found = [...err.matchAll(/^(\S+?):\d+:\d+ (?:warning|error) .*\[([\w-]+)\]$/gm)];
      // The pages' fields are made up for what they show.
      const told = found.filter(([, , each]) => each !== 'unknown-field');
      expect(told.map(([, file, each]) => [file, each])).toEqual([
        ['rules/refused.yml', firstToldAs(page) ?? id],
      ]);
    },
  );
});

describe('what is printed', () => {
  const untidy = soundRule
    .replace('title: Whoami', 'title: Detects whoami.')
    .replace('attack.t1033', 'attack.nonsense');

  it.each([
    { name: 'by default', argv: [], settings: '', ids: ['title-form', 'unknown-tag'] },
    { name: 'from a severity on', argv: ['--min-severity', 'warning'], settings: '', ids: ['unknown-tag'] },
    {
      name: 'with one turned off',
      argv: [],
      settings: 'checks: {unknown-tag: off}\n',
      ids: ['title-form'],
    },
    {
      name: 'with one made grave',
      argv: ['--min-severity', 'error'],
      settings: 'checks:\n  title-form: error\n',
      ids: ['title-form'],
    },
  ])('is what was asked for: $name', async ({ argv, settings, ids }) => {
    workplace = new Workplace({ 'sigmazuh.yml': settings, 'rules/a_whoami.yml': untidy });
    const { out } = await workplace.run(['check', 'rules', '--format', 'json', ...argv]);
    const found: readonly { readonly id: string }[] = JSON.parse(out);
    expect(found.map(({ id }) => id).sort()).toEqual(ids);
  });

  it('leaves notes about what became of a rule to the manifest, until they are asked for', async () => {
    const blank = soundRule.replace("'\\whoami.exe'", "'whoami.exe '");
    workplace = new Workplace({ 'rules/a_whoami.yml': blank });
    expect((await workplace.run(['check', 'rules'])).out).toBe('1 file, 0 findings\n');
    const { out } = await workplace.run(['check', 'rules', '--min-severity', 'note']);
    expect(out).toContain('[trailing-blank]');
    await workplace.run(['build', 'rules']);
    expect(JSON.parse(workplace.read('dist/manifest.json')).rules[0].notes).toHaveLength(1);
  });
});

describe('rules that are left out', () => {
  const files = {
    'rules/low.yml': soundRule,
    'rules/old/high.yml': soundRule.replace('6f1e', '7f1e').replace('level: low', 'level: high'),
    'rules/stable.yml': soundRule.replace('6f1e', '8f1e').replace('status: test', 'status: stable'),
    'rules/broken.yml': 'title: [',
  };

  it.each([
    { name: 'below a level', argv: ['--min-level', 'medium'], left: ['broken.yml', 'old/high.yml'] },
    {
      name: 'of another status',
      argv: ['--status', 'stable,experimental'],
      left: ['broken.yml', 'stable.yml'],
    },
    {
      name: 'by a directory',
      argv: ['--exclude', 'rules/old'],
      left: ['broken.yml', 'low.yml', 'stable.yml'],
    },
    {
      name: 'by a pattern',
      argv: ['--exclude', '**/{broken,low}.yml'],
      left: ['old/high.yml', 'stable.yml'],
    },
    {
      name: 'by an id',
      argv: ['--exclude', '6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90', '--exclude', './rules/broken.yml'],
      left: ['old/high.yml', 'stable.yml'],
    },
    {
      name: 'by the configuration',
      argv: [],
      settings: 'minLevel: high\nexclude: rules/broken.yml\n',
      left: ['old/high.yml'],
    },
  ])('$name are not in the pack', async ({ argv, settings = '', left }) => {
    workplace = new Workplace({ ...files, 'sigmazuh.yml': settings });
    const { exit } = await workplace.run(['build', 'rules', ...argv]);
    expect(exit).toBe(0);
    const { rules } = JSON.parse(workplace.read('dist/manifest.json'));
    expect(rules.map(({ path }: { path: string }) => path)).toEqual(left.map((path) => `rules/${path}`));
  });

  it.each([
    { name: 'on the command line', argv: ['--status', 'stable,tset'], settings: '', place: '--status' },
    { name: 'in the configuration', argv: [], settings: 'status: tset\n', place: '"status" in sigmazuh.yml' },
  ])('a status that is none is told, $name', async ({ argv, settings, place }) => {
    workplace = new Workplace({ ...files, 'sigmazuh.yml': settings });
    const { exit, err } = await workplace.run(['build', 'rules', ...argv]);
    expect([exit, err]).toEqual([
      2,
      `sigmazuh: ${place}: "tset" is no status; they are stable, test, experimental, deprecated, unsupported\n`,
    ]);
  });

  it('keep the ids they had', async () => {
    workplace = new Workplace(files);
    await workplace.run(['build', 'rules', '--ids', 'ids.yml']);
    const before = workplace.read('ids.yml');
    await workplace.run(['build', 'rules', '--ids', 'ids.yml', '--min-level', 'critical']);
    await workplace.run(['build', 'rules', '--ids', 'ids.yml']);
    expect(workplace.read('ids.yml')).toBe(before);
  });
});
