import { expect, it } from 'vitest';
import { migrateIdFile, printIdFile, readIdFile } from '../../src/index.ts';

const first = `range: [200000, 289999]
pinned:
  pinned-rule: 100620
ids:
  pinned-rule 556f5e1165bb 0.0 filter: 200001
  two-ways 556f5e1165bb 0.0: 200020
  two-ways f9a4b04f666a 0.0: 200010
  two-ways f9a4b04f666a -1.0 filter: 200003
  title:With blanks: and a colon 9634b2e5ec32 0.1: 200030
  only-led-on 9634b2e5ec32 0.0 filter: 200040
`;

it('keeps the pinned id, else the lowest that alerted, and retires the others', () => {
  const migration = migrateIdFile(first.replace('title:With blanks: and a colon', 'title:With blanks'));
  if ('error' in migration) throw new Error(migration.error);
  expect(Object.fromEntries(migration.file.rules)).toEqual({
    'pinned-rule': 100_620,
    'two-ways': 200_010,
    'title:With blanks': 200_030,
  });
  expect(Object.fromEntries(migration.file.retired)).toEqual({
    200001: 'pinned-rule',
    200020: 'two-ways',
    200003: 'two-ways',
    200040: 'only-led-on',
  });
  expect(readIdFile(printIdFile(migration.file))).toEqual({ file: migration.file });
});

it.each([
  ['a file that is migrated already', 'version: 2\nrules: {}\n', 1, 'nothing to migrate'],
  ['a key that no build wrote', 'ids:\n  a b: 200000\n', 2, 'no key of the first format'],
  ['an id twice', 'ids:\n  a 556f5e1165bb 0.0: 200000\n  b 556f5e1165bb 0.0: 200000\n', 3, 'line 2'],
  ['another file', 'rules: sigma\n', 1, 'an id file of the first format has no "rules"'],
])('refuses %s', (_, text, line, message) => {
  const read = migrateIdFile(text);
  if (!('error' in read)) throw new Error('it was read');
  expect(read.error).toContain(message);
  expect(read.line).toBe(line);
});
