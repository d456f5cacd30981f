import type { AndCondition, Condition, OrCondition, QuantifierCondition } from '../condition.ts';
import { didYouMean } from '../nearest.ts';
import type { ParserDiagnosticId } from '../parser-diagnostics.ts';
import type { ReportDetails, Reporter } from '../reporter.ts';
import type { SourceRange } from '../source.ts';
import { type ScalarOffsets, scalarOffsets } from '../yaml/scalar-offsets.ts';
import type { YamlScalar } from '../yaml.ts';
import { refuseAggregation } from './refuse-aggregation.ts';
import { selectIdentifiers } from './select-identifiers.ts';
import { type Token, tokenize } from './tokens.ts';

/** How deeply brackets and `not` may be nested. */
const maximumDepth = 100;

/** Thrown to leave the descent once an error has been reported; never leaves this file. */
class ConditionError extends Error {}

/**
 * Reads a condition (Sigma rules specification, "Condition"): `or` binds least, then `and`, then `not`, then
 * `1 of …`, then brackets. Reports at most one error, at its place in the file, and returns `null` then.
 *
 * `identifiers` are the names of the search identifiers, in document order.
 */
export function parseCondition(
  scalar: YamlScalar,
  identifiers: readonly string[],
  report: Reporter,
): Condition | null {
  const tokens = tokenize(scalar.text);
  const offsets = scalarOffsets(scalar, report.source);
  if (refuseAggregation(tokens, offsets, report)) return null;
  try {
    return new ConditionReader(tokens, offsets, identifiers, report).whole();
  } catch (problem) {
    if (problem instanceof ConditionError) return null;
    throw problem;
  }
}

class ConditionReader {
  readonly #tokens: readonly Token[];
  readonly #offsets: ScalarOffsets;
  readonly #identifiers: readonly string[];
  readonly #report: Reporter;
  #next = 0;
  #depth = 0;

  constructor(
    tokens: readonly Token[],
    offsets: ScalarOffsets,
    identifiers: readonly string[],
    report: Reporter,
  ) {
    this.#tokens = tokens;
    this.#offsets = offsets;
    this.#identifiers = identifiers;
    this.#report = report;
  }

  whole(): Condition {
    const condition = this.#or();
    const rest = this.#peek();
    if (rest.kind === ')') this.#refuse(rest, 'this bracket closes nothing');
    if (rest.kind !== 'end') {
      this.#refuse(rest, `"${rest.text}" follows without "and" or "or"`, this.#operatorHint(rest));
    }
    return condition;
  }

