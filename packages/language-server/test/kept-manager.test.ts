import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfiguration } from '@sigmazuh/cli/project';
import { Diagnostics } from '@sigmazuh/parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptManager } from '../src/examine/kept-manager.ts';

const configuration = parseConfiguration('rulesets: manager\n', 'sigmazuh.yml', new Diagnostics());
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sigmazuh-'));
  mkdirSync(join(root, 'manager/rules'), { recursive: true });
  write('one.xml', 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(root, 'manager/rules', name), text);
const texts = (manager: KeptManager) =>
  manager.read(configuration, root).rulesets.flatMap(({ rules }) => rules.map(({ text }) => text));

describe("a manager's ruleset", () => {
  it('is read once as long as it stays the same', () => {
    const manager = new KeptManager();
    expect(manager.read(configuration, root)).toBe(manager.read(configuration, root));
  });

  it.each([
    { name: 'another file is there', change: () => write('two.xml', 'two'), read: ['one', 'two'] },
    { name: 'a file has another size', change: () => write('one.xml', 'first'), read: ['first'] },
    {
      name: 'a file of the same size has another time',
      change: () => {
        write('one.xml', 'uno');
        utimesSync(join(root, 'manager/rules/one.xml'), 1, 1);
      },
      read: ['uno'],
    },
  ])('is read again once $name', ({ change, read }) => {
    const manager = new KeptManager();
    expect(texts(manager)).toEqual(['one']);
    change();
    expect(texts(manager)).toEqual(read);
  });
});
