import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic, Position, Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { builtServer, EditorClient } from './client.ts';
import { rule } from './rules.ts';

let server: Awaited<ReturnType<typeof builtServer>>;
let editor: EditorClient;
beforeAll(async () => {
  server = await builtServer();
  editor = new EditorClient(server.argv, { 'sigmazuh.yml': 'rules: [rules]\nchecks: {file-name: off}\n' });
  await editor.start();
}, 60_000);
afterAll(async () => {
  await editor.end();
  server.remove();
});

const first = rule({ title: 'First 😀 of all', items: "CommandLine|contains: 'x😀y'" });
const second = rule({
  title: 'Second 😀😀 of all',
  id: '7f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90',
  items: '"Ima😀ge|contian": x😀x',
});
const two = `${first}---\n${second}`;
const path = 'rules/odd.yml';

/** Whether a place is one of the text, and not in the middle of a character that takes two code units. */
function isPlaceOf(text: string, { line, character }: Position): boolean {
  const found = text.split(/\r\n|\r|\n/)[line];
  if (found === undefined || character > found.length) return false;
  return !/[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(found.slice(Math.max(0, character - 1), character + 1));
}

const outside = (text: string, told: readonly Diagnostic[]): readonly Diagnostic[] =>
  told.filter(({ range: { start, end } }) => !isPlaceOf(text, start) || !isPlaceOf(text, end));

const has = (code: string) => (told: readonly Diagnostic[]) => told.some((each) => each.code === code);

describe('a document is answered, whatever it is', () => {
  it.each([
    ['several rules', two, 'unknown-modifier', 28],
    [
      'lines that end with a carriage return and a line feed',
      two.replaceAll('\n', '\r\n'),
      'unknown-modifier',
      28,
    ],
    ['lines that end with a carriage return', two.replaceAll('\n', '\r'), 'unknown-modifier', 28],
    ['tabs', first.replaceAll('    ', '\t'), 'tab-indentation', 11],
    ['a byte order mark', `\uFEFF${second}`, 'unknown-modifier', 11],
    ['a NUL', `${first}\0`, 'binary-file', 16],
    ['half a character', first.replace('😀', '\uD83D'), 'binary-file', 0],
    ['a line separator', second.replace('😀😀', '\u2028'), 'unknown-modifier', 11],
    ['a document end', `${first}...\n${second}`, 'unknown-modifier', 28],
    ['an alias of itself', `a: &a [*a]\n${second}`, 'unknown-alias', 0],
    ['lists in lists without end', '['.repeat(20_000), 'nesting-too-deep', 0],
    ['maps in maps without end', '{a: '.repeat(20_000), 'nesting-too-deep', 0],
    ['dashes behind dashes', '- '.repeat(20_000), 'nesting-too-deep', 0],
    [
      'keys below keys without end',
      Array.from({ length: 2_000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
      'nesting-too-deep',
      63,
    ],
    ['a line of 300,000 characters', second.replace('x😀x', 'y'.repeat(300_000)), 'unknown-modifier', 11],
    ['nothing but ends', '---\n---\n---\n', 'empty-file', 0],
    ['a list', '- a\n- b\n', 'not-a-rule', 0],
    ['a number', '5', 'not-a-rule', 0],
    ['a key twice', `${second}title: again\n`, 'duplicate-key', 16],
    ['names that every object has', `__proto__: 1\nconstructor: 2\n${second}`, 'unknown-modifier', 13],
  ])('with %s', async (_, text, code, line) => {
    await editor.open(path, text);
    const told = await editor.diagnostics(path, has(code));
    expect(told.find((each) => each.code === code)?.range.start.line).toBe(line);
    expect(outside(text, told)).toEqual([]);
    const positions = [0, 5, 11, 28, 99_999].map((each) => ({
      line: each,
      character: each === 99_999 ? each : 6,
    }));
    for (const position of positions) {
      await editor.ask('textDocument/hover', path, position);
      await editor.ask('textDocument/completion', path, position);
      await editor.ask('textDocument/definition', path, position);
    }
    const range = { start: { line: 0, character: 0 }, end: { line: 99_999, character: 0 } };
    await editor.ask('textDocument/documentSymbol', path);
    await editor.ask('textDocument/codeAction', path, undefined, { range, context: { diagnostics: told } });
    await editor.close(path);
  });

  it('wherever it lies, and texts that lie nowhere are left alone', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-lsp-outside-'));
    writeFileSync(join(directory, 'x.yml'), second);
    const uris = [
      pathToFileURL(join(directory, 'x.yml')).href,
      'untitled:Untitled-1',
      'git:/x/y.yml?a',
      'file://%',
    ];
    const hovers: unknown[] = [];
    for (const uri of uris) {
      const textDocument = { uri, languageId: 'yaml', version: 1, text: second };
      await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
      const position = { line: 8, character: 4 };
      hovers.push(
        await editor.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position }),
      );
    }
    expect(hovers.map((each) => each !== null)).toEqual([true, false, false, false]);
    for (const uri of uris) {
      await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    }
    rmSync(directory, { recursive: true, force: true });
  });
});

describe('what is told of a text', () => {
  const piece = fc.constantFrom(
    '\n',
    '\r\n',
    '---\n',
    '😀',
    "'",
    '"',
    ': ',
    '|contains',
    '  ',
    '\t',
    '[',
    '}',
    '#',
    '- x',
  );
  const change = fc.record({ at: fc.nat(), cut: fc.nat(40), put: fc.oneof(piece, fc.constant('')) });

  let runs = 0;

  it('does not hang on what stood there before, and lies inside of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const edits: { readonly range: Range; readonly put: string }[] = [];
        let text = two;
        for (const { at, cut, put } of changes) {
          const shown = TextDocument.create('a:', 'yaml', 1, text);
          const from = at % (text.length + 1);
          const range = { start: shown.positionAt(from), end: shown.positionAt(from + cut) };
          edits.push({ range, put });
          text = TextDocument.applyEdits(shown, [{ range, newText: put }]);
        }
        // What is told when a file is closed is not to be taken for what is told of the next one.
        const [fresh, typed] = [`rules/fresh-${runs}.yml`, `rules/typed-${runs}.yml`];
        runs += 1;
        await editor.open(fresh, text);
        const anew = await editor.settled(fresh);
        await editor.close(fresh);
        expect(outside(text, anew)).toEqual([]);

        await editor.open(typed, two);
        for (const { range, put } of edits) await editor.edit(typed, range, put);
        // Places of the same file name it.
        const ofFresh = (told: readonly Diagnostic[]) => JSON.stringify(told).replaceAll(typed, fresh);
        await editor.diagnostics(typed, (told) => ofFresh(told) === JSON.stringify(anew));
        await editor.close(typed);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
