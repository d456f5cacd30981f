import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildWazuh5, type RuleDocument, type Wazuh5Options, type Wazuh5Pack } from '../src/index.ts';

/** A rule around a detection, as people write them. */
export function ruleText(
  detection: string,
  logSource = '{product: windows, category: process_creation}',
  more = '',
): string {
  return `title: A rule
id: 5f9a7a1e-6d0c-4b0e-9d0a-1c2d3e4f5a6b
status: test
level: high
${more}logsource: ${logSource}
detection:
${detection.replaceAll(/^/gm, '  ')}
`;
}

export function build(text: string, options?: Wazuh5Options): Wazuh5Pack {
  const diagnostics = new Diagnostics();
  const documents = parseSigma(text, 'rules/a.yml', diagnostics);
  if (diagnostics.hasErrors) throw new Error(diagnostics.all.map(({ message }) => message).join('\n'));
  return buildWazuh5(documents, options);
}

/** What becomes of the rule's detection, without the marks of its log source. */
export function detectionOf(pack: Wazuh5Pack): Readonly<Record<string, unknown>> {
  const { log_source, condition, ...selections } = resourceOf(pack).detection;
  return { ...selections, condition: String(condition).replace('log_source and ', '') };
}

export function resourceOf(pack: Wazuh5Pack): RuleDocument {
  const [rule] = pack.rules;
  if (rule === undefined) throw new Error(`refused: ${pack.manifest.rules[0]?.reason}`);
  return rule.resource;
}

/** Each refusal as people see it. */
export function refusals(pack: Wazuh5Pack): readonly string[] {
  return pack.diagnostics.all
    .filter(({ severity }) => severity === 'warning')
    .map(({ range, message }) => `${range.file}:${range.start.line}:${range.start.column} ${message}`);
}
