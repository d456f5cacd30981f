import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { builtServer, EditorClient } from './client.ts';
import { rule } from './rules.ts';

let server: Awaited<ReturnType<typeof builtServer>>;
beforeAll(async () => {
  server = await builtServer();
}, 60_000);
afterAll(() => server.remove());

const ruleNumber = (number: number): string => {
  const id = `${number.toString(16).padStart(8, '0')}-6a0b-4c1d-9a5e-3d2f1b7c8e90`;
  return rule({ title: `Rule ${number}`, id, items: `Image|endswith: '\\tool-${number}.exe'` });
};

it('answers while a project of 3,000 rules is read, and types on while its rules are compared', async () => {
  const rules = Array.from({ length: 3000 }, (_, number) => [
    `rules/rule_number_${number}.yml`,
    ruleNumber(number),
  ]);
  const editor = new EditorClient(server.argv, {
    'sigmazuh.yml': 'rules: [rules]\n',
    ...Object.fromEntries(rules),
  });
  await editor.start();
  const path = 'rules/the_one_that_is_open.yml';
  // What it does is what rule 2999 does: said when all have been read.
  const text = ruleNumber(2999).replace('000bb7', '100bb7').replace('Rule 2999', 'Open');
  await editor.open(path, text);
  const order: string[] = [];
  const compared = editor
    .diagnostics(
      path,
      (told: readonly Diagnostic[]) => told.some(({ code }) => code === 'duplicate-logic'),
      60_000,
    )
    .then(() => order.push('compared'));
  const position = { line: 11, character: 6 };
  for (let asked = 0; asked < 20; asked += 1) {
    await editor.ask('textDocument/hover', path, position);
    await editor.ask('textDocument/completion', path, position);
    order.push('answered');
  }
  await compared;
  expect(order.indexOf('compared')).toBe(20);
  // The next key is told of at once, with what was found in the whole project in its place.
  await editor.change(path, `# first\n${text}`);
  const told = await editor.diagnostics(path, () => true);
  expect(told.find(({ code }) => code === 'duplicate-logic')?.range.start.line).toBe(1);
  expect(await editor.end()).toBe(0);
});

it('answers every question about every text that a rule goes through while it is typed', async () => {
  const editor = new EditorClient(server.argv, { 'sigmazuh.yml': 'rules: [rules]\n' });
  await editor.start();
  const path = 'rules/typed_rule_of_all.yml';
  const whole = `${ruleNumber(1)}tags: [attack.t1059, attack.execution]\nrelated:\n  - id: x\n    type: derived\n`;
  await editor.open(path, '');
  for (let length = 0; length <= whole.length; length += 7) {
    await editor.change(path, whole.slice(0, length));
    const lines = whole.slice(0, length).split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const range = { start: { line: 0, character: 0 }, end: position };
    await Promise.all([
      editor.ask('textDocument/hover', path, position),
      editor.ask('textDocument/completion', path, position),
      editor.ask('textDocument/definition', path, position),
      editor.ask('textDocument/documentSymbol', path),
      editor.ask('textDocument/codeAction', path, undefined, { range, context: { diagnostics: [] } }),
    ]);
  }
  await editor.change(path, whole);
  await editor.diagnostics(path, (told) => told.every(({ severity }) => severity !== 1));
  expect(editor.log.join('')).toBe('');
  expect(await editor.end()).toBe(0);
});
