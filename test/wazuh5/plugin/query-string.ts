import { queryText } from './sigma-string.ts';
import type { Tree, Value } from './tree.ts';

/** Whether some `not` is above, and whether the plugin is turning `and` and `or` round because of it. */
interface Above {
  readonly not: boolean;
  readonly turned: boolean;
}

/** The Lucene query that the plugin makes of a condition. */
export function queryString(tree: Tree): string {
  return convert(tree, { not: tree.kind === 'not', turned: false });
}

function convert(tree: Tree, above: Above): string {
  switch (tree.kind) {
    case 'and':
    case 'or': {
      const word = (tree.kind === 'and') === above.turned ? 'OR' : 'AND';
      return tree.args.map((arg) => `(${convert(arg, above)})`).join(` ${word} `);
    }
    case 'not':
      // Over a group, "not" is forgotten and all below turned round, whether it was so before or not.
      return tree.arg.kind === 'test'
        ? `(NOT ${convert(tree.arg, { not: true, turned: above.turned })})`
        : `((${convert(tree.arg, { not: true, turned: true })}))`;
    case 'test': {
      const text = testText(tree.field, tree.value, above.turned);
      const isMarked = above.not && tree.field !== null && tree.value.kind !== 'exists';
      return isMarked ? `${text} AND _exists_: ${tree.field}` : text;
    }
  }
}

function testText(field: string | null, value: Value, turned: boolean): string {
  if (value.kind === 'exists') {
    return value.exists !== turned ? `_exists_: ${field}` : `NOT _exists_: ${field}`;
  }
  const text = valueText(value);
  return `${turned ? 'NOT ' : ''}${field === null ? text : `${field}: ${text}`}`;
}

function valueText(value: Exclude<Value, { kind: 'exists' }>): string {
  switch (value.kind) {
    case 'string':
      return queryText(value);
    case 'regex':
      return `/${value.text.replaceAll(/["\\]/g, '\\$&')}/`;
    case 'cidr':
      return `"${value.text}"`;
    case 'boolean':
      return String(value.value);
    case 'number':
      return value.text;
    case 'null':
      return '(NOT [* TO *])';
  }
}
