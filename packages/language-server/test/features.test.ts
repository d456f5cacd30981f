import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Location,
  MarkupContent,
} from 'vscode-languageserver/node';
import { builtServer, cursorIn, EditorClient } from './client.ts';
import { rule } from './rules.ts';

const first = rule({ title: 'First of all' });
const named = rule({
  title: 'Logons',
  id: '7f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90',
  items: 'User: me',
}).replace('status:', 'name: logons\nstatus:');
const path = 'rules/asked_of_all.yml';

let server: Awaited<ReturnType<typeof builtServer>>;
let editor: EditorClient;
beforeAll(async () => {
  server = await builtServer();
  editor = new EditorClient(server.argv, {
    'sigmazuh.yml': 'rules: [rules]\npipelines: [own.yml]\nlevels: {low: 6}\n',
    'own.yml': 'name: own\ntransformations:\n  - type: field_name_mapping\n    mapping: {Own: data.own}\n',
    'rules/first_of_all.yml': first,
    'rules/named_of_all.yml': named,
  });
  await editor.start();
}, 60_000);
afterAll(async () => {
  await editor.end();
  server.remove();
});

/** Opens a text with `▏` in it and asks about that place. */
async function at<Answer>(method: string, marked: string, file = path): Promise<Answer> {
  const { text, position } = cursorIn(marked);
  await editor.open(file, text);
  const answer = await editor.ask<Answer>(`textDocument/${method}`, file, position);
  await editor.close(file);
  return answer;
}

/** A rule whose detection section is written out, half-typed as it may be. */
const detecting = (section: string): string =>
  `title: Asked\nlogsource:\n  category: process_creation\n  product: windows\ndetection:\n${section}`;

/** The text as it is when a completion is taken. */
function taken(marked: string, item: CompletionItem): string {
  const { text } = cursorIn(marked);
  const lines = text.split('\n');
  const edit = item.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error('a completion says what it replaces');
  const { start, end } = edit.range;
  const line = lines[start.line] ?? '';
  lines[start.line] = line.slice(0, start.character) + edit.newText + line.slice(end.character);
  return lines.join('\n');
}

