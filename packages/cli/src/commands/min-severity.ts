import { type Diagnostic, isAtLeast, type Severity, severities } from '@sigmazuh/parser';
import { Option } from 'commander';

/** `--min-severity`: less grave diagnostics are not printed. */
export function minSeverityOption(least: Severity): Option {
  return new Option('--min-severity <severity>', 'the least grave diagnostics to print')
    .choices(severities)
    .default(least);
}

export function atLeast(diagnostics: readonly Diagnostic[], least: Severity): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => isAtLeast(severity, least));
}
