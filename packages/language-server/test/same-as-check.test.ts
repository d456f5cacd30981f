import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '@sigmazuh/cli';
import { type JsonDiagnostic, SourceText } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { Project } from '../src/examine/project.ts';
import { readSettings, ruleFiles } from '../src/workspace/project-settings.ts';
import { rule } from './rules.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const web = resolve(repository, '../shared/sigmahq/rules/web');
const linux = resolve(repository, '../shared/sigmahq/rules/linux/builtin');

/** What `check` says of each file, notes and all. */
async function checked(workingDirectory: string): Promise<readonly string[]> {
  let out = '';
  await runCli(['check', '--format', 'json', '--min-severity', 'note'], {
    input: (async function* () {})(),
    out: async (text) => {
      out += text;
    },
    err: () => undefined,
    workingDirectory,
    colour: false,
  });
  const told: readonly JsonDiagnostic[] = JSON.parse(out);
  return told
    .map(({ id, file, line, column, message, hint }) =>
      [file, line, column, id, message, ...(hint === undefined ? [] : [hint])].join(' '),
    )
    .sort();
}

/** What an editor says when it opens each file. */
async function examined(root: string): Promise<readonly string[]> {
  const settings = readSettings(root, [root]);
  const project = await Project.load(settings);
  return (await ruleFiles(settings))
    .flatMap(({ absolute, shown }) => {
      const text = readFileSync(absolute, 'utf8');
      const source = new SourceText(shown, text);
      return project.examine(shown, text).map(({ id, start, message }) => {
        const { line, column } = source.at(start);
        return [shown, line, column, id, message.replaceAll('\n', ' ')].join(' ');
      });
    })
    .sort();
}

async function agree(root: string): Promise<number> {
  const told = await checked(root);
  expect(await examined(root)).toEqual(told);
  return told.length;
}

function withDirectory<Result>(
  files: Readonly<Record<string, string>>,
  use: (directory: string) => Promise<Result>,
): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-lsp-'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(directory, path), text);
  return use(directory).finally(() => rmSync(directory, { recursive: true, force: true }));
}

const correlation = (rules: string) =>
  `title: Many\nid: 8f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90\ncorrelation:\n  type: event_count\n  rules: [${rules}]\n  group-by: [User]\n  timespan: 1m\n  condition: {gte: 5}\n`;

describe('what is said of a file is what check says of it, each being built alone', () => {
  it("in this project's own rules", async () => {
    await agree(repository);
  });

  it('in rules with mistakes, and in what depends on other files', async () => {
    const files = {
      'sigmazuh.yml':
        'rules: [.]\nexclude: [sigmazuh.yml, "*.left-out.yml"]\nminLevel: low\nchecks: {file-name: off}\n',
      'a_first.yml': rule(),
      'b_same_id.yml': rule({ title: 'Other' }),
      'c_fields.yml': rule({ id: '11111111-6a0b-4c1d-9a5e-3d2f1b7c8e90', items: 'Comandline|contains: x' }),
      'd_broken.yml': 'title: x\ndetection: [\n',
      'e_correlation.yml': correlation('6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90, nobody'),
      'f_left_out.yml': rule({ id: '21111111-6a0b-4c1d-9a5e-3d2f1b7c8e90' }).replace(
        'level: low',
        'level: informational',
      ),
      'g.left-out.yml': 'title: x\n',
      'h_filter.yml':
        'title: Mine\nid: 9f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90\nlogsource: {product: windows}\nfilter:\n  rules: [11111111-6a0b-4c1d-9a5e-3d2f1b7c8e90]\n  own: {User: me}\n  condition: not own\n',
      'i_unmapped.yml': `# sigmazuh-ignore-file: title-form, id-version\n${rule({ id: '31111111-6a0b-4c1d-9a5e-3d2f1b7c8e90', title: 'Detects x', category: 'proces_creation' })}`,
    };
    expect(await withDirectory(files, agree)).toBeGreaterThan(10);
  });

  it.skipIf(!existsSync(web))(
    `in SigmaHQ's rules about web servers and Linux${existsSync(web) ? '' : ' (skipped: ../shared not present)'}`,
    async () => {
      const files = { 'sigmazuh.yml': `rules: [${JSON.stringify(web)}, ${JSON.stringify(linux)}]\n` };
      expect(await withDirectory(files, agree)).toBeGreaterThan(0);
    },
  );
});
