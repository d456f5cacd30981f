import { enterpriseTactics, type Located, ownEntry } from '@sigmazuh/parser';

export interface Mitre {
  readonly tactic: readonly string[];
  readonly technique: readonly string[];
  readonly subtechnique: readonly string[];
}

/**
 * The rule's place in ATT&CK, from its `attack.…` tags; `null` when it has none. A sub-technique brings its technique
 * along; groups and software (`attack.g0016`) have no place in Wazuh.
 */
export function mitreOf(tags: readonly Located<string>[]): Mitre | null {
  const tactic = new Set<string>();
  const technique = new Set<string>();
  const subtechnique = new Set<string>();
  for (const { value } of tags) {
    const [, name] = /^attack\.(.+)$/i.exec(value.toLowerCase()) ?? [];
    if (name === undefined) continue;
    const id =
      ownEntry(enterpriseTactics, name.replaceAll('_', '-')) ??
      (/^ta\d{4}$/.test(name) ? name.toUpperCase() : undefined);
    if (id !== undefined) tactic.add(id);
    const [, parent, child] = /^(t\d{4})(?:\.(\d{3}))?$/.exec(name) ?? [];
    if (parent === undefined) continue;
    technique.add(parent.toUpperCase());
    if (child !== undefined) subtechnique.add(`${parent.toUpperCase()}.${child}`);
  }
  if (tactic.size + technique.size === 0) return null;
  return { tactic: [...tactic], technique: [...technique], subtechnique: [...subtechnique] };
}
