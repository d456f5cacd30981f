import { slug } from 'github-slugger';
import { defineConfig } from 'vitepress';

/** Pages of one part of the site, by their names there. */
const part = (text: string, pages: Readonly<Record<string, string>>) => ({
  text,
  items: Object.entries(pages).map(([title, link]) => ({ text: title, link })),
});

export default defineConfig({
  title: 'Sigmazuh',
  description: 'Sigma detections, as Wazuh rule packs that mean the same',
  lang: 'en',
  srcDir: 'pages',
  outDir: 'dist',
  // Pages link to each other as files, so that they can be read in the repository too, and from any path of a server.
  base: process.env.SITE_BASE ?? '/',
  lastUpdated: false,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // Anchors are those that the repository's host makes, which the tests follow.
  markdown: { anchor: { slugify: slug } },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    docFooter: { prev: false, next: false },
    nav: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Commands', link: '/commands' },
      { text: 'Fields', link: '/fields/' },
      { text: 'Diagnostics', link: '/diagnostics/' },
      { text: 'API', link: '/api/index.html', target: '_self' },
    ],
    sidebar: [
      part('Begin', {
        'What it is': '/',
        'Getting started': '/getting-started',
        'Authoring for Wazuh': '/authoring',
        'How an alert is decided': '/alerts',
        'Limits and refusals': '/limits',
      }),
      part('Reference', {
        Commands: '/commands',
        Configuration: '/configuration',
        Events: '/events',
        Pipelines: '/pipelines',
        'Correlations and filters': '/correlations',
        'Fields by log source': '/fields/',
        Diagnostics: '/diagnostics/',
      }),
      part('Beyond a pack', {
        'Hunting in the indexer': '/hunting',
        'Wazuh 5': '/wazuh5',
        Migrating: '/migrating',
        'Adopting Wazuh rules': '/adopt',
        Editors: '/editor',
        Playground: '/playground',
      }),
      part('The project', {
        Contributing: '/contributing',
        Architecture: '/architecture',
        'Adding a back end': '/adding-a-back-end',
        'Adding a log source': '/adding-a-log-source',
        Changes: '/changelog',
        Security: '/security',
      }),
    ],
  },
});
