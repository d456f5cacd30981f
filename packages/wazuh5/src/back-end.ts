import type { BackEnd } from '@sigmazuh/back-end';
import { buildWazuh5, type Wazuh5Entry, type Wazuh5Options } from './build.ts';

/** Rules for the indexer of Wazuh 5, and the requests that create them. */
export const wazuh5: BackEnd<Wazuh5Options, Wazuh5Entry> = {
  name: 'wazuh5',
  build(documents, options) {
    const { files, manifest, diagnostics } = buildWazuh5(documents, options);
    return { files, entries: manifest.rules, diagnostics };
  },
};
