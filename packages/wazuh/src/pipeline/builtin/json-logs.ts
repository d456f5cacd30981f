import type { LogSourcePattern, SourceMapping, SourceRefusal } from '../source-mapping.ts';

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

/** Logs whose JSON has the fields under the names that Sigma's rules use. */
export function plainJson(name: string, logSource: LogSourcePattern): SourceMapping {
  return { ...shared, name, logSource };
}

/** Logs that a module of Wazuh wraps: `{"integration": "aws", "aws": {…}}`. */
export function integration(
  name: string,
  logSource: LogSourcePattern,
  module: string,
  fields: SourceMapping['fields'] = {},
): SourceMapping {
  return {
    ...shared,
    name,
    logSource,
    when: { integration: [module] },
    otherFields: { prefix: `${module}.`, letters: 'as-is' },
    fields,
  };
}

export function unreachable(logSource: LogSourcePattern, reason: string): SourceRefusal {
  return { logSource, reason };
}
