import { escaped, type TextQuery, wildcardExpression } from '../lucene/index.ts';
import { type LeafQuery, leavesOf, type Query } from './query.ts';

/**
 * The query in the syntax of `query_string`, as one types it into Dashboards' search bar (Lucene). `null` where that
 * syntax cannot say it exactly: case can be left out of account by an expression only, and fields that are compared
 * with each other, or made while searching, cannot be named.
 */
export function queryString(query: Query): string | null {
  return leavesOf(query).length > mostClauses ? null : written(query);
}

/** A query has room for 1,024 clauses, those of the search bar's filters among them. */
const mostClauses = 1000;

function written(query: Query): string | null {
  switch (query.kind) {
    case 'and':
    case 'or': {
      const operands = query.operands.map(written);
      if (operands.includes(null)) return null;
      // A clause of negations alone would find nothing.
      const isNegative = query.kind === 'and' && query.operands.every((each) => each.kind === 'not');
      return `(${[...(isNegative ? ['*:*'] : []), ...operands].join(query.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not': {
      const operand = written(query.operand);
      return operand === null ? null : `(*:* AND NOT ${operand})`;
    }
    case 'constant':
      return query.value ? '*:*' : '(*:* AND NOT *:*)';
    default:
      return leafString(query);
  }
}

function leafString(leaf: LeafQuery): string | null {
  if (leaf.kind === 'script' || (leaf.kind === 'text' && leaf.derived !== undefined)) return null;
  const field = escapedName(leaf.field);
  switch (leaf.kind) {
    case 'exists':
      return `_exists_:${field}`;
    case 'range':
      return `${field}:${{ lt: '<', lte: '<=', gt: '>', gte: '>=' }[leaf.bound]}${leaf.value}`;
    case 'network':
      return `${field}:"${leaf.network}"`;
    case 'text':
      return textString(field, leaf.text);
  }
}

function textString(field: string, { kind, text, letters, effort }: TextQuery): string | null {
  if (effort !== undefined) return null;
  if (kind === 'term' && letters === 'exact') return `${field}:"${text.replace(/["\\]/g, '\\$&')}"`;
  const expression = kind === 'regexp' ? text : kind === 'term' ? escaped(text) : wildcardExpression(text);
  const inItsCase = letters === 'folded' ? withBothCases(expression) : expression;
  return inItsCase === null ? null : `${field}:/${delimited(inItsCase)}/`;
}

/** As it stands between slashes: one behind a backslash would be no end, even where that backslash is escaped itself. */
function delimited(expression: string): string {
  const ending = /(?<!\\)(?:\\\\)+$/.test(expression) ? `${expression.slice(0, -2)}[\\\\]` : expression;
  return ending.replaceAll('/', '\\/');
}

function escapedName(name: string): string {
  return name.replace(/[^A-Za-z0-9_.@-]/g, '\\$&');
}

/** Letters outside of classes as classes of both cases: `cmd` → `[cC][mM][dD]`. */
function withBothCases(expression: string): string | null {
  return expression.replace(/\\.|\[(?:\\.|[^\]\\])*\]|[A-Za-z]/gs, (part) =>
    /^[A-Za-z]$/.test(part) ? `[${part.toLowerCase()}${part.toUpperCase()}]` : part,
  );
}
