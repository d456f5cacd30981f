import type { Basis, LogSourcePattern, SourceRefusal } from '@sigmazuh/pipeline';
import type { SourceMapping } from '../source-mapping.ts';

/** Names at the top of what Wazuh's own modules and agents report; no other log is taken to have them. */
const moduleRoots = [
  'audit',
  'aws',
  'docker',
  'gcp',
  'github',
  'integration',
  'maltiverse',
  'ms-graph',
  'office365',
  'osquery',
  'sca',
  'virustotal',
  'vuls',
  'vulnerability',
  'win',
];

/** Logs of anything but Wazuh's modules. */
export const withoutModules = { kind: 'without', names: moduleRoots } as const;

/** What logs that reach Wazuh as one JSON object a line share. */
const shared = {
  enters: ['syslog'],
  decodedAs: ['json'],
  form: 'json',
  when: {},
  otherFields: { prefix: '', letters: 'as-is' },
  fields: {},
  keywords: 'line',
} as const;

interface PlainJson {
  readonly telltale?: string;
  readonly basis: Basis;
  readonly objects?: readonly string[];
}

/**
 * Logs whose JSON has the fields under the names that Sigma's rules use; `telltale` is one that they always have.
 * Without it nothing tells their lines from other JSON when a rule names no field.
 */
export function plainJson(
  name: string,
  logSource: LogSourcePattern,
  { telltale, basis, objects = [] }: PlainJson,
): SourceMapping {
  const source = { ...shared, name, logSource, basis, objects, fieldRoots: withoutModules };
  return telltale === undefined ? source : { ...source, telltale };
}

/** Logs that a module of Wazuh wraps: `{"integration": "aws", "aws": {…}}`. */
export function integration(
  name: string,
  logSource: LogSourcePattern,
  module: string,
  basis: Basis,
  fields: SourceMapping['fields'] = {},
  objects: readonly string[] = [],
): SourceMapping {
  return {
    ...shared,
    name,
    logSource,
    basis,
    when: { integration: [module] },
    fieldRoots: { kind: 'only', names: ['integration', module] },
    otherFields: { prefix: `${module}.`, letters: 'as-is' },
    // A record may have a value under the very name that a rule uses for another.
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, places]) => [
        name,
        [...new Set([`${module}.${name}`, places].flat())],
      ]),
    ),
    objects: [module, ...objects.map((path) => `${module}.${path}`)],
  };
}

export function unreachable(logSource: LogSourcePattern, reason: string): SourceRefusal {
  return { logSource, reason };
}
