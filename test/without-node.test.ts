import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from './own-pack.ts';

/** The packages that touch files, processes and the network; every other one runs in a browser as well. */
const onNode = new Set(['cli', 'language-server']);

/** What `package.json` puts something else in the place of, for browsers. */
const behindACondition = ['packages/pcre2/src/wasm/module-file.ts'];

it('packages that people do not start themselves import nothing of Node', () => {
  const packages = readdirSync(join(projectRoot, 'packages')).filter((name) => !onNode.has(name));
  const sources = packages.flatMap((name) => {
    const folder = join('packages', name, 'src');
    const files = readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' });
    return files.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
  });
  expect(sources.length).toBeGreaterThan(100);
  const importing = sources.filter((path) =>
    /\bfrom '(?:node:buffer|(?:node:)?(?:assert|child_process|crypto|fs|module|net|os|path|process|url|util|worker_threads|zlib)(?:\/\w+)?)'/.test(
      readFileSync(join(projectRoot, path), 'utf8'),
    ),
  );
  expect(importing).toEqual(behindACondition);
});