describe('completion', () => {
  const cases: readonly (readonly [what: string, marked: string, wanted: string, line: string])[] = [
    ['an attribute in an empty line', 'title: x\n▏\n', 'logsource', 'logsource:'],
    ['an attribute that is begun', 'title: x\nle▏\n', 'level', 'level: '],
    ['an attribute whose colon is there', 'title: x\nstat▏: test\n', 'status', 'status: test'],
    ['a part of a log source', 'logsource:\n  ▏\n', 'category', '  category: '],
    [
      'a category',
      'logsource:\n  category: ▏\n  product: windows\n',
      'process_creation',
      '  category: process_creation',
    ],
    [
      'a category between braces',
      'logsource: {product: windows, category: ▏}\n',
      'dns_query',
      'logsource: {product: windows, category: dns_query}',
    ],
    ['a product', 'logsource:\n  product: wi▏\n', 'windows', '  product: windows'],
    [
      'a service of the product',
      'logsource:\n  product: linux\n  service: ▏\n',
      'auditd',
      '  service: auditd',
    ],
    ['a level, with what it is in Wazuh', 'title: x\nlevel: ▏\n', 'low', 'level: low'],
    ['a status', 'title: x\nstatus: exp▏\n', 'experimental', 'status: experimental'],
    ['a tactic', 'tags:\n  - attack.exe▏\n', 'attack.execution', '  - attack.execution'],
    ['a technique', 'tags:\n    - ▏\n', 'attack.t1059.004', '    - attack.t1059.004'],
    ['another tag', 'tags: [tlp.▏]\n', 'tlp.amber', 'tags: [tlp.amber]'],
    [
      'a field in an empty line',
      detecting('  selection:\n    ▏\n  condition: selection\n'),
      'CommandLine',
      '    CommandLine',
    ],
    [
      'a field that is begun',
      detecting('  selection:\n    Image: x\n    Comm▏\n  condition: selection\n'),
      'CommandLine',
      '    CommandLine',
    ],
    [
      'a field in front of a modifier',
      detecting('  selection:\n    Comm▏|contains: x\n'),
      'CommandLine',
      '    CommandLine|contains: x',
    ],
    [
      'a field in a list of maps',
      detecting('  selection:\n    - Image: x\n    - Par▏\n'),
      'ParentImage',
      '    - ParentImage',
    ],
    [
      'a field between braces',
      detecting('  selection: {Image: x, Or▏}\n'),
      'OriginalFileName',
      '  selection: {Image: x, OriginalFileName}',
    ],
    [
      'a field below a quote that is not closed',
      detecting("  one:\n    Image: 'x\n  two:\n    ▏\n"),
      'User',
      '    User',
    ],
    ['a modifier', detecting('  selection:\n    Image|▏\n'), 'endswith', '    Image|endswith'],
    [
      'a modifier behind another',
      detecting('  selection:\n    Image|contains|▏: x\n'),
      'all',
      '    Image|contains|all: x',
    ],
    [
      'a search identifier',
      detecting('  selection:\n    Image: x\n  condition: sel▏\n'),
      'selection',
      '  condition: selection',
    ],
    [
      'a search identifier in brackets',
      detecting('  one: {Image: x}\n  two: {Image: y}\n  condition: one and (tw▏)\n'),
      'two',
      '  condition: one and (two)',
    ],
    [
      'several search identifiers',
      detecting('  sel_a: {Image: x}\n  sel_b: {Image: y}\n  condition: ▏\n'),
      '1 of sel_*',
      '  condition: 1 of sel_*',
    ],
    [
      'what a quantifier is about',
      detecting('  sel_a: {Image: x}\n  sel_b: {Image: y}\n  condition: all of ▏\n'),
      'them',
      '  condition: all of them',
    ],
    [
      'an operator',
      detecting('  one: {Image: x}\n  two: {Image: y}\n  condition: one an▏\n'),
      'and',
      '  condition: one and',
    ],
    [
      'the type of a correlation',
      'title: x\ncorrelation:\n  type: ▏\n',
      'value_count',
      '  type: value_count',
    ],
    [
      'a rule that a correlation is about, by its name',
      'title: x\ncorrelation:\n  rules:\n    - ▏\n',
      'Logons',
      '    - logons',
    ],
    [
      'a rule that a filter is added to, by its id',
      'title: x\nfilter:\n  rules:\n    - ▏\n',
      'First of all',
      '    - 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90',
    ],
    [
      'a rule that is related',
      'title: x\nrelated:\n  - id: ▏\n    type: derived\n',
      'Logons',
      '  - id: 7f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90',
    ],
    [
      'a field of the rules that a correlation is about',
      'title: x\ncorrelation:\n  rules:\n    - logons\n  group-by:\n    - ▏\n',
      'ParentUser',
      '    - ParentUser',
    ],
    ['an operator of a correlation', 'title: x\ncorrelation:\n  condition:\n    ▏\n', 'gte', '    gte: '],
  ];

  it.each(cases)('%s', async (_, marked, wanted, line) => {
    await editor.open('rules/first_of_all.yml');
    const items = await at<CompletionItem[]>('completion', marked);
    const item = items.find(({ label }) => label === wanted);
    expect(item, items.map(({ label }) => label).join(' ')).toBeDefined();
    const { position } = cursorIn(marked);
    if (item !== undefined) expect(taken(marked, item).split('\n')[position.line]).toBe(line);
    await editor.close('rules/first_of_all.yml');
  });

  it.each([
    ['inside of a text', 'title: ▏\n'],
    ['inside of a text block', 'description: |\n  what is ▏\n'],
    ['in a value of a field', detecting('  selection:\n    Image: ▏\n')],
  ])('proposes nothing %s', async (_, marked) => {
    expect(await at<CompletionItem[]>('completion', marked)).toEqual([]);
  });

  it('helps with a rule that is only begun, wherever it lies, and with no other YAML', async () => {
    const begun = await at<CompletionItem[]>('completion', 'title: x\nlogs▏\n', 'elsewhere/begun.yml');
    expect(begun.map(({ label }) => label)).toContain('logsource');
    expect(await at<CompletionItem[]>('completion', 'on: push\n▏\n', 'elsewhere/workflow.yml')).toEqual([]);
  });

  it('leaves out what stands there already, and tells what there is to know', async () => {
    const attributes = await at<CompletionItem[]>('completion', 'title: x\nid: y\n▏\n');
    expect(attributes.map(({ label }) => label)).not.toContain('title');
    const levels = await at<CompletionItem[]>('completion', 'level: ▏\n');
    expect(levels.map(({ label, detail }) => [label, detail])).toContainEqual(['low', 'level 6 in Wazuh']);
    const tags = await at<CompletionItem[]>('completion', 'tags:\n  - attack.execution\n  - attack.t▏\n');
    expect(tags.map(({ label }) => label)).not.toContain('attack.execution');
    const unix = tags.find(({ label }) => label === 'attack.t1059.004');
    expect(unix?.detail).toBe('Command and Scripting Interpreter: Unix Shell (T1059.004)');
    const fields = await at<CompletionItem[]>('completion', detecting('  s:\n    ▏\n'));
    expect(fields.find(({ label }) => label === 'CommandLine')?.detail).toContain(
      'win.eventdata.commandLine',
    );
    expect(fields.map(({ label }) => label)).not.toContain('QueryName');
    const modifiers = await at<CompletionItem[]>('completion', detecting('  s:\n    Image|contains|▏\n'));
    expect(modifiers.map(({ label }) => label)).not.toContain('contains');
  });

  it('knows the settings of sigmazuh.yml and what pipelines hold', async () => {
    const keys = await at<CompletionItem[]>('completion', 'rules: x\nmin▏\n', 'sigmazuh.yml');
    expect(keys.find(({ label }) => label === 'minLevel')?.textEdit).toMatchObject({ newText: 'minLevel: ' });
    const levels = await at<CompletionItem[]>('completion', 'minLevel: ▏\n', 'sigmazuh.yml');
    expect(levels.map(({ label }) => label)).toContain('high');
    const checks = await at<CompletionItem[]>('completion', 'checks:\n  title▏\n', 'sigmazuh.yml');
    expect(checks.map(({ label }) => label)).toContain('title-form');
    const settings = await at<CompletionItem[]>('completion', 'checks:\n  title-form: ▏\n', 'sigmazuh.yml');
    expect(settings.map(({ label }) => label)).toEqual(['error', 'warning', 'info', 'note', 'off']);
    const types = await at<CompletionItem[]>(
      'completion',
      'name: x\ntransformations:\n  - type: ▏\n',
      'own.yml',
    );
    expect(types.map(({ label }) => label)).toContain('field_name_mapping');
  });
});

