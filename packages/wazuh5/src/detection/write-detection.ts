import { groupBy, type Predicate } from '@sigmazuh/compiler';
import type { Detection } from '@sigmazuh/parser';
import type { RuleFindings } from '../findings.ts';
import { type Expression, joinedExpression, printExpression } from './expression.ts';
import { type Item, isLine, itemOf, keyOf, type Line, type ValueStyle } from './item.ts';
import { SelectionNames } from './names.ts';
import { querySize } from './query-size.ts';

/** Lines that must all hold. */
export type Selection = readonly Item[];

export interface WrittenDetection {
  /** By name: one selection, or several of which any will do. */
  readonly selections: ReadonlyMap<string, readonly Selection[]>;
  readonly condition: string;
  /** Single questions in it; OpenSearch takes 1,024 in one query. */
  readonly clauses: number;
  /** Length of the query that is stored for it, at most. */
  readonly size: number;
}

/**
 * A meaning in normal form as selections and a condition whose meaning *to the plugin* is the same. The plugin turns
 * `not` over a group round itself, but forgets a `not` inside one, and takes `not` of a field to mean that the field
 * is there with another value. So `not` stands on selections of plain lines only, and where a field may be absent,
 * that is said beside it:
 *
 *     not (Image = a and User = b)   →   (not filter or filter_absent)
 *
 * `null` = refused.
 */
export function writeDetection(
  predicate: Predicate,
  detection: Detection,
  marks: Predicate | null,
  style: ValueStyle,
  findings: RuleFindings,
): WrittenDetection | null {
  const writer = new DetectionWriter(new SelectionNames(detection), style, findings);
  const expression = writer.write(predicate, marks);
  return expression === null
    ? null
    : {
        selections: writer.selections,
        condition: printExpression(expression),
        clauses: writer.clauses,
        size: querySize(expression, writer.selections),
      };
}

type Fields = ReadonlySet<string>;

class DetectionWriter {
  readonly selections = new Map<string, readonly Selection[]>();

  readonly #names: SelectionNames;
  readonly #style: ValueStyle;
  readonly #findings: RuleFindings;

  constructor(names: SelectionNames, style: ValueStyle, findings: RuleFindings) {
    this.#names = names;
    this.#style = style;
    this.#findings = findings;
  }

  get clauses(): number {
    return [...this.selections.values()]
      .flat(2)
      .reduce((sum, { values }) => sum + (Array.isArray(values) ? values.length : 1), 0);
  }

  /** The marks of the log source first, then the rule. */
  write(predicate: Predicate, marks: Predicate | null): Expression | null {
    const parts: Expression[] = [];
    let present: Fields = new Set();
    if (marks !== null) {
      const made = this.alternatives('log_source', marks.kind === 'or' ? marks.operands : [marks]);
      if (made === null) return null;
      parts.push(...made);
      present = presentIn(marks);
    }
    const rule = predicate.kind === 'constant' ? null : this.expression(predicate, present);
    if (rule === null && predicate.kind !== 'constant') return null;
    return joinedExpression('and', rule === null ? parts : [...parts, rule]);
  }

  /** @param present fields that are known to be there, since what stands beside asks for a value of them */
  private expression(predicate: Predicate, present: Fields): Expression | null {
    switch (predicate.kind) {
      case 'and':
        return this.and(predicate.operands, present);
      case 'or':
        return this.or(predicate.operands, present);
      default:
        return isLine(predicate) ? this.and([predicate], present) : this.or([predicate], present);
    }
  }

  private and(operands: readonly Predicate[], present: Fields): Expression | null {
    const lines = operands.filter(isLine);
    const others = operands.filter((each) => !isLine(each));
    const known: Fields = new Set([...present, ...operands.flatMap((each) => [...presentIn(each)])]);
    const parts: (Expression | null)[] = [];
    for (const [origin, own] of groupBy(lines, (line) => this.originOf(line))) {
      const items = this.items(own);
      if (items === null) return null;
      for (const selection of withoutDoubleKeys(items)) parts.push(this.selection(origin, [selection]));
    }
    for (const each of others) parts.push(this.expression(each, known));
    return joinedOrNull('and', parts);
  }

