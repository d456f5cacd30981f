import { Diagnostics, parseSigma, type SigmaRule } from '@sigmazuh/parser';

/** A rule with this log source (YAML lines) and detection. */
export function ruleOf(logSource: string, detection = '  s:\n    A: b\n  condition: s'): SigmaRule {
  const text = `title: A rule\nid: 0b8b5b4a-6c1e-4f3a-8d6e-000000000001\nlogsource:\n${logSource
    .split(', ')
    .map((line) => `  ${line}\n`)
    .join('')}detection:\n${detection}\nlevel: high\n`;
  const diagnostics = new Diagnostics();
  const [rule] = parseSigma(text, 'rule.yml', diagnostics);
  if (rule?.kind !== 'rule') throw new Error(JSON.stringify(diagnostics.all));
  return rule;
}