describe('hover', () => {
  const cases: readonly (readonly [what: string, marked: string, wanted: readonly string[]])[] = [
    [
      'a field',
      detecting('  s:\n    Comma▏ndLine|contains: x\n'),
      ['CommandLine', 'These events have it', 'win.eventdata.commandLine', 'rests on'],
    ],
    [
      'a field that no event has',
      detecting('  s:\n    Comand▏line: x\n'),
      ['No event of this log source has it', 'Did you mean `CommandLine`'],
    ],
    ["a field that the project's pipeline maps", detecting('  s:\n    Ow▏n: x\n'), ['data.own']],
    ['a modifier', detecting('  s:\n    Image|ends▏with: x\n'), ['the value at the end of the field']],
    ['a modifier that is none', detecting('  s:\n    Image|endwi▏th: x\n'), ['no modifier', '`endswith`']],
    [
      'a technique',
      'tags:\n  - attack.t1059▏.004\n',
      ['Command and Scripting Interpreter: Unix Shell', 'attack.mitre.org/techniques/T1059/004/'],
    ],
    [
      'a technique of version 19',
      'tags:\n  - attack.t1685.00▏5\n',
      ['Disable or Modify Tools: Clear Windows Event Logs'],
    ],
    ['a tactic', 'tags: [attack.credential▏-access]\n', ['Credential Access', 'TA0006']],
    ['a level', 'level: lo▏w\n', ['level 6 in Wazuh']],
    ['a status', 'status: unsup▏ported\n', ['it is refused']],
    ['an attribute', 'lev▏el: low\n', ['How severe']],
    ['a log source', detecting('  s: x\n').replace('process', 'proc▏ess'), ['win.system', 'rests on']],
    [
      'a log source that is none',
      'logsource:\n  category: proces_cre▏ation\n  product: windows\n',
      ['No pipeline', 'Did you mean product windows, category process_creation'],
    ],
    ['a search identifier', detecting('  sel:\n    Image: x\n  condition: s▏el\n'), ['sel:\n    Image: x']],
    [
      'several search identifiers',
      detecting('  sel_a:\n    Image: x\n  sel_b:\n    Image: y\n  condition: 1 of sel▏_*\n'),
      ['sel_a', 'sel_b'],
    ],
    [
      'a rule that is referred to',
      'title: x\ncorrelation:\n  rules:\n    - log▏ons\n',
      ['**Logons**', '7f1e3a52'],
    ],
  ];

  it.each(cases)('%s', async (_, marked, wanted) => {
    const hover = await at<Hover | null>('hover', marked);
    const { value } = (hover?.contents ?? { value: '' }) as MarkupContent;
    for (const each of wanted) expect(value).toContain(each);
  });

  it.each([
    ['a value', detecting('  s:\n    Image: whoa▏mi\n')],
    ['a comment', '# not▏hing\ntitle: x\nlogsource: {}\n'],
    ['a tag that is not known', 'tags: [attack.t99▏99]\n'],
  ])('says nothing of %s', async (_, marked) => {
    expect(await at<Hover | null>('hover', marked)).toBeNull();
  });

  it('tells what a setting is', async () => {
    const hover = await at<Hover>('hover', 'minLe▏vel: low\n', 'sigmazuh.yml');
    expect(JSON.stringify(hover.contents)).toContain('Rules below this level are left out');
  });
});