  private or(operands: readonly Predicate[], present: Fields): Expression | null {
    const excluded = operands.flatMap((each) =>
      each.kind === 'not' && !isLine(each) && isLine(each.operand) ? [each.operand] : [],
    );
    const plain = operands.filter((each) => isSelection(each));
    const others = operands.filter((each) => !isSelection(each) && (each.kind !== 'not' || isLine(each)));
    const parts: (Expression | null)[] = [];
    if (excluded.length > 0) parts.push(this.exclusion(excluded, present));
    for (const [origin, own] of groupBy(plain, (each) => this.originOf(each))) {
      const made = this.alternatives(origin, own);
      if (made === null) return null;
      parts.push(...made);
    }
    for (const each of others) parts.push(this.expression(each, present));
    return joinedOrNull('or', parts);
  }

  /** That not all of these hold: `not` over them, or a field of theirs is absent. */
  private exclusion(lines: readonly Line[], present: Fields): Expression | null {
    const items = this.items(lines);
    const [first] = lines;
    if (items === null || first === undefined) return null;
    const origin = this.originOf(first);
    const absent = new Set(items.map(({ field }) => field).filter((field) => !present.has(field)));
    const parts: Expression[] = withoutDoubleKeys(items).map((selection) => ({
      kind: 'not',
      name: this.selection(origin, [selection]).name,
    }));
    if (absent.size > 0) {
      const selections = [...absent].map(
        (field): Selection => [{ field, modifier: 'exists', values: false }],
      );
      parts.push(this.selection(`${origin}_absent`, selections));
    }
    return joinedExpression('or', parts);
  }

  /** Selections of which any will do: a list under one name. */
  private alternatives(origin: string, operands: readonly Predicate[]): readonly Expression[] | null {
    const single: Selection[] = [];
    const several: Expression[] = [];
    for (const operand of operands) {
      const items = this.items(
        operand.kind === 'and' ? operand.operands.filter(isLine) : isLine(operand) ? [operand] : [],
      );
      if (items === null) return null;
      const parts = withoutDoubleKeys(items);
      const [only] = parts;
      if (only !== undefined && parts.length === 1) single.push(only);
      else
        several.push(
          joinedExpression(
            'and',
            parts.map((each) => this.selection(origin, [each])),
          ),
        );
    }
    return [...(single.length > 0 ? [this.selection(origin, single)] : []), ...several];
  }

  private selection(wanted: string, selections: readonly Selection[]): Extract<Expression, { kind: 'name' }> {
    const name = this.#names.take(wanted);
    this.selections.set(name, selections);
    return { kind: 'name', name };
  }

  private items(lines: readonly Line[]): readonly Item[] | null {
    const items = lines.map((line) => itemOf(line, this.#style, this.#findings));
    const written = items.filter((each) => each !== null);
    return written.length < items.length ? null : written;
  }

  private originOf(predicate: Predicate): string {
    const first = firstLine(predicate);
    return first === null ? 'selection' : this.#names.originOf(first.range);
  }
}

function firstLine(
  predicate: Predicate,
): { readonly range: Parameters<SelectionNames['originOf']>[0] } | null {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands[0] === undefined ? null : firstLine(predicate.operands[0]);
    case 'not':
      return firstLine(predicate.operand);
    case 'constant':
      return null;
    default:
      return predicate;
  }
}

/** Whether it is one selection: a line, or lines that must all hold. */
function isSelection(predicate: Predicate): boolean {
  return isLine(predicate) || (predicate.kind === 'and' && predicate.operands.every(isLine));
}

/** Fields that are there wherever the predicate holds. */
function presentIn(predicate: Predicate): Fields {
  switch (predicate.kind) {
    case 'and':
      return new Set(predicate.operands.flatMap((each) => [...presentIn(each)]));
    case 'or': {
      const [first, ...rest] = predicate.operands.map(presentIn);
      return new Set([...(first ?? [])].filter((field) => rest.every((each) => each.has(field))));
    }
    case 'match':
    case 'exists':
    case 'cidr':
      return new Set(predicate.field === null ? [] : [predicate.field]);
    default:
      return new Set();
  }
}

/** A map has each key once: lines with the same key go into selections of their own. */
function withoutDoubleKeys(items: readonly Item[]): readonly Selection[] {
  const selections: Item[][] = [];
  for (const item of items) {
    const place = selections.find((each) => each.every((other) => keyOf(other) !== keyOf(item)));
    if (place === undefined) selections.push([item]);
    else place.push(item);
  }
  return selections;
}

function joinedOrNull(kind: 'and' | 'or', parts: readonly (Expression | null)[]): Expression | null {
  const written = parts.filter((each) => each !== null);
  return written.length < parts.length ? null : joinedExpression(kind, written);
}
