/**
 * Makes a static site of docs/, the papers at the top, the fields of every log source and the packages' doc comments, in
 * docs/site/dist. What makes it is installed in docs/site when it is first asked for.
 *
 *     npm run docs [-- --serve]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { fieldPages } from './field-pages.ts';
import { sitePage } from './pages.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const site = join(root, 'docs/site');

installGenerator();
rmSync(join(site, 'pages'), { recursive: true, force: true });
rmSync(join(site, 'dist'), { recursive: true, force: true });
const paths = globSync(['*.md', 'docs/**/*.md'], { cwd: root, ignore: ['docs/site/**'] });
const pages = paths.map((path) => sitePage({ path, text: readFileSync(join(root, path), 'utf8') }));
for (const { path, text } of [...pages, ...fieldPages()]) {
  mkdirSync(dirname(join(site, 'pages', path)), { recursive: true });
  writeFileSync(join(site, 'pages', path), text);
}
run('npx', 'vitepress', 'build', '.');
run('npx', 'typedoc', '--logLevel', 'Warn');
process.stdout.write('docs/site/dist\n');
if (process.argv.includes('--serve')) run('npx', 'vitepress', 'preview', '.', '--host', '127.0.0.1');

/** Again whenever the lock file is another than the one it was installed by. */
function installGenerator(): void {
  const [lock, used] = [join(site, 'package-lock.json'), join(site, 'node_modules/.lock-copy')];
  if (existsSync(used) && readFileSync(used, 'utf8') === readFileSync(lock, 'utf8')) return;
  run('npm', 'ci', '--no-audit', '--no-fund', '--workspaces=false');
  cpSync(lock, used);
}

function run(program: string, ...words: readonly string[]): void {
  const { status } = spawnSync(program, words, { cwd: site, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
