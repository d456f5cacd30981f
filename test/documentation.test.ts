import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { runCli } from '@sigmazuh/cli';
import { checkPipeline, parseConfiguration } from '@sigmazuh/cli/project';
import { checkFiles, Diagnostics, parseSigma, parseYaml, SourceText } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';
import { type CodeBlock, pagePaths, readPage } from './documentation/page.ts';
import { projectRoot } from './own-pack.ts';

const pages = new Map(pagePaths.map((path) => [path, readPage(path)]));
const all = [...pages.values()];

describe('a link to something in the project', () => {
  it.each(all.filter(({ links }) => links.length > 0))('leads somewhere: $path', ({ path, links }) => {
    expect(links.filter((link) => !/^(?:https?|mailto):/.test(link) && !leadsSomewhere(link, path))).toEqual(
      [],
    );
  });
});

it('no page has HTML that a reader would not see', () => {
  expect(all.flatMap(({ path, html }) => html.map((each) => `${path}: ${each}`))).toEqual([]);
});

function leadsSomewhere(link: string, from: string): boolean {
  const [file = '', anchor] = link.split('#');
  const path = file === '' ? from : normalize(join(dirname(from), file));
  if (!existsSync(join(projectRoot, path))) return false;
  return anchor === undefined || pages.get(path)?.anchors.has(anchor) === true;
}

/** Pages about diagnostics show what is wrong; their own tests hold them to what they say of it. */
const blocks = all.flatMap(({ path, code }) => (path.startsWith('docs/diagnostics/') ? [] : code));
const inLanguage = (...languages: readonly string[]) =>
  blocks.filter(({ language }) => languages.includes(language));

describe('a block of JSON', () => {
  it.each(inLanguage('json'))('can be read: $place', ({ info, text }) => {
    const texts = info.endsWith('.jsonl') ? text.trim().split('\n') : [text];
    for (const each of texts) expect(() => JSON.parse(each), each).not.toThrow();
  });
});

/** What the terminals of the same page show to be wrong. */
const isMeantWrong = ({ info }: CodeBlock) => /\bbroken\.yml$/.test(info);

const kinds = {
  rule: /^(?:detection|correlation):/m,
  pipeline: /^(?:sources|transformations|vars|refusals):/m,
  settings: /^(?:rules|pipelines|placeholders|checks|rulesets|levels):/m,
} as const;
type Kind = keyof typeof kinds | 'something else';

/** `rules:` is a word of settings and of fixtures. */
function kindOf({ text }: CodeBlock): Kind {
  if (/^(?:technique|cases):/m.test(text)) return 'something else';
  return (
    (['rule', 'pipeline', 'settings'] as const).find((kind) => kinds[kind].test(text)) ?? 'something else'
  );
}

describe('a block of YAML', () => {
  const yaml = inLanguage('yaml', 'yml', 'sigma');

  it.each(yaml)('can be read: $place', ({ place, text }) => {
    const diagnostics = new Diagnostics();
    parseYaml(text, place, diagnostics);
    expect(diagnostics.all).toEqual([]);
  });

  it.each(yaml.filter((block) => kindOf(block) === 'rule' && !isMeantWrong(block)))(
    'that is a rule has nothing wrong: $place',
    ({ info, text }) => {
      const file = /file=(\S+)/.exec(info)?.[1] ?? 'rules/example.yml';
      const { diagnostics } = checkFiles([{ file, text }]);
      const grave = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
      expect(grave).toEqual([]);
    },
  );

  it.each(yaml.filter((block) => kindOf(block) === 'rule' && !isMeantWrong(block)))(
    'that is a rule becomes one of Wazuh: $place',
    ({ place, text }) => {
      const documents = parseSigma(text, place, new Diagnostics());
      const { manifest } = buildPack(documents, { ids: emptyIdFile });
      expect(manifest.rules.map(({ status, reason }) => reason ?? status)).toEqual(['converted']);
    },
  );

  it.each(yaml.filter((block) => kindOf(block) === 'pipeline'))(
    'that is a pipeline can be used: $place',
    ({ place, text }) => {
      const diagnostics = new Diagnostics();
      checkPipeline(new SourceText(place, text), diagnostics);
      expect(diagnostics.all).toEqual([]);
    },
  );

  it.each(yaml.filter((block) => kindOf(block) === 'settings'))(
    'that is sigmazuh.yml has settings that there are: $place',
    ({ place, text }) => {
      const diagnostics = new Diagnostics();
      parseConfiguration(text, place, diagnostics);
      expect(diagnostics.all).toEqual([]);
    },
  );
});

const shell = [
  ...inLanguage('sh', 'console').map(({ place, text }) => ({ place, text: text.replaceAll('\\\n', ' ') })),
  ...all
    .filter(({ path }) => !path.startsWith('docs/diagnostics/'))
    .map(({ path, spans }) => ({ place: path, text: spans.join('\n') })),
];

describe('what pages tell people to type', () => {
  it('names commands and options that there are', async () => {
    const options = await commandLine();
    const wrong = shell.flatMap(({ place, text }) =>
      Array.from(
        text.matchAll(/^(?:\$ )?(?:npx )?(?:sigmazuh|@sigmazuh\/cli|sigmazuh --) ([a-z]+)\b([^|#&\n]*)/gm),
        ([, command = '', rest = '']) => {
          const known = options.get(command);
          if (known === undefined) return [`${place}: sigmazuh ${command}`];
          return Array.from(rest.matchAll(/(?<=^|[\s[])--([a-z][\w-]*)/g), ([, name = '']) => name)
            .filter((name) => !known.has(name) && name !== 'help' && name !== 'config')
            .map((name) => `${place}: sigmazuh ${command} --${name}`);
        },
      ).flat(),
    );
    expect(wrong).toEqual([]);
  });

  it('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const wrong = shell.flatMap(({ place, text }) =>
      Array.from(text.matchAll(/\bnpm run (?:--silent )?([a-z][\w-]*)/g), ([, name = '']) => name)
        .filter((name) => !Object.hasOwn(scripts, name))
        .map((name) => `${place}: npm run ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Every command with the names of its options, as the script for a shell's completion has them. */
async function commandLine(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  let script = '';
  await runCli(['completion', 'fish'], {
    input: nothing(),
    out: async (text) => {
      script += text;
    },
    err: () => undefined,
    workingDirectory: projectRoot,
    colour: false,
  });
  const names = Array.from(script.matchAll(/__fish_use_subcommand' -a (\S+)/g), ([, name = '']) => name);
  expect(names.length).toBeGreaterThan(10);
  const lines = script.split('\n');
  // Those of what stands behind a command are its own as well: list composites --ruleset.
  const optionsOf = (command: string): readonly string[] =>
    lines
      .filter((line) => new RegExp(`'__fish_seen_subcommand_from ${command}[';]`).test(line))
      .map((line) => / -l (\S+)/.exec(line)?.[1] ?? '');
  return new Map(names.map((name) => [name, new Set(optionsOf(name))]));
}

async function* nothing(): AsyncGenerator<string> {}
