import { type FieldType, isFieldType, type Schema, type SchemaField, schemaOf } from './schema.ts';

export type SchemaResult =
  | { readonly kind: 'read'; readonly schema: Schema }
  | { readonly kind: 'unreadable'; readonly line: number; readonly reason: string };

/**
 * Reads a schema in either form in which Wazuh publishes it: its table of fields (CSV with the columns `Field`, `Type`
 * and `Indexed`), or the index template of its events (JSON), as `GET _index_template/…` answers it too.
 *
 * @param name what messages call it, e.g. the path of its file
 */
export function readSchema(text: string, name: string): SchemaResult {
  return text.trimStart().startsWith('{') ? readTemplate(text, name) : readTable(text, name);
}

function readTable(text: string, name: string): SchemaResult {
  const rows = csvRows(text);
  const header = rows[0]?.cells ?? [];
  const column = (title: string) => header.findIndex((each) => each.trim().toLowerCase() === title);
  const at = { field: column('field'), type: column('type'), indexed: column('indexed') };
  if (at.field < 0 || at.type < 0) {
    return unreadable(1, 'it has no columns "Field" and "Type"');
  }
  const fields: SchemaField[] = [];
  for (const { cells, line } of rows.slice(1)) {
    const field = cells[at.field]?.trim() ?? '';
    const type = cells[at.type]?.trim() ?? '';
    if (field === '') continue;
    if (!isFieldType(type)) return unreadable(line, `the type "${type}" of "${field}" is not known`);
    fields.push({ name: field, type, search: cells[at.indexed] === 'false' ? 'stored' : 'indexed' });
  }
  return { kind: 'read', schema: schemaOf(name, fields) };
}

/** Rows of a CSV text; a cell in double quotes may hold commas, line breaks and doubled quotes. */
function csvRows(text: string): readonly { readonly cells: readonly string[]; readonly line: number }[] {
  const rows: { cells: string[]; line: number }[] = [];
  let line = 1;
  let row: { cells: string[]; line: number } = { cells: [], line };
  for (const [match, quoted, plain, separator] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g,
  )) {
    row.cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    line += match.split('\n').length - 1;
    if (separator === ',') continue;
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
    row = { cells: [], line };
  }
  return rows;
}

interface JsonMap {
  readonly [name: string]: unknown;
}

function readTemplate(text: string, name: string): SchemaResult {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    return unreadable(1, error instanceof Error ? error.message : String(error));
  }
  const mappings = mappingsIn(root);
  if (mappings === null) return unreadable(1, 'it holds no "mappings" of an index template');
  const fields = new Map<string, SchemaField>();
  for (const each of listOf(mappings.dynamic_templates)) {
    for (const template of Object.values(isMap(each) ? each : {})) {
      const path = isMap(template) ? template.path_match : undefined;
      if (typeof path !== 'string' || path.includes('*') || !isMap(template)) continue;
      add(fields, path, template.mapping);
    }
  }
  addProperties(fields, mappings.properties, '');
  return { kind: 'read', schema: schemaOf(name, [...fields.values()]) };
}

function addProperties(fields: Map<string, SchemaField>, properties: unknown, prefix: string): void {
  if (!isMap(properties)) return;
  for (const [key, definition] of Object.entries(properties)) {
    if (!isMap(definition)) continue;
    const path = `${prefix}${key}`;
    if (definition.properties === undefined || definition.type === 'nested') add(fields, path, definition);
    addProperties(fields, definition.properties, `${path}.`);
  }
}

function add(fields: Map<string, SchemaField>, name: string, mapping: unknown): void {
  if (!isMap(mapping)) return;
  const type = typeOf(mapping.type);
  if (type === null) return;
  fields.set(name, { name, type, search: mapping.index === false ? 'stored' : 'indexed' });
}

function typeOf(type: unknown): FieldType | null {
  return typeof type === 'string' && isFieldType(type) ? type : null;
}

/** The mappings, however deep the answer wraps its template. */
function mappingsIn(node: unknown): JsonMap | null {
  if (!isMap(node)) return null;
  if (isMap(node.mappings)) return node.mappings;
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? listOf(value) : [value]) {
      const found = mappingsIn(each);
      if (found !== null) return found;
    }
  }
  return null;
}

function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function unreadable(line: number, reason: string): SchemaResult {
  return { kind: 'unreadable', line, reason };
}
