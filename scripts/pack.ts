import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { globSync } from 'tinyglobby';

/**
 * Makes what a release consists of in `release/`: the pack as a tar archive, its manifest, and their checksums.
 * The archive is made twice and must come out the same, so that anybody can check a release against its source.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pack = join(root, 'dist');
const release = join(root, 'release');
const version: string = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')).version;

const archive = await makeArchive();
if (!archive.equals(await makeArchive())) throw new Error('two archives of the same pack differ');

rmSync(release, { recursive: true, force: true });
mkdirSync(release);
const attached = [
  { name: `sigmazuh-pack-${version}.tar.gz`, content: archive },
  { name: 'manifest.json', content: readFileSync(join(pack, 'manifest.json')) },
];
for (const { name, content } of attached) writeFileSync(join(release, name), content);
const sums = attached.map(({ name, content }) => `${sha256(content)}  ${name}\n`).join('');
writeFileSync(join(release, 'SHA256SUMS'), sums);
process.stdout.write(sums);

async function makeArchive(): Promise<Buffer> {
  const paths = globSync('**/*', { cwd: pack, expandDirectories: false }).sort();
  const entries = paths.map((path) => {
    const body = readFileSync(join(pack, path));
    return { header: { name: `sigmazuh/${path}`, size: body.length, mode: 0o644, mtime: new Date(0) }, body };
  });
  return gzipSync(await packTar(entries), { level: 9 });
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
