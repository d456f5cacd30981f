import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { builtServer, EditorClient } from './client.ts';
import { rule } from './rules.ts';

let server: Awaited<ReturnType<typeof builtServer>>;
let editor: EditorClient;
beforeAll(async () => {
  server = await builtServer();
  editor = new EditorClient(server.argv, {
    'sigmazuh.yml':
      'rules: [rules]\npipelines: [pipelines/own.yml]\nchecks: {file-name: off}\nexclude: [rules/legacy]\n',
    'pipelines/own.yml': 'name: own\n',
    'rules/first_rule_of_all.yml': rule({ title: 'First' }),
    'rules/legacy/old_rule_of_old.yml': 'title: Old\n',
    'notes.yml': 'title: nothing to do with it\n',
  });
  await editor.start();
}, 60_000);
afterAll(async () => {
  await editor.end();
  server.remove();
});

const has = (id: string) => (told: readonly Diagnostic[]) => told.some(({ code }) => code === id);
const hasNot = (id: string) => (told: readonly Diagnostic[]) => !has(id)(told);

const cases: readonly (readonly [what: string, id: string, text: string, line: number])[] = [
  ['broken YAML', 'yaml-syntax', "title: T\ndetection:\n  s:\n    Image: 'x\n", 3],
  ['a modifier that is none', 'unknown-modifier', rule({ items: 'Image|contian: x' }), 11],
  ['a search identifier that is not there', 'undefined-identifier', rule({ condition: 'selction' }), 12],
  ['a field that no event has', 'unknown-field', rule({ items: 'Comandline|contains: x' }), 11],
  ['a log source that reaches no manager', 'log-source-unmapped', rule({ category: 'proces_creation' }), 7],
  ['an id that another rule has', 'duplicate-id', rule({ title: 'Second' }), 1],
  [
    'a rule that does what another does',
    'duplicate-logic',
    rule({ title: 'Third', id: '7f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90' }),
    0,
  ],
  [
    'a correlation of rules that are not there',
    'unresolved-rule',
    'title: Many\nid: 8f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90\ncorrelation:\n  type: event_count\n  rules:\n    - nobody\n  group-by:\n    - User\n  timespan: 1m\n  condition:\n    gte: 5\n',
    5,
  ],
  [
    'a filter that is added to no rule',
    'idle-filter',
    'title: Mine\nid: 9f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90\nlogsource:\n  product: zeek\nfilter:\n  rules:\n    - 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90\n  own:\n    User: me\n  condition: not own\n',
    0,
  ],
];

