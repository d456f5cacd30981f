import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The licences of every package whose code is in a bundle.
 *
 * @param further packages that go along without being bundled
 */
export function thirdPartyLicences(metafiles: readonly Metafile[], further: readonly string[] = []): string {
  const names = new Set(further);
  for (const path of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1];
    if (name !== undefined) names.add(name);
  }
  return [...names].sort().map(licenceOf).join('\n');
}

/** Where an installed package lies. */
export function directoryOf(name: string): string {
  const require = createRequire(join(root, 'packages/pcre2/package.json'));
  return (
    require.resolve
      .paths(name)
      ?.map((path) => join(path, name))
      .find(hasPackage) ?? join(root, 'node_modules', name)
  );
}

export function packageOf(name: string): {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
} {
  return JSON.parse(readFileSync(join(directoryOf(name), 'package.json'), 'utf8'));
}

function hasPackage(path: string): boolean {
  try {
    return readdirSync(path).includes('package.json');
  } catch {
    return false;
  }
}

function licenceOf(name: string): string {
  const folder = directoryOf(name);
  const { version, license = 'see below' } = packageOf(name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const said =
    file === undefined ? 'The package has no licence file.\n' : readFileSync(join(folder, file), 'utf8');
  return `==== ${name} ${version} (${license})\n\n${said}`;
}
