import type { Located } from '@sigmazuh/parser';

/** The frameworks that the plugin knows, by its keys; any other key makes it reject the rule. */
const frameworks = [
  'pci_dss',
  'gdpr',
  'cmmc',
  'nist_800_53',
  'nist_800_171',
  'hipaa',
  'iso_27001',
  'nis2',
  'tsc',
  'fedramp',
] as const;

/**
 * What a rule helps to comply with, from tags that are named after a framework:
 *
 *     pci_dss.10.2.4, nist-800-53.au.6   →   { pci_dss: ['10.2.4'], nist_800_53: ['AU.6'] }
 *
 * `null` when there is none.
 */
export function complianceOf(
  tags: readonly Located<string>[],
): Readonly<Record<string, readonly string[]>> | null {
  const found: Record<string, string[]> = {};
  for (const { value } of tags) {
    const at = value.indexOf('.');
    const name = value.slice(0, Math.max(at, 0)).toLowerCase().replaceAll('-', '_');
    const framework = frameworks.find((each) => each === name);
    if (framework === undefined) continue;
    found[framework] = [...(found[framework] ?? []), value.slice(at + 1).toUpperCase()];
  }
  return Object.keys(found).length === 0 ? null : found;
}
