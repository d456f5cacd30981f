import { ownEntry } from '@sigmazuh/parser';
import type { LogSourceAttributes } from '../event.ts';
import type { JsonObject, JsonValue } from './event-from-fields.ts';

/** The record that a collector wrapped: `{"integration": "aws", "aws": {…}}`. */
interface WrappedRecord {
  readonly fields: JsonObject;
  /** What the wrapper says of the record. */
  readonly says: readonly LogSourceAttributes[];
}

/** Takes a record out of what Wazuh's modules put around it; `undefined` for JSON of anything else. */
export function unwrapRecord(json: JsonObject): WrappedRecord | undefined {
  const { integration, osquery } = json;
  if (typeof integration === 'string') {
    const fields = objectOf(ownEntry(json, integration));
    return fields === undefined ? undefined : { fields, says: sourcesOf(integration, fields) };
  }
  const result = objectOf(osquery);
  return result === undefined ? undefined : readOsquery(result);
}

const byModule: Readonly<Record<string, readonly LogSourceAttributes[]>> = {
  gcp: ['gcp.audit', 'google_workspace.admin', 'google_workspace.login'].map((service) => ({
    product: 'gcp',
    service,
  })),
  github: [{ product: 'github', service: 'audit' }],
};

/** Microsoft 365 has one log of all workloads. */
function officeSources({ Workload: workload }: JsonObject): readonly LogSourceAttributes[] {
  const services = ['audit', 'threat_management', 'threat_detection'];
  if (workload === 'Exchange') services.push('exchange');
  return services.map((service) => ({ product: 'm365', service }));
}

function sourcesOf(module: string, fields: JsonObject): readonly LogSourceAttributes[] {
  if (module === 'office365') return officeSources(fields);
  if (module !== 'aws') return ownEntry(byModule, module) ?? [];
  const { source } = fields;
  // The module names the service of each record.
  return typeof source === 'string' ? [{ product: 'aws', service: source }] : [];
}

/** Columns of osquery's event tables by the taxonomy's names. */
const processColumns: Readonly<Record<string, string>> = {
  cmdline: 'CommandLine',
  cwd: 'CurrentDirectory',
  path: 'Image',
  parent_cmdline: 'ParentCommandLine',
  parent_path: 'ParentImage',
  parent: 'ParentProcessId',
  pid: 'ProcessId',
  username: 'User',
};

/** osquery's event tables on macOS hold what processes and files did; a result of any other query is a record only. */
function readOsquery(result: JsonObject): WrappedRecord {
  const columns = objectOf(result.columns) ?? {};
  const macos = (category: string): readonly LogSourceAttributes[] => [{ product: 'macos', category }];
  if (columns.event_type === 'exec') {
    return { fields: withNames(columns, processColumns), says: macos('process_creation') };
  }
  if (columns.event_type === 'create') {
    const names = { path: 'Image', filename: 'TargetFilename' };
    return { fields: withNames(columns, names), says: macos('file_event') };
  }
  if (columns.action === 'CREATED') {
    return { fields: withNames(columns, { target_path: 'TargetFilename' }), says: macos('file_event') };
  }
  return { fields: columns, says: [] };
}

function withNames(columns: JsonObject, names: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [ownEntry(names, name) ?? name, value]),
  );
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
