import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire, isBuiltin, Module } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EditorClient } from '../packages/language-server/test/client.ts';
import { projectRoot } from './own-pack.ts';

const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-vscode-'));
const extension = join(directory, 'extension');
let files: Readonly<Record<string, Uint8Array>>;

/** Whoever reaches for a network from here on fails. */
const offline = `data:text/javascript,${encodeURIComponent(
  "import net from 'node:net'; import dns from 'node:dns'; const refuse = (what) => { throw new Error('a network: ' + JSON.stringify(what)); }; const connect = net.Socket.prototype.connect; net.Socket.prototype.connect = function (...all) { const [to] = all.flat(); return to?.path === undefined ? refuse(to) : connect.apply(this, all); }; dns.lookup = refuse; globalThis.fetch = refuse;",
)}`;

function make(folder: string): Uint8Array {
  const script = join(projectRoot, 'scripts/vscode-extension.ts');
  const flags = ['--conditions=sigmazuh:source', '--import', import.meta.resolve('tsx'), '--import', offline];
  execFileSync(process.execPath, [...flags, script, join(directory, folder)], { stdio: 'pipe' });
  const [name = ''] = readdirSync(join(directory, folder));
  return readFileSync(join(directory, folder, name));
}

beforeAll(() => {
  const first = make('one');
  expect(Buffer.from(make('two')).equals(first)).toBe(true);
  files = unzipSync(first);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}, 120_000);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const textOf = (path: string): string => strFromU8(files[path] ?? new Uint8Array());

it('the extension is made without a network and holds what it should, and nothing else', () => {
  const pages = readdirSync(join(projectRoot, 'docs/diagnostics')).map(
    (name) => `extension/dist/pages/${name}`,
  );
  expect(Object.keys(files).sort()).toEqual(
    [
      'extension.vsixmanifest',
      '[Content_Types].xml',
      'extension/LICENSE.txt',
      'extension/THIRD-PARTY-LICENSES.txt',
      'extension/dist/extension.cjs',
      'extension/dist/server.mjs',
      'extension/package.json',
      'extension/readme.md',
      ...pages,
    ].sort(),
  );
  const licences = textOf('extension/THIRD-PARTY-LICENSES.txt');
  for (const name of ['vscode-languageclient', 'vscode-languageserver', 'js-yaml', 'ajv']) {
    expect(licences).toMatch(new RegExp(`^==== ${name} \\d`, 'm'));
  }
});

it('its manifests say the same, and name files that are there', () => {
  const manifest = textOf('extension.vsixmanifest');
  const description: {
    readonly version: string;
    readonly name: string;
    readonly publisher: string;
    readonly main: string;
    readonly engines: { readonly vscode: string };
  } = JSON.parse(textOf('extension/package.json'));
  const { version, name, publisher, main, engines } = description;
  expect(manifest).toContain(`Id="${name}" Version="${version}" Publisher="${publisher}"`);
  expect(manifest).toContain(`Id="Microsoft.VisualStudio.Code.Engine" Value="${engines.vscode}"`);
  expect(existsSync(join(extension, main))).toBe(true);
  const named = Array.from(
    manifest.matchAll(/Path="([^"]+)"|<License>([^<]+)</g),
    ([, path, licence]) => path ?? licence,
  );
  expect(named).toContain('extension/package.json');
  for (const path of named) expect(files).toHaveProperty([path ?? '']);
  const types = textOf('[Content_Types].xml');
  for (const path of Object.keys(files)) {
    const ending = /\.\w+$/.exec(path)?.[0] ?? '';
    if (path !== '[Content_Types].xml') expect(types).toContain(`Extension="${ending}"`);
  }
  const cli: { readonly version: string } = JSON.parse(
    readFileSync(join(projectRoot, 'packages/cli/package.json'), 'utf8'),
  );
  expect(version).toBe(cli.version);
});

it('its server runs from where it is unpacked, alone', async () => {
  const editor = new EditorClient([join(extension, 'dist/server.mjs'), '--stdio'], {
    'sigmazuh.yml': 'rules: [.]\n',
  });
  await editor.start();
  const text =
    'title: Asked\nlogsource: {category: process_creation, product: windows}\ndetection: {s: {Comandline: x}, condition: s}\n';
  await editor.open('asked_of_all.yml', text);
  const told = await editor.diagnostics('asked_of_all.yml', (all) =>
    all.some(({ code }) => code === 'unknown-field'),
  );
  const page = told.find(({ code }) => code === 'unknown-field')?.codeDescription?.href ?? '';
  expect(readFileSync(fileURLToPath(page), 'utf8')).toContain('# unknown-field');
  expect(await editor.end()).toBe(0);
});

it('its client is what an editor loads: its interface is taken from the editor, all else is inside', () => {
  // Everything that an editor has, as far as loading asks for it.
  const anything: object = new Proxy(class {}, {
    get: (target, name) => (name === 'prototype' ? Reflect.get(target, name) : anything),
    apply: () => anything,
  });
  const load: unknown = Reflect.get(Module, '_load');
  if (typeof load !== 'function') throw new Error('modules are loaded in another way now');
  const asked = new Set<string>();
  Reflect.set(Module, '_load', (name: string, ...others: readonly unknown[]) => {
    asked.add(name);
    return name === 'vscode' ? anything : load(name, ...others);
  });
  try {
    const client: unknown = createRequire(import.meta.url)(join(extension, 'dist/extension.cjs'));
    expect(client).toMatchObject({ activate: expect.any(Function), deactivate: expect.any(Function) });
  } finally {
    Reflect.set(Module, '_load', load);
  }
  asked.delete(join(extension, 'dist/extension.cjs'));
  expect([...asked].filter((name) => name !== 'vscode' && !isBuiltin(name))).toEqual([]);
});
