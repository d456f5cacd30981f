import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { marked, type Token } from 'marked';
import { globSync } from 'tinyglobby';
import { projectRoot } from '../own-pack.ts';

/** A block of code, as a page has it. */
export interface CodeBlock {
  /** `docs/events.md:12`, the line of its fence. */
  readonly place: string;
  readonly language: string;
  /** What stands behind the language: `pipeline`, `file=rules/whoami.yml`. */
  readonly info: string;
  readonly text: string;
}

/** A page of Markdown, taken apart. */
export interface Page {
  readonly path: string;
  /** Names of its headings, as links write them behind `#`. */
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly string[];
  readonly code: readonly CodeBlock[];
  /** Pieces of code within sentences and tables. */
  readonly spans: readonly string[];
  /** What a browser takes for its own, such as `<field>` outside of code, and a reader does not see. */
  readonly html: readonly string[];
}

/** Every page that is the project's own: the papers at the top, `docs/`, what packages, tests and editors say. */
export const pagePaths: readonly string[] = globSync(
  [
    '*.md',
    'docs/**/*.md',
    'packages/*/README.md',
    'test/*/README.md',
    'editors/*/README.md',
    '.github/**/*.md',
  ],
  { cwd: projectRoot, ignore: ['**/node_modules/**', 'docs/site/**'], dot: true },
).sort();

/** @param path from the root of the project */
export const readPage = (path: string): Page =>
  takenApart(path, readFileSync(join(projectRoot, path), 'utf8'));

/** @param path where the text stands, or will stand */
export function takenApart(path: string, text: string): Page {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const links: string[] = [];
  const code: CodeBlock[] = [];
  const spans: string[] = [];
  const html: string[] = [];
  let searched = 0;
  marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === 'heading') anchors.add(slugger.slug(plainText(token.tokens ?? [])));
    if (token.type === 'link' || token.type === 'image') links.push(token.href);
    if (token.type === 'html') html.push(token.raw);
    if (token.type === 'codespan') spans.push(token.text);
    if (token.type !== 'code') return;
    const at = text.indexOf(token.raw.trimEnd(), searched);
    if (at >= 0) searched = at + 1;
    const [language = '', ...info] = (token.lang ?? '').split(' ');
    const line = text.slice(0, Math.max(at, 0)).split('\n').length;
    code.push({ place: `${path}:${line}`, language, info: info.join(' '), text: `${token.text}\n` });
  });
  return { path, anchors, links, code, spans, html };
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? plainText(token.tokens) : 'text' in token ? token.text : '',
    )
    .join('');
}
