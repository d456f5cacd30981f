import { wazuhIndex } from '@sigmazuh/opensearch';
import { recordOf } from '../files/record-of.ts';
import { ServerError } from '../server/server-error.ts';
import type { SearchCall } from './search-client.ts';
import { indicesPath, missingAllowed } from './search-scope.ts';

/**
 * Archives hold every event, those that raised an alert among them; searching both would count these twice. Where the
 * manager keeps no archives (`logall_json`), its alerts are all there is.
 *
 * @throws ServerError when there are neither
 */
export async function chooseWazuhIndices(call: SearchCall): Promise<string> {
  const [alerts = '', archives = ''] = wazuhIndex.indices.split(',');
  if ((await eventsIn(archives, call)) > 0) return archives;
  await refuseMissing([alerts], call);
  return alerts;
}

/**
 * OpenSearch finds nothing where there is no index, and nobody should take that for the absence of attacks.
 *
 * @throws ServerError when no index goes by one of the names
 */
export async function refuseMissing(names: readonly string[], call: SearchCall): Promise<void> {
  for (const name of names) {
    const { total } = recordOf((await countIn(name, call))._shards);
    if (total === 0) {
      throw new ServerError(
        `no index is called ${name}: --index names the ones to search, and "GET _cat/indices" lists what there is`,
      );
    }
  }
}

async function eventsIn(name: string, call: SearchCall): Promise<number> {
  const { count } = await countIn(name, call);
  return typeof count === 'number' ? count : 0;
}

function countIn(name: string, call: SearchCall) {
  return call('GET', `${indicesPath(name)}/_count?${missingAllowed}`);
}
