import { Rejected } from './rejected.ts';

/** A parsed query string, as Lucene's classic parser reads it. */
export type Query =
  | { readonly kind: 'clauses'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'leaf'; readonly field: string | null; readonly value: LeafValue };

export interface Clause {
  readonly occurs: 'must' | 'should' | 'must-not';
  readonly query: Query;
}

export type LeafValue =
  /** In quotes, escapes taken out. */
  | { readonly kind: 'phrase'; readonly text: string }
  /** Bare, escapes still in. */
  | { readonly kind: 'term' | 'wildcard'; readonly text: string }
  | { readonly kind: 'regex'; readonly text: string }
  | { readonly kind: 'any' };

const tokens = {
  blank: /[ \t\n\r\u3000]+/y,
  and: /AND|&&/y,
  or: /OR|\|\|/y,
  not: /NOT|!/y,
  open: /\(/y,
  close: /\)/y,
  colon: /:/y,
  quoted: /"(?:\\.|[^"\\])*"/sy,
  regex: /\/(?:\\\/|[^/])*\//y,
  range: /\[[^\]]*\]/y,
  wildcard: /(?:\\.|[*?]|[^ \t\n\r\u3000+\-!():^[\]"{}~*?\\/])(?:\\.|[^ \t\n\r\u3000!():^[\]"{}~\\/])*/suy,
} as const;
type TokenKind = keyof typeof tokens;

interface Token {
  readonly kind: Exclude<TokenKind, 'blank'>;
  readonly text: string;
}

/** The longest token at each place; of two as long the first of the list. */
function tokensOf(query: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < query.length) {
    let best: { kind: TokenKind; text: string } | null = null;
    for (const [kind, pattern] of Object.entries(tokens) as [TokenKind, RegExp][]) {
      pattern.lastIndex = at;
      const [text] = pattern.exec(query) ?? [];
      if (text !== undefined && text.length > (best?.text.length ?? 0)) best = { kind, text };
    }
    if (best === null) throw new Rejected(`the query breaks at ${query.slice(at, at + 40)}`);
    at += best.text.length;
    if (best.kind !== 'blank') found.push({ kind: best.kind, text: best.text });
  }
  return found;
}

export function readQuery(text: string): Query {
  const all = tokensOf(text);
  let at = 0;
  const next = () => all[at];
  const clausesOf = (field: string | null): Query => {
    const clauses: Clause[] = [];
    for (let token = next(); token !== undefined && token.kind !== 'close'; token = next()) {
      const conjunction = token.kind === 'and' || token.kind === 'or' ? token.kind : null;
      if (conjunction !== null) {
        if (clauses.length === 0) throw new Rejected(`a query begins with "${token.text}"`);
        at++;
      }
      const isNegated = next()?.kind === 'not';
      if (isNegated) at++;
      const query = clause(field);
      if (conjunction === 'and') {
        const last = clauses.at(-1);
        if (last?.occurs === 'should') clauses[clauses.length - 1] = { ...last, occurs: 'must' };
      }
      clauses.push({ occurs: isNegated ? 'must-not' : conjunction === 'and' ? 'must' : 'should', query });
    }
    const [only] = clauses;
    if (only === undefined) throw new Rejected('a query is empty');
    return clauses.length === 1 && only.occurs !== 'must-not' ? only.query : { kind: 'clauses', clauses };
  };
  const clause = (outer: string | null): Query => {
    let field = outer;
    if (next()?.kind === 'wildcard' && all[at + 1]?.kind === 'colon') {
      field = next()?.text ?? '';
      at += 2;
    }
    const token = next();
    at++;
    switch (token?.kind) {
      case 'open': {
        const inner = clausesOf(field);
        if (next()?.kind !== 'close') throw new Rejected('a parenthesis is missing');
        at++;
        return inner;
      }
      case 'quoted':
        return leaf(field, { kind: 'phrase', text: unescaped(token.text.slice(1, -1)) });
      case 'regex':
        return leaf(field, { kind: 'regex', text: token.text.slice(1, -1) });
      case 'range':
        return leaf(field, { kind: 'any' });
      case 'wildcard': {
        const bare = token.text.replaceAll(/\\./gs, '');
        return leaf(field, { kind: /[*?]/.test(bare) ? 'wildcard' : 'term', text: token.text });
      }
      default:
        throw new Rejected(`the query cannot go on with "${token?.text ?? ''}"`);
    }
  };
  const query = clausesOf(null);
  if (at < all.length) throw new Rejected(`"${next()?.text}" is too much in the query`);
  return query;
}

const leaf = (field: string | null, value: LeafValue): Query => ({ kind: 'leaf', field, value });

export const unescaped = (text: string): string => text.replaceAll(/\\(.)/gs, '$1');
