import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { bundleCommand } from './bundle-command.ts';
import { directoryOf, packageOf, thirdPartyLicences } from './third-party-licences.ts';

/**
 * Makes one tarball that installs alone and offline: `npm install -g ./release/sigmazuh-VERSION.tgz`. Everything the
 * command is made of is bundled into it, with the licences of what others wrote; PCRE2 lies in it as a bundled
 * dependency, since it is read as a file.
 *
 *     tsx --conditions=sigmazuh:source scripts/standalone.ts [DIRECTORY]
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(process.argv[2] ?? join(root, 'release'));
const cli: { readonly version: string; readonly description: string; readonly engines: object } = JSON.parse(
  readFileSync(join(root, 'packages/cli/package.json'), 'utf8'),
);
const pcre2 = '@stephen-riley/pcre2-wasm';

const { files: bundle, metafile } = await bundleCommand();
const entry = ['#!/usr/bin/env node', "await import('../lib/main.js');", ''].join('\n');
const packageJson = {
  name: 'sigmazuh',
  version: cli.version,
  description: cli.description,
  license: 'MIT',
  type: 'module',
  engines: cli.engines,
  bin: { sigmazuh: 'bin/sigmazuh.js' },
  files: ['bin', 'lib', 'THIRD-PARTY-LICENSES'],
  dependencies: { [pcre2]: packageOf(pcre2).version },
  bundledDependencies: [pcre2],
};
const files = [
  { name: 'package.json', body: text(`${JSON.stringify(packageJson, null, 2)}\n`) },
  { name: 'README.md', body: readFileSync(join(root, 'packages/cli/README.md')) },
  { name: 'LICENSE', body: readFileSync(join(root, 'LICENSE')) },
  { name: 'THIRD-PARTY-LICENSES', body: text(thirdPartyLicences([metafile], [pcre2])) },
  { name: 'bin/sigmazuh.js', body: text(entry), mode: 0o755 },
  ...bundle.map(({ name, body }) => ({ name: `lib/${name}`, body })),
  ...pcre2Files(),
];
const entries = files
  .sort((one, other) => (one.name < other.name ? -1 : 1))
  .map(({ name, body, ...rest }) => ({
    header: { name: `package/${name}`, size: body.length, mode: 0o644, mtime: new Date(0), ...rest },
    body,
  }));
const target = join(out, `sigmazuh-${cli.version}.tgz`);
mkdirSync(out, { recursive: true });
rmSync(target, { force: true });
writeFileSync(target, gzipSync(await packTar(entries), { level: 9 }));
process.stdout.write(`${relative(process.cwd(), target)}\n`);

function text(content: string): Buffer {
  return Buffer.from(content, 'utf8');
}

/** The engine, and what it is allowed by. */
function pcre2Files() {
  const folder = directoryOf(pcre2);
  const { name, version, license } = packageOf(pcre2);
  const manifest = `${JSON.stringify({ name, version, license }, null, 2)}\n`;
  const own = `node_modules/${pcre2}/`;
  return [
    { name: `${own}package.json`, body: text(manifest) },
    { name: `${own}dist/libpcre2.wasm`, body: readFileSync(join(folder, 'dist/libpcre2.wasm')) },
  ];
}
