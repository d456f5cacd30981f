import {
  Diagnostics,
  parseYamlDocument,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  yamlEntry,
} from '@sigmazuh/parser';
import { type IdRange, isRuleId } from './ranges.ts';

/** What is wrong with an id file, what to do about it, and where. */
export interface IdFileProblem {
  readonly error: string;
  readonly line: number;
  readonly column: number;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Ends the reading of an id file at the first thing that is wrong with it. */
class Misplaced extends Error {
  readonly problem: IdFileProblem;

  constructor(error: string, { line, column }: Place) {
    super(error);
    this.problem = { error, line, column };
  }
}

export function misplaced({ range }: Pick<YamlNode, 'range'>, error: string): Error {
  return new Misplaced(error, range.start);
}

/** What `read` makes of an id file's text, or what it found wrong. */
export function readingOf<Result>(text: string, read: (root: YamlMap) => Result): Result | IdFileProblem {
  try {
    return read(rootOf(text));
  } catch (error) {
    if (error instanceof Misplaced) return error.problem;
    throw error;
  }
}

/** The top map of an id file. */
function rootOf(text: string): YamlMap {
  const marker = text.split('\n').findIndex((line) => /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(line));
  if (marker >= 0) {
    const what =
      'a merge conflict is not resolved: keep the entries of both sides, take out the marker lines';
    throw new Misplaced(`${what}, and build again`, { line: marker + 1, column: 1 });
  }
  if (text.replace(/^\s*#.*$/gm, '').trim() === '') {
    const what = 'the id file is empty, which no build leaves behind: restore it';
    throw new Misplaced(`${what}, or remove it to give all rules new ids`, { line: 1, column: 1 });
  }
  const diagnostics = new Diagnostics();
  const root = parseYamlDocument(text, 'ids', { id: 'invalid-id-file', called: 'an id file' }, diagnostics);
  const problem = diagnostics.all[0];
  if (problem !== undefined) throw new Misplaced(problem.message, problem.range.start);
  if (root?.kind !== 'map')
    throw new Misplaced('an id file is a mapping', root?.range.start ?? { line: 1, column: 1 });
  return root;
}

export function rangeOf(root: YamlMap, name: string): IdRange | null {
  const node = yamlEntry(root, name)?.value;
  if (node === undefined) return null;
  const ids =
    node.kind === 'list' ? node.items.map((each) => (each.kind === 'scalar' ? each.value : null)) : [];
  const [first, last] = ids;
  if (ids.length !== 2 || !isRuleId(first) || !isRuleId(last) || first > last) {
    throw misplaced(node, `${name} must be two rule ids, the lower one first`);
  }
  return [first, last];
}

export function entriesOf(root: YamlMap, name: string): readonly YamlEntry[] {
  const node = yamlEntry(root, name)?.value;
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return [];
  if (node.kind !== 'map') throw misplaced(node, `${name} must be a mapping`);
  return node.entries;
}

/** Sees to it that every id is given once: a second time is an error that names both lines. */
export function idsOnce(): (id: number, key: string, node: YamlNode) => void {
  const seen = new Map<number, { readonly key: string; readonly line: number }>();
  return (id, key, node) => {
    const { line } = node.range.start;
    const other = seen.get(id);
    if (other !== undefined) {
      throw misplaced(node, `id ${id} is given to "${key}" and, on line ${other.line}, to "${other.key}"`);
    }
    seen.set(id, { key, line });
  };
}

/** The entries of a section from keys to rule ids. */
export function numberedEntries(root: YamlMap, name: string, once: ReturnType<typeof idsOnce>) {
  return entriesOf(root, name).map(({ key, value }): readonly [key: string, id: number] => {
    const id = value.kind === 'scalar' ? value.value : null;
    if (!isRuleId(id)) throw misplaced(value, `"${key.text}" has no rule id from 10 to 999999`);
    once(id, key.text, value);
    return [key.text, id];
  });
}
