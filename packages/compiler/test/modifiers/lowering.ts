import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { type CompileOptions, compileRule, type Predicate } from '../../src/index.ts';
import { notation } from '../notation.ts';

/** A detection item as written, and what becomes of it (see `show`). */
export type Case = readonly [item: string, meaning: string];

/** A detection item as written, and the id of the diagnostic that refuses it. */
export type Refusal = readonly [item: string, id: string];

/** The table of a modifier's cases. */
export function describeModifier(
  name: string,
  cases: readonly Case[],
  refusals: readonly Refusal[] = [],
  options: Partial<CompileOptions> = {},
): void {
  describe(name, () => {
    it.each(cases)('%s', (item, meaning) => {
      expect(lower(item, options)).toBe(meaning);
    });
    it.each(refusals)('%s is refused', (item, id) => {
      expect(lower(item, options)).toBe(`refused: ${id}`);
    });
  });
}

function lower(item: string, options: Partial<CompileOptions>): string {
  const diagnostics = new Diagnostics();
  const text = `title: t\nlogsource: {product: x}\ndetection:\n  s:\n    ${item}\n  condition: s\n`;
  const [rule] = parseSigma(text, 'x.yml', diagnostics);
  const compiled = rule?.kind === 'rule' ? compileRule(rule, diagnostics, options) : null;
  if (compiled !== null) return show(compiled.predicate);
  return `refused: ${diagnostics.all.find((each) => each.severity === 'error')?.id}`;
}

/** A predicate in one line: `F ~ pattern`, `F = 5`, `F exists`, joined by `and`, `or`, `not`. */
export function show(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.map(show).join(` ${predicate.kind} `);
    case 'not':
      return `not ${show(predicate.operand)}`;
    case 'constant':
      return String(predicate.value);
    case 'match':
      return `${predicate.field ?? 'any'} ~ ${notation(predicate.pattern)}`;
    case 'compare':
      return `${predicate.part === null ? '' : `${predicate.part} of `}${predicate.field} ${predicate.operator} ${predicate.value}`;
    case 'cidr':
      return `${predicate.field} in ${predicate.network.join('.')}/${predicate.prefixLength}`;
    case 'field-reference':
      return `${predicate.field} ${predicate.relation} ${predicate.other}${predicate.cased ? ' cased' : ''}`;
    case 'exists':
    case 'null':
      return `${predicate.field} ${predicate.kind}`;
  }
}