describe('a file of rules', () => {
  it.each(cases)(
    'is told of %s (%s) at its line, with a link to the page about it',
    async (_, id, text, line) => {
      await editor.open('rules/second_rule_of_all.yml', text);
      const told = await editor.diagnostics('rules/second_rule_of_all.yml', has(id));
      const found = told.find(({ code }) => code === id);
      expect(found?.range.start.line).toBe(line);
      expect(found?.source).toBe('sigmazuh');
      expect(found?.codeDescription?.href).toMatch(new RegExp(`^file:.*/${id}\\.md$`));
      await editor.close('rules/second_rule_of_all.yml');
    },
  );

  it('says what check and build say, and takes settings and comments into account', async () => {
    const text = rule({
      title: 'Detects things.',
      items: 'CommandLine: x # sigmazuh-ignore: trailing-blank',
    });
    await editor.open('rules/x.yml', text);
    const told = await editor.diagnostics('rules/x.yml', has('duplicate-id'));
    expect(told.map(({ code }) => code).sort()).toEqual(['duplicate-id', 'title-form']);
    await editor.close('rules/x.yml');
  });

  it('is told at each key, and forgets what is settled', async () => {
    const path = 'rules/typed_rule_of_all.yml';
    const whole = rule({
      title: 'Typed',
      id: '7f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90',
      items: 'Image|endswith: typed',
    });
    await editor.open(path, whole);
    await editor.diagnostics(path, hasNot('yaml-syntax'));
    for (let length = whole.indexOf('detection'); length < whole.length; length += 3) {
      await editor.change(path, whole.slice(0, length));
    }
    await editor.change(path, whole.replace('Image', 'Imgae'));
    const told = await editor.diagnostics(path, has('unknown-field'));
    expect(told.find(({ code }) => code === 'unknown-field')?.message).toContain('did you mean "Image"?');
    // What took longer to find stays where it is while a line above it is typed.
    await editor.change(path, whole.replace('Image', 'Imgae').replace('status', 'author: me\nstatus'));
    const moved = await editor.diagnostics(path, has('unknown-field'));
    expect(moved.find(({ code }) => code === 'unknown-field')?.range.start.line).toBe(12);
    await editor.change(path, whole);
    await editor.diagnostics(path, hasNot('unknown-field'));
    await editor.close(path);
  });

  it('shows the other place of what stands twice', async () => {
    await editor.open('rules/second_rule_of_all.yml', rule({ title: 'Second' }));
    const told = await editor.diagnostics('rules/second_rule_of_all.yml', has('duplicate-id'));
    const [related] = told.find(({ code }) => code === 'duplicate-id')?.relatedInformation ?? [];
    expect(related?.location.uri).toBe(editor.uri('rules/first_rule_of_all.yml'));
    expect(related?.location.range.start).toEqual({ line: 1, character: 4 });
    await editor.close('rules/second_rule_of_all.yml');
  });

  it('is looked at anew when another file changes', async () => {
    const own = rule({ title: 'Own', id: 'af1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90', items: 'Image: own' });
    await editor.open('rules/own_rule_of_all.yml', own);
    await editor.diagnostics('rules/own_rule_of_all.yml', hasNot('duplicate-id'));
    editor.write('rules/a_copy_of_it.yml', own.replace('Own', 'Copy'));
    const changes = [{ uri: editor.uri('rules/a_copy_of_it.yml'), type: 1 }];
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    // Of two the later one is told, by their paths.
    await editor.diagnostics('rules/own_rule_of_all.yml', has('duplicate-id'));
    await editor.close('rules/own_rule_of_all.yml');
  });
});

describe('other files', () => {
  it.each([
    ['notes.yml', undefined],
    ['rules/legacy/old_rule_of_old.yml', undefined],
  ])('%s is none of the project', async (path) => {
    await editor.open(path);
    expect(await editor.diagnostics(path, () => true)).toEqual([]);
    await editor.close(path);
  });

  it('a configuration is told of every setting that cannot be used', async () => {
    await editor.open('sigmazuh.yml', 'rules: [rules]\npipelnes: x\nminLevel: grave\n');
    const told = await editor.diagnostics('sigmazuh.yml', has('invalid-configuration'));
    expect(told.map(({ range }) => range.start.line)).toEqual([1, 2]);
    await editor.change('sigmazuh.yml', 'rules: [rules]\n');
    expect(await editor.diagnostics('sigmazuh.yml', () => true)).toEqual([]);
    await editor.close('sigmazuh.yml');
  });

  it('a pipeline is told of what it cannot say', async () => {
    await editor.open('pipelines/own.yml', 'name: own\ntransformations:\n  - type: field_name_maping\n');
    const told = await editor.diagnostics('pipelines/own.yml', has('invalid-pipeline'));
    expect(told[0]?.range.start.line).toBe(2);
    await editor.close('pipelines/own.yml');
  });

  it.each([
    ['opensearch', 'allowed_backends: [opensearch]\n'],
    ['wazuh5', 'allowed_backends:\n  - wazuh5\n'],
  ])('a pipeline for %s alone is read as that back end reads it', async (_, backEnds) => {
    await editor.open('pipelines/own.yml', `name: own\n${backEnds}`);
    expect(await editor.diagnostics('pipelines/own.yml', () => true)).toEqual([]);
    await editor.close('pipelines/own.yml');
  });

  it('a setting counts when it is saved', async () => {
    const text = rule({ title: 'Detects things.' });
    await editor.open('rules/y.yml', text);
    await editor.diagnostics('rules/y.yml', has('title-form'));
    await editor.open('sigmazuh.yml');
    await editor.save('sigmazuh.yml', 'rules: [rules]\nchecks: {title-form: off, file-name: off}\n');
    await editor.diagnostics('rules/y.yml', hasNot('title-form'));
    await editor.close('rules/y.yml');
    await editor.close('sigmazuh.yml');
  });
});
