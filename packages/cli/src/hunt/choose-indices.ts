import { wazuhIndex } from '@sigmazuh/opensearch';
import type { SearchCall } from './search-client.ts';

/**
 * Archives hold every event, those that raised an alert among them; searching both would count these twice. Where the
 * manager keeps no archives (`logall_json`), its alerts are all there is.
 */
export async function chooseWazuhIndices(call: SearchCall): Promise<string> {
  const [alerts = '', archives = ''] = wazuhIndex.indices.split(',');
  const answer = await call('GET', `/${archives}/_count?ignore_unavailable=true&allow_no_indices=true`);
  return typeof answer.count === 'number' && answer.count > 0 ? archives : alerts;
}
