import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wazuhDiagnostics } from '../../src/findings.ts';

const page = (id: string) => new URL(`../../../../docs/diagnostics/${id}.md`, import.meta.url);

it.each(Object.keys(wazuhDiagnostics))('%s has a page', (id) => {
  expect(existsSync(page(id)) && readFileSync(page(id), 'utf8').startsWith(`# ${id}\n`)).toBe(true);
});
