import { Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';

/** A rule with that log source and detection, in YAML. */
export function documents(...rules: readonly string[]): readonly SigmaDocument[] {
  const diagnostics = new Diagnostics();
  const parsed = rules.flatMap((text, i) => parseSigma(text, `rules/${i}.yml`, diagnostics));
  if (diagnostics.hasErrors) throw new Error(JSON.stringify(diagnostics.all));
  return parsed;
}

export function rule(logSource: string, detection: string, more = ''): string {
  return `title: A rule
id: 7e3b6d4a-2f1c-4c7e-9d55-0a4a5f3b2c1d
status: test
logsource: ${logSource}
detection:
${detection.replace(/^/gm, '  ')}
level: high
${more}`;
}
