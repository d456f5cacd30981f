import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { type Zippable, zipSync } from 'fflate';
import { create } from 'xmlbuilder2';
import { bundleLanguageServer } from './bundle-language-server.ts';
import { thirdPartyLicences } from './third-party-licences.ts';

/**
 * Makes the extension for Visual Studio Code as one file, offline, with identical bytes each time:
 *
 *     tsx --conditions=sigmazuh:source scripts/vscode-extension.ts [DIRECTORY]
 *
 * A `.vsix` is a ZIP archive with the extension below `extension/`, a manifest, and the types of its files.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'editors/vscode');
const out = resolve(process.argv[2] ?? join(root, 'release'));

/** What kind of file each ending says. */
const types: Readonly<Record<string, string>> = {
  '.cjs': 'application/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.mjs': 'application/javascript',
  '.txt': 'text/plain',
  '.vsixmanifest': 'text/xml',
};

interface ExtensionPackage {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  readonly publisher: string;
  readonly engines: { readonly vscode: string };
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
}

const text = readFileSync(join(source, 'package.json'), 'utf8');
const extension: ExtensionPackage = JSON.parse(text);
const staging = mkdtempSync(join(tmpdir(), 'sigmazuh-vscode-'));
try {
  const dist = join(staging, 'dist');
  const metafiles = [await bundleLanguageServer(dist), await bundleClient(dist)];
  const files: Readonly<Record<string, Uint8Array>> = {
    'package.json': bytes(text),
    'readme.md': readFileSync(join(source, 'README.md')),
    'LICENSE.txt': readFileSync(join(source, 'LICENSE')),
    'THIRD-PARTY-LICENSES.txt': bytes(thirdPartyLicences(metafiles)),
    ...Object.fromEntries(filesBelow(staging).map((path) => [relative(staging, path), readFileSync(path)])),
  };
  const target = join(out, `sigmazuh-vscode-${extension.version}.vsix`);
  mkdirSync(out, { recursive: true });
  writeFileSync(target, zipped(files));
  process.stdout.write(`${relative(process.cwd(), target)}\n`);
} finally {
  rmSync(staging, { recursive: true, force: true });
}

/** The editor gives its own interface to what it loads. */
async function bundleClient(directory: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['editors/vscode/src/extension.ts'],
    outfile: join(directory, 'extension.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return metafile;
}

function zipped(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(files).sort();
  const archive: Zippable = {
    'extension.vsixmanifest': bytes(manifest()),
    '[Content_Types].xml': bytes(contentTypes(names)),
  };
  for (const name of names) archive[`extension/${name}`] = files[name] ?? new Uint8Array();
  // The earliest time that an archive can hold, in whatever time zone it is made.
  return zipSync(archive, { level: 9, mtime: new Date(1980, 0, 1) });
}

function manifest(): string {
  const { name, displayName, description, version, publisher, engines, categories, keywords } = extension;
  const asset = (type: string, path: string) => ({ '@Type': type, '@Path': path, '@Addressable': 'true' });
  return create(
    { version: '1.0', encoding: 'utf-8' },
    {
      PackageManifest: {
        '@Version': '2.0.0',
        '@xmlns': 'http://schemas.microsoft.com/developer/vsx-schema/2011',
        Metadata: {
          Identity: { '@Language': 'en-US', '@Id': name, '@Version': version, '@Publisher': publisher },
          DisplayName: displayName,
          Description: { '@xml:space': 'preserve', '#': description },
          Tags: keywords.join(','),
          Categories: categories.join(','),
          GalleryFlags: 'Public',
          Properties: {
            Property: [
              { '@Id': 'Microsoft.VisualStudio.Code.Engine', '@Value': engines.vscode },
              { '@Id': 'Microsoft.VisualStudio.Code.ExtensionKind', '@Value': 'workspace' },
              { '@Id': 'Microsoft.VisualStudio.Code.ExecutesCode', '@Value': 'true' },
              { '@Id': 'Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown', '@Value': 'true' },
            ],
          },
          License: 'extension/LICENSE.txt',
        },
        Installation: { InstallationTarget: { '@Id': 'Microsoft.VisualStudio.Code' } },
        Dependencies: {},
        Assets: {
          Asset: [
            asset('Microsoft.VisualStudio.Code.Manifest', 'extension/package.json'),
            asset('Microsoft.VisualStudio.Services.Content.Details', 'extension/readme.md'),
            asset('Microsoft.VisualStudio.Services.Content.License', 'extension/LICENSE.txt'),
          ],
        },
      },
    },
  ).end({ prettyPrint: true });
}

function contentTypes(names: readonly string[]): string {
  const endings = [...new Set(['.vsixmanifest', ...names.map((name) => extname(name))])].sort();
  const defaults = endings.map((ending) => {
    const type = types[ending];
    if (type === undefined) throw new Error(`what kind of file is "${ending}"? Name it here`);
    return { '@Extension': ending, '@ContentType': type };
  });
  const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return create(
    { version: '1.0', encoding: 'utf-8' },
    { Types: { '@xmlns': namespace, Default: defaults } },
  ).end({ prettyPrint: true });
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function bytes(content: string): Uint8Array {
  return Buffer.from(content, 'utf8');
}
