import type { SourceMapping, WazuhPipeline } from '../source-mapping.ts';
import { documented } from './basis.ts';

/**
 * The agent for macOS collects the unified log and files, but no process or file events of its own; its osquery
 * module delivers what osquery's event tables hold, as `{"osquery": {"name": …, "columns": {…}}}`.
 */
const shared = {
  enters: ['syslog'],
  decodedAs: ['json'],
  fieldRoots: { kind: 'only', names: ['osquery'] },
  form: 'json',
  onlyFields: [],
  objects: ['osquery.**'],
  present: [],
  keywords: 'line',
  basis: documented("osquery's tables, and Wazuh's module for it"),
} as const;

const processCreation: SourceMapping = {
  ...shared,
  name: 'macos-process_creation',
  logSource: { product: 'macos', category: 'process_creation' },
  when: { 'osquery.columns.event_type': ['exec'] },
  fields: {
    CommandLine: 'osquery.columns.cmdline',
    CurrentDirectory: 'osquery.columns.cwd',
    Image: 'osquery.columns.path',
    ParentCommandLine: 'osquery.columns.parent_cmdline',
    ParentImage: 'osquery.columns.parent_path',
    ParentProcessId: 'osquery.columns.parent',
    ProcessId: 'osquery.columns.pid',
    User: 'osquery.columns.username',
  },
  needs:
    "Wazuh's osquery module with a scheduled query of es_process_events, joined with processes for parent_path and parent_cmdline",
};

const fileEvent: SourceMapping = {
  ...shared,
  name: 'macos-file_event',
  logSource: { product: 'macos', category: 'file_event' },
  when: { 'osquery.columns.action': ['CREATED'] },
  fields: { TargetFilename: 'osquery.columns.target_path' },
  needs: "Wazuh's osquery module with a scheduled query of file_events",
};

/** Files by the process that makes them. */
const fileEventOfProcess: SourceMapping = {
  ...shared,
  name: 'macos-file_event-process',
  logSource: { product: 'macos', category: 'file_event' },
  when: { 'osquery.columns.event_type': ['create'] },
  fields: { Image: 'osquery.columns.path', TargetFilename: 'osquery.columns.filename' },
  needs: "Wazuh's osquery module with a scheduled query of es_process_file_events",
};

export const macos: WazuhPipeline = {
  name: 'macos',
  priority: 10,
  sources: [processCreation, fileEvent, fileEventOfProcess],
  refusals: [],
};
