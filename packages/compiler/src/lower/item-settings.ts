import type { Diagnostics, SourceRange } from '@sigmazuh/parser';
import type { CompilerDiagnosticId } from '../compiler-diagnostics.ts';
import type { CaseRule } from '../pattern/build.ts';
import type { CompareTest, FieldReferenceTest } from '../predicate.ts';
import type { RegexFlag } from '../written.ts';

/** How the value must lie in the field's text. */
export type Relation = FieldReferenceTest['relation'];
export type CompareOperator = CompareTest['operator'];
export type DatePart = NonNullable<CompareTest['part']>;

/** What the modifiers of a detection item say about all its values together. */
export interface ItemSettings {
  /** `null` = keywords. */
  readonly field: string | null;
  readonly caseRule: CaseRule;
  readonly relation: Relation;
  readonly link: 'any' | 'all';
  readonly order: 'any-order' | 'ordered';
  readonly sense: 'equal' | 'different';
  readonly regexFlags: readonly RegexFlag[];
  readonly operator: CompareOperator;
  readonly part: DatePart | null;
  /** Whether `%name%` is a placeholder. */
  readonly expands: boolean;
}

/** Where lowering an item reports and what it may look up. */
export interface LoweringContext {
  readonly diagnostics: Diagnostics;
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
  /** Placeholders that are lists of the target, and what it calls them. */
  readonly lists: ReadonlyMap<string, string>;
  /** The place of the value at hand. */
  readonly range: SourceRange;
}

/** Reports why a value has no meaning that can be compiled. Its rule is then not converted. */
export function refuse(
  context: LoweringContext,
  id: CompilerDiagnosticId,
  message: string,
  hint: string,
): null {
  context.diagnostics.report({ id, severity: 'error', range: context.range, message, hint });
  return null;
}
