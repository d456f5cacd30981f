import type { Pipeline } from '../source-mapping.ts';
import { unreachable } from './json-logs.ts';

/** The agent for macOS reads the unified log and files, but no process or file events. */
const reason = 'the Wazuh agent for macOS reports neither processes nor file events';

export const macos: Pipeline = {
  name: 'macos',
  priority: 10,
  sources: [],
  refusals: ['process_creation', 'file_event'].map((category) =>
    unreachable({ product: 'macos', category }, reason),
  ),
};