  #or(): Condition {
    return this.#chain('or', () => this.#and());
  }

  #and(): Condition {
    return this.#chain('and', () => this.#not());
  }

  #chain(operator: 'and' | 'or', operand: () => Condition): Condition {
    const first = operand();
    const operands = [first];
    while (this.#isOperator(this.#peek(), operator)) {
      this.#next += 1;
      operands.push(operand());
    }
    if (operands.length === 1) return first;
    const range = this.#between(first, operands.at(-1) ?? first);
    const node: AndCondition | OrCondition = { kind: operator, operands: Object.freeze(operands), range };
    return Object.freeze(node);
  }

  #not(): Condition {
    const token = this.#peek();
    if (!this.#isOperator(token, 'not')) return this.#operand();
    this.#next += 1;
    this.#enter(token);
    const operand = this.#not();
    this.#depth -= 1;
    const range = this.#range(token.start, this.#lastEnd());
    return Object.freeze({ kind: 'not', operand, range });
  }

  #operand(): Condition {
    const token = this.#peek();
    if (token.kind === '(') return this.#bracketed(token);
    if (token.kind === ')') this.#refuse(token, 'a search identifier is missing before this bracket');
    if (token.kind !== 'word')
      this.#refuse(token, 'the condition ends where a search identifier is expected');
    if (this.#tokens[this.#next + 1]?.text.toLowerCase() === 'of') return this.#quantifier(token);
    const name = token.text;
    if (!this.#identifiers.includes(name)) this.#refuseName(token);
    this.#next += 1;
    return Object.freeze({ kind: 'identifier', name, range: this.#range(token.start, token.end) });
  }

  #bracketed(open: Token): Condition {
    this.#next += 1;
    this.#enter(open);
    const inner = this.#or();
    this.#depth -= 1;
    const close = this.#peek();
    if (close.kind === 'end') this.#refuse(open, 'this bracket is never closed');
    if (close.kind !== ')') {
      this.#refuse(close, `"${close.text}" follows without "and" or "or"`, this.#operatorHint(close));
    }
    this.#next += 1;
    return Object.freeze({ ...inner, range: this.#range(open.start, close.end) });
  }

  #quantifier(token: Token): QuantifierCondition {
    const word = token.text.toLowerCase();
    if (word !== '1' && word !== 'any' && word !== 'all') {
      this.#refuse(token, `"${token.text} of" is not a quantifier`, {
        hint: 'use "1 of", "any of" or "all of"',
      });
    }
    const target = this.#tokens[this.#next + 2];
    if (target?.kind !== 'word') {
      const place = target ?? token;
      this.#refuse(place, `"${token.text} of" needs "them" or a name with "*"`);
    }
    const pattern =
      target.text.toLowerCase() === 'them' && !this.#identifiers.includes(target.text) ? null : target.text;
    const names = selectIdentifiers(pattern, this.#identifiers);
    if (names.length === 0) this.#refusePattern(target, pattern);
    this.#next += 3;
    return Object.freeze({
      kind: 'quantifier',
      quantifier: word === 'all' ? 'all' : 'any',
      pattern,
      names,
      range: this.#range(token.start, target.end),
    });
  }

  #refuseName(token: Token): never {
    const word = token.text.toLowerCase();
    if (word === 'and' || word === 'or' || word === 'not') {
      this.#refuse(token, `a search identifier is missing before "${token.text}"`);
    }
    if (token.text.includes('*')) {
      this.#refuse(token, `"${token.text}" needs a quantifier`, {
        hint: `write "1 of ${token.text}" or "all of ${token.text}"`,
      });
    }
    const withModifier = this.#identifiers.find((each) => each.startsWith(`${token.text}|`));
    const details =
      withModifier === undefined ? didYouMean(token.text, this.#identifiers) : modifierHint(withModifier);
    this.#fail('undefined-identifier', token, `there is no search identifier "${token.text}"`, details);
  }

  #refusePattern(token: Token, pattern: string | null): never {
    if (pattern === null) {
      this.#fail('undefined-identifier', token, '"them" stands for no search identifier', {
        hint: 'names that begin with "_" are left out of "them"',
      });
    }
    const prefix = pattern.replaceAll('*', '');
    const { hint } = didYouMean(prefix, this.#identifiers);
    const details = hint === undefined ? {} : { hint };
    this.#fail('undefined-identifier', token, `no search identifier fits "${pattern}"`, details);
  }

  #isOperator(token: Token, operator: 'and' | 'or' | 'not'): boolean {
    if (token.kind !== 'word') return false;
    if (token.text === operator) return true;
    return token.text.toLowerCase() === operator && !this.#identifiers.includes(token.text);
  }

  #operatorHint(token: Token): ReportDetails {
    return token.kind === 'word' ? didYouMean(token.text, ['and', 'or', 'not']) : {};
  }

  #enter(token: Token): void {
    this.#depth += 1;
    if (this.#depth > maximumDepth) this.#refuse(token, 'the condition is nested too deeply');
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', start: 0, end: 0 };
  }

  #lastEnd(): number {
    return this.#tokens[this.#next - 1]?.end ?? 0;
  }

  #refuse(token: Token, message: string, details: ReportDetails = {}): never {
    this.#fail('condition-syntax', token, message, details);
  }

  #fail(id: ParserDiagnosticId, token: Token, message: string, details: ReportDetails): never {
    this.#report.error(id, this.#range(token.start, token.end), message, details);
    throw new ConditionError();
  }

  #between(first: Condition, last: Condition): SourceRange {
    return Object.freeze({ file: first.range.file, start: first.range.start, end: last.range.end });
  }

  #range(start: number, end: number): SourceRange {
    const from = this.#offsets(start);
    const last = end > start ? this.#offsets(end - 1) + 1 : from;
    return this.#report.source.range(from, last);
  }
}

/** `keywords|all:` is a name with a stroke in it: modifiers stand with what is searched. */
function modifierHint(identifier: string): { readonly hint: string } {
  const [name = '', ...modifiers] = identifier.split('|');
  const modifier = modifiers.join('|');
  return {
    hint: `"${identifier}" is no "${name}" with a modifier: write "${name}:", and under it "'|${modifier}':" with the values`,
  };
}
