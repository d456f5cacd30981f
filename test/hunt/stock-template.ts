import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@sigmazuh/opensearch';
import { shared } from '../corpus/shared.ts';

/** The template of Wazuh's indexer, on one shard. */
export function stockTemplate(): JsonObject {
  const text = readFileSync(join(shared, 'wazuh-4.14.7', 'indexer', 'wazuh-template.json'), 'utf8');
  const { settings, mappings } = JSON.parse(text);
  const own = { 'index.number_of_shards': '1', 'index.max_result_window': '1000000' };
  return { settings: { ...settings, ...own }, mappings };
}
