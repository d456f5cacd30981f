import { readFileSync, writeFileSync } from 'node:fs';
import { readSchema } from '../src/schema/read-schema.ts';

/**
 * Writes the built-in table of the schema's fields from the table or the index template that Wazuh publishes:
 *
 *     npx tsx --conditions=sigmazuh:source packages/wazuh5/scripts/write-schema.ts 5.0.1 fields.csv
 */
const [version, path] = process.argv.slice(2);
if (version === undefined || path === undefined) throw new Error('usage: write-schema.ts VERSION FILE');
const result = readSchema(readFileSync(path, 'utf8'), path);
if (result.kind === 'unreadable') throw new Error(`${path}:${result.line} ${result.reason}`);

/** Type and searchability → parent → last names. */
const groups = new Map<string, Map<string, string[]>>();
for (const { name, type, search } of [...result.schema.fields.values()].sort((a, b) =>
  a.name < b.name ? -1 : 1,
)) {
  const key = search === 'stored' ? `${type} stored` : type;
  const parent = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
  const own = groups.get(key) ?? new Map<string, string[]>();
  groups.set(
    key,
    own.set(parent, [...(own.get(parent) ?? []), name.slice(parent === '' ? 0 : parent.length + 1)]),
  );
}
const lines = [...groups].flatMap(([key, parents]) => [
  `= ${key}`,
  ...[...parents].map(([parent, names]) => `${parent}: ${names.join(' ')}`),
]);
const file = new URL('../src/schema/built-in-table.ts', import.meta.url);
writeFileSync(
  file,
  `/** Written by scripts/write-schema.ts: the fields' names and types, grouped by type and parent. */
export const builtInVersion = '${version}';
export const builtInTable = \`
${lines.join('\n')}
\`;
`,
);
