import type { JudgedCase } from '../project/judge-fixtures.ts';
import { counted } from '../terminal/counted.ts';

/**
 * Without a manager's ruleset, lines whose decoder only the manager has reach no rule: that a case fails then says
 * nothing of the pack.
 *
 * @param missing the decoders that the pack's rules name, and that nothing at hand has
 * @returns a line of text where a case fails for it, else nothing
 */
export function undecodedText(judged: readonly JudgedCase[], missing: readonly string[]): string {
  const lost = judged.filter(
    ({ agrees, sigma, wazuh }) =>
      !agrees && sigma.winners.length > 0 && wazuh.winners.length === 0 && wazuh.undecoded > 0,
  );
  if (lost.length === 0 || missing.length === 0) return '';
  const cases = `${counted(lost.length, 'case')} with a line that no decoder takes here`;
  return `${cases}: ${lacking(missing)}\n`;
}

/** The same of lines that were put to a stand-in by themselves. */
export function undecodedLines(undecoded: number, missing: readonly string[]): string {
  if (undecoded === 0 || missing.length === 0) return '';
  return `${counted(undecoded, 'line')} that no decoder takes here: ${lacking(missing)}\n`;
}

const lacking = (missing: readonly string[]): string =>
  `the built-in stand-in for a manager lacks ${missing.join(', ')}; name the manager's ruleset with --ruleset, or "rulesets" in sigmazuh.yml`;