describe('definition', () => {
  const searches = detecting('  sel_a:\n    Image: x\n  sel_b:\n    Image: y\n  condition: ');
  it.each([
    ['a search identifier', `${searches}sel▏_a\n`, [5]],
    ['those that a pattern stands for', `${searches}1 of sel▏_*\n`, [5, 7]],
    ['all of them', `${searches}all of th▏em\n`, [5, 7]],
    ['an operator, which has none', `${searches}sel_a an▏d sel_b\n`, []],
  ])('%s', async (_, marked, lines) => {
    const found = await at<Location[]>('definition', marked);
    expect(found.map(({ range }) => range.start.line)).toEqual(lines);
    for (const { uri } of found) expect(uri).toBe(editor.uri(path));
  });

  it.each([
    [
      'of a correlation, by name',
      'title: x\ncorrelation:\n  rules: [logo▏ns]\n',
      'rules/named_of_all.yml',
      1,
    ],
    [
      'of a correlation, by id',
      'title: x\ncorrelation:\n  rules:\n    - 6f1e3a52-▏6a0b-4c1d-9a5e-3d2f1b7c8e90\n',
      'rules/first_of_all.yml',
      1,
    ],
    ['of a filter', 'title: x\nfilter:\n  rules:\n    - log▏ons\n', 'rules/named_of_all.yml', 1],
    [
      'that is related',
      'title: x\ndetection: {}\nrelated:\n  - id: 7f1e3a52-6a0b▏-4c1d-9a5e-3d2f1b7c8e90\n    type: derived\n',
      'rules/named_of_all.yml',
      1,
    ],
  ])('a rule %s', async (_, marked, file, line) => {
    const [found] = await at<Location[]>('definition', marked);
    expect(found).toMatchObject({ uri: editor.uri(file), range: { start: { line } } });
  });
});

