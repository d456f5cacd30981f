import { posix } from 'node:path';

/** A page, by its path: in the repository, or in the site. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Papers that lie at the top of the repository. */
const papers: Readonly<Record<string, string>> = {
  'README.md': 'index.md',
  'CONTRIBUTING.md': 'contributing.md',
  'CHANGELOG.md': 'changelog.md',
  'SECURITY.md': 'security.md',
};

/** Where the site has a page of the repository: `docs/diagnostics/README.md` is `diagnostics/index.md`. */
export function sitePathOf(path: string): string {
  return papers[path] ?? path.replace(/^docs\//, '').replace(/(^|\/)README\.md$/, '$1index.md');
}

/** The same page for the site: links to other pages lead to where these are there. */
export function sitePage({ path, text }: Page): Page {
  const own = sitePathOf(path);
  const linked = text.replace(
    /\]\((?!https?:|#)([^)\s#]+\.md)(#[^)\s]*)?\)/g,
    (_, target: string, anchor = '') => {
      const there = sitePathOf(posix.normalize(posix.join(posix.dirname(path), target)));
      return `](${posix.relative(posix.dirname(own), there)}${anchor})`;
    },
  );
  return { path: own, text: linked };
}
