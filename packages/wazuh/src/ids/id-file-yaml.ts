import {
  Diagnostics,
  parseYamlDocument,
  type SchemaReader,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  yamlEntry,
} from '@sigmazuh/parser';
import type { IdRange } from './ranges.ts';

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

/** How an id file of one format is read. */
export interface IdFormat<Written, Result> {
  readonly schema: SchemaReader<Written>;
  /** What else a key says that does not belong there; `null` = no more than that. */
  readonly strange: (key: string) => string | null;
  /** Reads what follows the schema. */
  readonly read: (written: Written, root: YamlMap) => Result;
}

/** What an id file's text says, or the first thing that is wrong with it. */
export function readingOf<Written, Result>(
  text: string,
  { schema, strange, read }: IdFormat<Written, Result>,
): Result | IdFileProblem {
  try {
    const root = rootOf(text);
    const { value, mistakes } = schema(root);
    if (value !== null && root.kind === 'map') return read(value, root);
    const mistake = mistakes.find(({ unknown }) => unknown !== undefined) ?? mistakes[0];
    if (mistake === undefined) throw misplaced(root, 'an id file is a map');
    const { range, message, details, unknown } = mistake;
    const hint = details.hint === undefined ? '' : `; ${details.hint}`;
    const own = unknown === undefined ? null : strange(unknown);
    throw misplaced({ range }, own ?? `${message}${hint}`);
  } catch (error) {
    if (error instanceof Misplaced) return error.problem;
    throw error;
  }
}

/** The document of an id file. */
function rootOf(text: string): YamlNode {
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
  if (root === null) throw new Misplaced('an id file is a map', { line: 1, column: 1 });
  return root;
}

/** A range that the file names, the lower id first. */
export function rangeIn(root: YamlMap, name: 'range' | 'inner', range: IdRange | undefined): IdRange | null {
  if (range === undefined) return null;
  if (range[0] > range[1]) {
    throw misplaced(yamlEntry(root, name)?.value ?? root, `"${name}" is two rule ids, the lower one first`);
  }
  return [...range];
}

/** The entries of a section, as they are written. */
export function entriesOf(root: YamlMap, name: string): readonly YamlEntry[] {
  const node = yamlEntry(root, name)?.value;
  return node?.kind === 'map' ? node.entries : [];
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
    const id = value.kind === 'scalar' ? Number(value.value) : Number.NaN;
    once(id, key.text, value);
    return [key.text, id];
  });
}
