import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { builtinPipelines } from '@sigmazuh/wazuh-events';
import { describe, expect, it } from 'vitest';
import { fieldPages } from '../scripts/site/field-pages.ts';
import { sitePage, sitePathOf } from '../scripts/site/pages.ts';
import { pagePaths, takenApart } from './documentation/page.ts';
import { projectRoot } from './own-pack.ts';

const reference = fieldPages();
const written = pagePaths.filter((path) => /^(?:docs\/.*|\w+\.md)$/.test(path));
const site = new Map(
  [
    ...written.map((path) => sitePage({ path, text: readFileSync(join(projectRoot, path), 'utf8') })),
    ...reference,
  ].map(({ path, text }) => [path, takenApart(path, text)] as const),
);

describe('a page of the site', () => {
  it.each([
    { path: 'README.md', there: 'index.md' },
    { path: 'CONTRIBUTING.md', there: 'contributing.md' },
    { path: 'docs/events.md', there: 'events.md' },
    { path: 'docs/diagnostics/README.md', there: 'diagnostics/index.md' },
  ])('lies where the menu looks for it: $path', ({ path, there }) => {
    expect(sitePathOf(path)).toBe(there);
  });

  it.each([...site.values()])('leads to other pages of the site only: $path', ({ path, links }) => {
    const dead = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const there = site.get(file === '' ? path : posix.join(posix.dirname(path), file));
      return there === undefined || (anchor !== undefined && !there.anchors.has(anchor));
    });
    expect(dead).toEqual([]);
  });

  it('is named by the menu, or reached from one that is', () => {
    const menu = readFileSync(join(projectRoot, 'docs/site/.vitepress/config.mts'), 'utf8');
    const named = Array.from(menu.matchAll(/'\/([\w/-]*)'/g), ([, link = '']) =>
      link === '' || link.endsWith('/') ? `${link}index.md` : `${link}.md`,
    );
    expect(named.filter((path) => !site.has(path))).toEqual([]);
    const top = [...site.keys()].filter((path) => !path.includes('/'));
    expect(top.filter((path) => !named.includes(path))).toEqual([]);
  });
});

describe('the reference of fields', () => {
  const text = reference.map((page) => page.text).join('\n');

  it('has every built-in source, and every refusal with its log source', () => {
    const sources = builtinPipelines.flatMap((pipeline) => pipeline.sources);
    expect(sources.filter(({ name }) => !text.includes(`* \`${name}\`: `)).map(({ name }) => name)).toEqual(
      [],
    );
    expect(text).toContain('Rules are refused: ');
  });

  it.each([
    {
      field: 'CommandLine',
      section: 'product windows, category process_creation',
      place: '`win.eventdata.commandLine`',
    },
    {
      field: 'ScriptBlockText',
      section: 'product windows, category ps_script',
      place: '`win.eventdata.scriptBlockText`',
    },
    { field: 'Image', section: 'product linux, category process_creation', place: 'audit' },
  ])('says where $field of $section is', ({ field, section, place }) => {
    const part = text.split(`## ${section}\n`)[1]?.split('\n## ')[0] ?? '';
    const row = part.split('\n').find((line) => line.startsWith(`| \`${field}\` |`));
    expect(row).toContain(place);
  });

  it('has nothing that a browser takes for its own', () => {
    expect(reference.flatMap(({ path }) => site.get(path)?.html ?? [])).toEqual([]);
  });
});