it('symbols are the rules of a file, whole or not, with what they search for', async () => {
  const text = `${detecting("  sel:\n    Image|endswith: x\n    User: 'half\n  condition: sel\n")}---\ntitle: Second\ncorrelation:\n  type: event_count\n---\ntit`;
  await editor.open(path, text);
  const symbols = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', path);
  await editor.close(path);
  expect(symbols.map(({ name }) => name)).toEqual(['Asked', 'Second', '(no title)']);
  expect(symbols[0]?.children?.map(({ name }) => name)).toEqual(['logsource', 'sel', 'condition']);
  expect(symbols[0]?.children?.[1]?.children?.map(({ name }) => name)).toEqual(['Image|endswith', 'User']);
  for (const { range, selectionRange } of symbols) {
    expect(range.start.line).toBeLessThanOrEqual(selectionRange.start.line);
    expect(range.end.line).toBeGreaterThanOrEqual(selectionRange.end.line);
  }
});

describe('quick fixes', () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

  async function fixes(text: string, id: string): Promise<readonly CodeAction[]> {
    await editor.open(path, text);
    await editor.diagnostics(path, (told: readonly Diagnostic[]) => told.some(({ code }) => code === id));
    const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', path, undefined, {
      range: whole,
      context: { diagnostics: [] },
    });
    await editor.close(path);
    return actions.filter(({ kind, diagnostics }) => kind !== 'quickfix' || diagnostics?.[0]?.code === id);
  }

  function applied(text: string, action: CodeAction | undefined): string {
    const [edit] = action?.edit?.changes?.[editor.uri(path)] ?? [];
    if (edit === undefined) throw new Error('a fix has an edit');
    const lines = text.split('\n');
    const { start, end } = edit.range;
    const before = [...lines.slice(0, start.line), (lines[start.line] ?? '').slice(0, start.character)].join(
      '\n',
    );
    const after = [(lines[end.line] ?? '').slice(end.character), ...lines.slice(end.line + 1)].join('\n');
    return before + edit.newText + after;
  }

  const mine = (parts: Parameters<typeof rule>[0] = {}): string =>
    rule({ title: 'Mine', id: '8f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90', items: 'Image: mine', ...parts });

  it.each([
    [
      'a field that was meant',
      'unknown-field',
      mine({ items: 'Comandline|contains: x' }),
      mine({ items: 'CommandLine|contains: x' }),
    ],
    [
      'a log source that was meant',
      'log-source-unmapped',
      mine({ category: 'proces_creation' }),
      mine({ category: 'process_creation' }),
    ],
    [
      'a modifier that was meant',
      'unknown-modifier',
      mine({ items: 'Image|contian: x' }),
      mine({ items: 'Image|contains: x' }),
    ],
    [
      'a modifier that is called otherwise elsewhere',
      'unknown-modifier',
      mine({ items: 'Image|regex: x' }),
      mine({ items: 'Image|re: x' }),
    ],
    ['a search identifier that was meant', 'undefined-identifier', mine({ condition: 'selction' }), mine()],
    [
      'an operator in small letters',
      'operator-case',
      mine({ condition: 'NOT selection' }),
      mine({ condition: 'not selection' }),
    ],
    ['a date with dashes', 'date-format', mine().replace('2024-08-31', '2024/08/31'), mine()],
    ['a status that was meant', 'invalid-status', mine().replace('status: test', 'status: tset'), mine()],
    ['a level that was meant', 'invalid-level', mine().replace('level: low', 'level: lwo'), mine()],
    ['an attribute that was meant', 'misspelt-attribute', mine().replace('author', 'auhtor'), mine()],
    [
      'an attribute that is needed and was meant',
      'missing-attribute',
      mine().replace('logsource', 'logsorce'),
      mine(),
    ],
    [
      'a tag that was meant',
      'unknown-tag',
      mine().replace('logsource:', 'tags: [attack.excution]\nlogsource:'),
      mine().replace('logsource:', 'tags: [attack.execution]\nlogsource:'),
    ],
    [
      'a rule that was meant',
      'unresolved-rule',
      'title: x\ncorrelation:\n  type: event_count\n  rules: [logon]\n  group-by: [User]\n  timespan: 1m\n  condition: {gte: 2}\n',
      'title: x\ncorrelation:\n  type: event_count\n  rules: [logons]\n  group-by: [User]\n  timespan: 1m\n  condition: {gte: 2}\n',
    ],
  ])('%s', async (_, id, text, wanted) => {
    const [fix] = (await fixes(text, id)).filter(({ title }) => title.startsWith('Replace'));
    expect(applied(text, fix)).toBe(wanted);
  });

  it('a new id where one is missing', async () => {
    const text = mine().replace(/^id: .*\n/m, '');
    const [fix] = (await fixes(text, 'missing-id')).filter(({ title }) => title === 'Insert a new id');
    expect(applied(text, fix)).toMatch(
      /^title: Mine\nid: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f-]{17}\nstatus/,
    );
  });

  it('a comment that silences what is no mistake, and nothing for what is one', async () => {
    const text = mine({ items: 'Comandline: x' });
    const [silence] = (await fixes(text, 'unknown-field')).filter(({ title }) => title.startsWith('Ignore'));
    const silenced = applied(text, silence);
    expect(silenced).toContain('    # sigmazuh-ignore: unknown-field\n    Comandline: x');
    const broken = await fixes(mine({ items: 'Image|contian: x' }), 'unknown-modifier');
    expect(broken.filter(({ title }) => title.startsWith('Ignore'))).toEqual([]);
  });

  it('all at once that can be settled without looking', async () => {
    const text = mine({ condition: 'NOT selection' }).replace('2024-08-31', '2024/08/31');
    const all = (await fixes(text, 'date-format')).find(({ kind }) => kind === 'source.fixAll');
    expect(all?.edit?.changes?.[editor.uri(path)]).toHaveLength(2);
  });
});

