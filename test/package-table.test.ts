import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './own-pack.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

const packages = readdirSync(join(projectRoot, 'packages'))
  .filter((name) => existsSync(join(projectRoot, 'packages', name, 'package.json')))
  .sort();

/** Package → the ones it may import, as the README's table has it; `null` = all. */
const table = new Map(
  Array.from(read('README.md').matchAll(/^\| `packages\/([\w-]+)` \|.*\| ([^|]+) \|$/gm), ([, name, may]) => {
    const named = (may ?? '').replaceAll(/\([^)]*\)/g, '').trim();
    const allowed = named === 'all' ? null : named === '–' ? [] : named.split(',').map((each) => each.trim());
    return [name ?? '', allowed?.toSorted() ?? null] as const;
  }),
);

/** Package → the ones that the lint refuses it. */
const refused = new Map<string, readonly string[]>();
const { overrides } = JSON.parse(read('biome.json')) as {
  readonly overrides: readonly {
    readonly includes: readonly string[];
    readonly linter?: {
      readonly rules?: {
        readonly style?: { readonly noRestrictedImports?: { readonly options: { readonly paths: object } } };
      };
    };
  }[];
};
for (const { includes, linter } of overrides) {
  const paths = linter?.rules?.style?.noRestrictedImports?.options.paths;
  const name = /^packages\/([\w-]+)\/src/.exec(includes[0] ?? '')?.[1];
  if (paths !== undefined && name !== undefined) {
    refused.set(
      name,
      Object.keys(paths).map((each) => each.replace('@sigmazuh/', '')),
    );
  }
}

function importedBy(name: string): readonly string[] {
  const folder = join('packages', name, 'src');
  const files = readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      Array.from(read(join(folder, file)).matchAll(/from '@sigmazuh\/([\w-]+)(?:\/[\w-]+)?'/g)),
    )
    .map(([, other]) => other ?? '');
  return [...new Set(found)].sort();
}

function declaredBy(name: string): readonly string[] {
  const { dependencies = {} } = JSON.parse(read(`packages/${name}/package.json`)) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  const own = Object.keys(dependencies).filter((each) => each.startsWith('@sigmazuh/'));
  return own.map((each) => each.replace('@sigmazuh/', '')).sort();
}

it('the table of packages has every package', () => {
  expect([...table.keys()].sort()).toEqual(packages);
});

describe.each(packages)('%s', (name) => {
  const others = packages.filter((each) => each !== name);
  const allowed = table.get(name) ?? others;

  it('is refused by the lint what the table does not allow it', () => {
    if (table.get(name) === null) expect(refused.has(name)).toBe(false);
    else expect(refused.get(name)?.toSorted()).toEqual(others.filter((each) => !allowed.includes(each)));
  });

  it('declares what it imports, and that alone', () => {
    expect(declaredBy(name)).toEqual(importedBy(name));
    expect(importedBy(name).filter((each) => !allowed.includes(each))).toEqual([]);
  });

  it('is built after what it imports', () => {
    const { references = [] } = JSON.parse(read(`packages/${name}/tsconfig.json`)) as {
      readonly references?: readonly { readonly path: string }[];
    };
    expect(references.map(({ path }) => path.replace('../', '')).toSorted()).toEqual(importedBy(name));
  });
});
