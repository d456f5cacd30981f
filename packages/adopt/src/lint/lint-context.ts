import type { Diagnostics, SourceRange } from '@sigmazuh/parser';
import type { RuleTree } from '@sigmazuh/wazuh';
import type { PlacedFile, PlacedRule } from '../read-rules.ts';
import type { PlacedElement } from '../reader/index.ts';
import { type LintDiagnosticId, lintDiagnostics } from './lint-diagnostics.ts';

/** Says what a check found. */
export type Say = (id: LintDiagnosticId, range: SourceRange, message: string, hint: string) => void;

export function sayTo(diagnostics: Diagnostics): Say {
  return (id, range, message, hint) =>
    diagnostics.report({ id, severity: lintDiagnostics[id].severity, range, message, hint });
}

/** What checks know besides the rule itself. */
export interface LintContext {
  readonly tree: RuleTree;
  readonly files: readonly PlacedFile[];
}

/** One check of one rule. */
export type RuleCheck = (rule: PlacedRule, context: LintContext, say: Say) => void;

/** The options of a rule with one of these names. */
export function optionsOf({ element }: PlacedRule, ...names: readonly string[]): readonly PlacedElement[] {
  return element.children.filter(({ name }) => names.includes(name));
}