describe('what a rule becomes', () => {
  const two = `${first}---\n${named}`;
  it.each([
    ['wazuh', 'xml', '<rule id='],
    ['opensearch', 'json', '"query"'],
    ['wazuh5', 'yaml', 'title: First of all'],
  ])('for %s', async (target, language, part) => {
    await editor.open(path, two);
    const answer = await editor.connection.sendRequest('sigmazuh.convert', { uri: editor.uri(path), target });
    expect(answer).toMatchObject({ target, language });
    expect((answer as { text: string }).text).toContain(part);
    await editor.close(path);
  });

  it('the one that the cursor is in, as a command too; nothing without a target is Wazuh', async () => {
    await editor.open(path, two);
    const position = { line: first.split('\n').length + 3, character: 0 };
    const answer = await editor.connection.sendRequest('workspace/executeCommand', {
      command: 'sigmazuh.convert',
      arguments: [{ uri: editor.uri(path), position }],
    });
    const { text } = answer as { text: string };
    expect(text).toContain('7f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90');
    expect(text).not.toContain('6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90');
    await editor.close(path);
  });

  it.each([
    ['a rule that is refused', rule({ category: 'proces_creation' }), 'wazuh', 'log-source-unmapped'],
    ['a rule that is broken', 'title: x\ndetection: [\n', 'wazuh', 'yaml-syntax'],
    ['a target that is none', first, 'splunk', 'known are wazuh, wazuh5, opensearch'],
  ])('%s has no text, and why', async (_, text, target, why) => {
    await editor.open(path, text);
    const answer = await editor.connection.sendRequest('sigmazuh.convert', { uri: editor.uri(path), target });
    expect(answer).toMatchObject({ text: null });
    expect((answer as { told: string[] }).told.join('\n')).toContain(why);
    await editor.close(path);
  });

  it.each([{ uri: 'file:///nowhere.yml' }, {}, null])('%j is no question', async (wish) => {
    await expect(editor.connection.sendRequest('sigmazuh.convert', wish)).rejects.toThrow('of an open file');
  });
});
